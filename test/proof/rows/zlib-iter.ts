/** `node:zlib/iter`: a megabyte of text on its way through each transform. */
import { deflateSync, brotliCompressSync, constants, gzipSync } from 'node:zlib';
import * as zlib from 'node:zlib';
import { invoke, load, written } from '../derive.ts';
import type { ModuleProofs, Proof } from '../model.ts';
import { textOf } from '../place.ts';
import type { Row } from '../../support/catalog-rows.ts';

const megabyte = Buffer.from(textOf(1_000_000));
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const through =
  (bytes: () => unknown, ...options: readonly unknown[]) =>
  (row: Row): Proof =>
    written('1 MB of text', async () => {
      const [streams, transforms, given] = [await load('node:stream/iter'), await load('node:zlib/iter'), bytes()];
      const transform = (name: string): unknown => invoke(transforms, name, ...options);
      return {
        blocking: () => invoke(streams, 'bytesSync', invoke(streams, 'pullSync', invoke(streams, 'fromSync', given), transform(row.path))),
        counterpart: () =>
          invoke(streams, 'bytes', invoke(streams, 'pull', invoke(streams, 'from', given), transform(row.path.replace(/Sync$/, '')))),
      };
    })(row);

export default {
  module: 'node:zlib/iter',
  rows: {
    compressBrotliSync: through(() => megabyte, QUALITY),
    compressDeflateSync: through(() => megabyte),
    compressGzipSync: through(() => megabyte),
    compressZstdSync: through(() => megabyte),
    decompressBrotliSync: through(() => brotliCompressSync(megabyte, QUALITY)),
    decompressDeflateSync: through(() => deflateSync(megabyte)),
    decompressGzipSync: through(() => gzipSync(megabyte)),
    decompressZstdSync: through(() => invoke(zlib, 'zstdCompressSync', megabyte)),
  },
} satisfies ModuleProofs;
