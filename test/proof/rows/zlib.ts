/** `node:zlib`: a megabyte of text, packed and unpacked, and the ZIP archives of Node 26. */
import * as zlib from 'node:zlib';
import { writeFileSync } from 'node:fs';
import { call, collect, invoke, load, member, written } from '../derive.ts';
import type { Forms, ModuleProofs, Place } from '../model.ts';
import { textOf } from '../place.ts';

const workload = '1 MB of text';
const megabyte = Buffer.from(textOf(1_000_000));
const packed = (how: string, ...options: readonly unknown[]) => call(workload, () => [invoke(zlib, how, megabyte, ...options)]);
/** The best, which is the default, takes a second. */
const QUALITY = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } };
const packs = call(workload, () => [megabyte]);

/** An archive as bytes. */
const archive = async (): Promise<Buffer> => {
  const { ZipEntry } = (await load('node:zlib')) as { readonly ZipEntry: unknown };
  const entry = invoke(ZipEntry, 'createSync', 'a.txt', megabyte);
  return Buffer.concat([...(invoke(zlib, 'createZipArchiveSync', [entry]) as Iterable<Uint8Array>)]);
};

/** The archive in a file, opened. */
async function zipFile({ fresh }: Place): Promise<unknown> {
  writeFileSync(fresh, await archive());
  return invoke(member(zlib, 'ZipFile'), 'openSync', fresh, { writable: true });
}

const inFile = (blocking: (file: unknown) => unknown, counterpart: (file: unknown) => unknown) =>
  written(
    workload,
    async place => {
      const file = await zipFile(place);
      return {
        blocking: () => blocking(file),
        counterpart: () => counterpart(file),
        done: () => {
          closeQuietly(file);
        },
      };
    },
    { effect: ({ fresh }) => archived(fresh) },
  );

const closeQuietly = (file: unknown): void => {
  try {
    invoke(file, 'closeSync');
  } catch {
    // Closed by the form.
  }
};

const archived = (path: string): unknown => {
  const file = invoke(member(zlib, 'ZipFile'), 'openSync', path);
  const names = [...(invoke(file, 'keys') as Iterable<string>)];
  invoke(file, 'closeSync');
  return names;
};

const archives = (entries: readonly unknown[]): Forms => ({
  blocking: () => Buffer.concat([...(invoke(zlib, 'createZipArchiveSync', entries) as Iterable<Uint8Array>)]),
  counterpart: async () => Buffer.concat((await collect(invoke(zlib, 'createZipArchive', entries))) as Uint8Array[]),
});

/** The name and the contents of an entry; the time in it is that of its making. */
const contentOf = (entry: unknown): unknown => [member(entry, 'name'), invoke(entry, 'contentSync')];

export default {
  module: 'node:zlib',
  rows: {
    brotliCompressSync: call(workload, () => [megabyte, QUALITY]),
    brotliDecompressSync: packed('brotliCompressSync', QUALITY),
    crc32: call(workload, () => [megabyte]),
    deflateRawSync: packs,
    deflateSync: packs,
    gunzipSync: packed('gzipSync'),
    gzipSync: packs,
    inflateRawSync: packed('deflateRawSync'),
    inflateSync: packed('deflateSync'),
    unzipSync: packed('gzipSync'),
    // With a callback the length is not known before: other bytes for the same text.
    zstdCompressSync: call(workload, () => [megabyte], { compare: result => invoke(zlib, 'zstdDecompressSync', result) }),
    zstdDecompressSync: packed('zstdCompressSync'),

    // Of an entry that is in a file: reading it is all that takes time.
    createZipArchiveSync: written(
      workload,
      async place => {
        const file = await zipFile(place);
        return {
          ...archives([invoke(file, 'getSync', 'a.txt')]),
          done: () => {
            closeQuietly(file);
          },
        };
      },
      { compare: lengthOf, effect: ({ fresh }) => archived(fresh) },
    ),
    'ZipBuffer#addSync': written(workload, async () => {
      const buffer = Reflect.construct(member(zlib, 'ZipBuffer') as new () => unknown, [await archive()]) as unknown;
      return {
        blocking: () => contentOf(invoke(buffer, 'addSync', 'b.txt', megabyte) ?? invoke(buffer, 'get', 'b.txt')),
        counterpart: async () => contentOf((await invoke(buffer, 'add', 'b.txt', megabyte)) ?? invoke(buffer, 'get', 'b.txt')),
      };
    }),
    'ZipEntry.createSync': written(
      workload,
      () => {
        const ZipEntry = member(zlib, 'ZipEntry');
        return {
          blocking: () => invoke(ZipEntry, 'createSync', 'a.txt', megabyte),
          counterpart: () => invoke(ZipEntry, 'create', 'a.txt', megabyte),
        };
      },
      { compare: contentOf },
    ),
    'ZipEntry#contentSync': written(workload, () => {
      const entry = invoke(member(zlib, 'ZipEntry'), 'createSync', 'a.txt', megabyte);
      return { blocking: () => invoke(entry, 'contentSync'), counterpart: () => invoke(entry, 'content') };
    }),
    'ZipFile.openSync': written(workload, async place => {
      writeFileSync(place.fresh, await archive());
      const ZipFile = member(zlib, 'ZipFile');
      return {
        blocking: () => opened(invoke(ZipFile, 'openSync', place.fresh)),
        counterpart: async () => opened(await invoke(ZipFile, 'open', place.fresh)),
      };
    }),
    'ZipFile#addEntrySync': written(
      workload,
      async place => {
        const file = await zipFile(place);
        const entry = invoke(member(zlib, 'ZipEntry'), 'createSync', 'b.txt', megabyte);
        return {
          blocking: () => {
            invoke(file, 'addEntrySync', entry);
          },
          counterpart: async () => {
            await invoke(file, 'addEntry', entry);
          },
          done: () => {
            closeQuietly(file);
          },
        };
      },
      { effect: ({ fresh }) => archived(fresh) },
    ),
    'ZipFile#addSync': inFile(
      file => {
        invoke(file, 'addSync', 'b.txt', megabyte);
      },
      async file => {
        await invoke(file, 'add', 'b.txt', megabyte);
      },
    ),
    'ZipFile#closeSync': inFile(
      file => invoke(file, 'closeSync'),
      file => invoke(file, 'close'),
    ),
    'ZipFile#compactSync': inFile(
      file => lengthOf(invoke(file, 'compactSync')),
      async file => lengthOf(Buffer.concat((await collect(invoke(file, 'compact'))) as Uint8Array[])),
    ),
    'ZipFile#deleteSync': inFile(
      file => invoke(file, 'deleteSync', 'a.txt'),
      file => invoke(file, 'delete', 'a.txt'),
    ),
    'ZipBuffer#toBufferSync': written(workload, async () => {
      const buffer = Reflect.construct(member(zlib, 'ZipBuffer') as new () => unknown, [await archive()]) as unknown;
      return { blocking: () => lengthOf(invoke(buffer, 'toBufferSync')) };
    }),
  },
} satisfies ModuleProofs;

function lengthOf(bytes: unknown): unknown {
  return member(bytes, 'byteLength');
}

function opened(file: unknown): unknown {
  const names = [...(invoke(file, 'keys') as Iterable<string>)];
  invoke(file, 'closeSync');
  return names;
}
