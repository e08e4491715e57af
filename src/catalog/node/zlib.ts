/**
 * `node:zlib`: one-shot compression on the calling thread, and the ZIP archive classes of Node 26.
 * Facts: Node's documentation of `zlib` for 20 to 26. The methods of ZipFile that only look entries up (`getSync`,
 * `entriesSync`, `valuesSync`, `forEachSync`) read nothing, and are not here. There is no `zlib/promises`: `promisify` the callback forms.
 */
import type { BlockingTable } from '../model/blocking.ts';

export default {
  module: 'node:zlib',
  kind: 'cpu',
  promises: 'node:zlib',
  blocking: {
    brotliCompressSync: { counterpart: { callback: 'brotliCompress' } },
    brotliDecompressSync: { counterpart: { callback: 'brotliDecompress' } },
    crc32: { weight: 'light', differs: 'Grows with its input; for a large one use a worker thread.' },
    deflateRawSync: { counterpart: { callback: 'deflateRaw' } },
    deflateSync: { counterpart: { callback: 'deflate' } },
    gunzipSync: { counterpart: { callback: 'gunzip' } },
    gzipSync: { counterpart: { callback: 'gzip' } },
    inflateRawSync: { counterpart: { callback: 'inflateRaw' } },
    inflateSync: { counterpart: { callback: 'inflate' } },
    unzipSync: { counterpart: { callback: 'unzip' } },
    zstdCompressSync: { since: 22, counterpart: { callback: 'zstdCompress' } },
    zstdDecompressSync: { since: 22, counterpart: { callback: 'zstdDecompress' } },

    createZipArchiveSync: {
      since: 26,
      kind: 'disk',
      counterpart: { iterator: 'createZipArchive' },
      differs: "Gives an async iterator of the archive's parts. Both compress nothing, but read entries that are in a file.",
    },
    'ZipBuffer#addSync': { since: 26, counterpart: { method: 'add', returns: 'promise' } },
    'ZipBuffer#toBufferSync': {
      since: 26,
      weight: 'light',
      differs: 'Copies what is in memory; `toBuffer` does that on the calling thread, too.',
    },
    'ZipEntry.createSync': { since: 26, counterpart: { expression: 'ZipEntry.create', from: 'node:zlib' } },
    'ZipEntry#contentSync': { since: 26, counterpart: { method: 'content', returns: 'promise' } },
    'ZipFile.openSync': { since: 26, kind: 'disk', counterpart: { expression: 'ZipFile.open', from: 'node:zlib' } },
    'ZipFile#addEntrySync': { since: 26, kind: 'disk', counterpart: { method: 'addEntry', returns: 'promise' } },
    'ZipFile#addSync': { since: 26, kind: 'disk', counterpart: { method: 'add', returns: 'promise' } },
    'ZipFile#closeSync': { since: 26, kind: 'disk', counterpart: { method: 'close', returns: 'promise' } },
    'ZipFile#compactSync': {
      since: 26,
      kind: 'disk',
      counterpart: { method: 'compact', returns: 'iterator' },
      differs: "Gives an async iterator of the archive's parts, not one Buffer.",
    },
    'ZipFile#deleteSync': { since: 26, kind: 'disk', counterpart: { method: 'delete', returns: 'promise' } },
  },
  same: {
    'ZipEntry.create()': 'ZipEntry#',
    'ZipEntry.createSync()': 'ZipEntry#',
    'ZipFile.open()': 'ZipFile#',
    'ZipFile.openSync()': 'ZipFile#',
    'ZipFile#get()': 'ZipEntry#',
    'ZipFile#getSync()': 'ZipEntry#',
    'ZipBuffer#get()': 'ZipEntry#',
  },
} as const satisfies BlockingTable<typeof import('node:zlib')>;
