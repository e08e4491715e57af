/**
 * Compression in memory. What is made for small texts or for speed is light; the rest takes as long as `node:zlib`, or
 * longer. Facts: the packages' documentation, and running them on one to ten megabytes.
 */
import type { PackageTable } from '../model/blocking.ts';

const light = { weight: 'light' } as const;

const zlib = <const Name extends string>(name: Name) =>
  ({ counterpart: { expression: name, from: 'node:zlib' }, differs: 'Takes a callback, and gives a Buffer.' }) as const;

const worker = <const Name extends string>(name: Name) =>
  ({ counterpart: { callback: name }, differs: 'Starts a worker thread for each call.' }) as const;

/** What fflate's own code has for archives: see `zip` and `unzip` there. */
const archive = <const Name extends string>(name: Name) =>
  ({
    counterpart: { callback: name },
    differs: 'Starts a worker thread for each large file; small ones, of some 100 KB, are computed on the calling thread.',
  }) as const;

export const compression = [
  {
    module: 'pako',
    kind: 'cpu',
    blocking: {
      deflate: zlib('deflate'),
      deflateRaw: zlib('deflateRaw'),
      gzip: zlib('gzip'),
      inflate: zlib('unzip'),
      inflateRaw: zlib('inflateRaw'),
      ungzip: zlib('unzip'),
    },
  },
  {
    module: 'fflate',
    kind: 'cpu',
    blocking: {
      compressSync: worker('compress'),
      decompressSync: worker('decompress'),
      deflateSync: worker('deflate'),
      gunzipSync: worker('gunzip'),
      gzipSync: worker('gzip'),
      inflateSync: worker('inflate'),
      unzipSync: archive('unzip'),
      unzlibSync: worker('unzlib'),
      zipSync: archive('zip'),
      zlibSync: worker('zlib'),
    },
  },
  {
    module: 'brotli',
    kind: 'cpu',
    blocking: {
      // They return a promise from version 2 on, and work on the same thread all the same.
      compress: zlib('brotliCompress'),
      decompress: zlib('brotliDecompress'),
    },
  },
  {
    module: 'lzma',
    kind: 'cpu',
    blocking: {
      // With a callback it works on the same thread, in slices of hundreds of milliseconds: there is no counterpart.
      compress: { when: { withoutCallback: 1 } },
      decompress: { when: { withoutCallback: 1 } },
    },
  },
  {
    module: 'lz-string',
    kind: 'cpu',
    blocking: {
      compress: light,
      compressToBase64: light,
      compressToEncodedURIComponent: light,
      compressToUTF16: light,
      compressToUint8Array: light,
      decompress: light,
      decompressFromBase64: light,
    },
  },
  {
    module: 'snappy',
    kind: 'cpu',
    blocking: {
      compressSync: { weight: 'light', counterpart: { promise: 'compress' } },
      uncompressSync: { weight: 'light', counterpart: { promise: 'uncompress' } },
    },
  },
  {
    module: 'snappyjs',
    kind: 'cpu',
    blocking: { compress: light, uncompress: light },
  },
  {
    module: 'lz4-napi',
    kind: 'cpu',
    blocking: {
      compressFrameSync: { weight: 'light', counterpart: { promise: 'compressFrame' } },
      compressSync: { weight: 'light', counterpart: { promise: 'compress' } },
      decompressFrameSync: { weight: 'light', counterpart: { promise: 'decompressFrame' } },
      uncompressSync: { weight: 'light', counterpart: { promise: 'uncompress' } },
    },
  },
  {
    module: 'lz4js',
    kind: 'cpu',
    blocking: { compress: light, decompress: light },
  },
] as const satisfies readonly PackageTable[];
