/** Images that are decoded, changed and encoded. Facts: the packages' documentation, and running them on some megapixels. */
import type { PackageTable } from '../model/blocking.ts';

const light = { weight: 'light' } as const;

export const images = [
  {
    // What returns a promise works on the calling thread too, from beginning to end.
    module: 'jimp',
    kind: 'cpu',
    blocking: {
      'Jimp.read': {},
      'Jimp#blur': {},
      'Jimp#composite': {},
      'Jimp#getBuffer': {},
      'Jimp#resize': {},
      'Jimp#rotate': {},
      'Jimp#write': {},
      'Jimp#crop': light,
    },
    same: {
      'Jimp.fromBuffer()': 'Jimp#',
      'Jimp.read()': 'Jimp#',
      'Jimp#blur()': 'Jimp#',
      'Jimp#clone()': 'Jimp#',
      'Jimp#composite()': 'Jimp#',
      'Jimp#crop()': 'Jimp#',
      'Jimp#resize()': 'Jimp#',
      'Jimp#rotate()': 'Jimp#',
    },
  },
  {
    module: 'jpeg-js',
    kind: 'cpu',
    blocking: { decode: {}, encode: {} },
  },
  {
    module: 'pngjs',
    kind: 'cpu',
    // `parse` and `pack` leave only the compression to other threads, which is the smaller part.
    blocking: {},
    untyped: { 'PNG.sync.read': {}, 'PNG.sync.write': {} },
  },
  {
    module: '@napi-rs/canvas',
    kind: 'cpu',
    blocking: {
      'Canvas#encodeSync': { counterpart: { method: 'encode', returns: 'promise' } },
      'Canvas#toBuffer': {
        counterpart: { method: 'encode', returns: 'promise' },
        differs: "Takes the format's name: 'png' for 'image/png'.",
      },
      'Canvas#toDataURL': { counterpart: { method: 'toDataURLAsync', returns: 'promise' } },
    },
    same: { 'createCanvas()': 'Canvas#' },
  },
] as const satisfies readonly PackageTable[];
