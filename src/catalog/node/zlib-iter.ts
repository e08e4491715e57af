/**
 * `node:zlib/iter` (experimental): transforms that compress within synchronous iteration. Facts: Node's documentation
 * for 24 and 26.
 */
import type { BlockingTable } from '../model/blocking.ts';

const differs = 'Is a step of `pull` from `node:stream/iter`, in place of `pullSync`.';

export default {
  module: 'node:zlib/iter',
  kind: 'cpu',
  promises: 'node:zlib/iter',
  blocking: {
    compressBrotliSync: { since: 24, counterpart: { iterator: 'compressBrotli' }, differs },
    compressDeflateSync: { since: 24, counterpart: { iterator: 'compressDeflate' }, differs },
    compressGzipSync: { since: 24, counterpart: { iterator: 'compressGzip' }, differs },
    compressZstdSync: { since: 24, counterpart: { iterator: 'compressZstd' }, differs },
    decompressBrotliSync: { since: 24, counterpart: { iterator: 'decompressBrotli' }, differs },
    decompressDeflateSync: { since: 24, counterpart: { iterator: 'decompressDeflate' }, differs },
    decompressGzipSync: { since: 24, counterpart: { iterator: 'decompressGzip' }, differs },
    decompressZstdSync: { since: 24, counterpart: { iterator: 'decompressZstd' }, differs },
  },
} as const satisfies BlockingTable<typeof import('node:zlib/iter')>;
