/** Searching, comparing, copying and computing, all in memory. Facts: the packages' documentation, and running them. */
import type { PackageTable } from '../model/blocking.ts';

const light = { weight: 'light' } as const;

/** A diff that works on the calling thread unless its options hold a callback: so only without options is it known to. */
const diffWithout = (options: number) =>
  ({
    weight: 'light',
    when: { without: options },
    counterpart: { sameWithCallback: true },
    differs: 'Works on the same thread, in slices, and takes many times as long.',
  }) as const;

const tensor = <const Name extends string>(method: Name) =>
  ({ weight: 'light', counterpart: { method, returns: 'promise' }, differs: 'Frees the loop where the values are on a GPU.' }) as const;

export const searching = [
  {
    module: 'lodash',
    kind: 'cpu',
    blocking: { cloneDeep: light, merge: light, sortBy: light },
  },
  { module: 'lodash-es', kind: 'cpu', blocking: {}, same: { '': { module: 'lodash' } } },
  { module: 'lodash/cloneDeep', kind: 'cpu', blocking: { '': light } },
  { module: 'lodash/merge', kind: 'cpu', blocking: { '': light } },
  { module: 'lodash/sortBy', kind: 'cpu', blocking: { '': light } },
  {
    module: 'diff',
    kind: 'cpu',
    blocking: {
      createPatch: diffWithout(5),
      diffChars: diffWithout(2),
      diffLines: diffWithout(2),
      diffWords: diffWithout(2),
      structuredPatch: diffWithout(6),
    },
  },
  {
    module: 'fuse.js',
    kind: 'cpu',
    blocking: { '#search': light },
  },
  {
    module: 'mathjs',
    kind: 'cpu',
    blocking: { eigs: light, evaluate: light, inv: light },
  },
  {
    module: 'brain.js',
    kind: 'cpu',
    blocking: { 'NeuralNetwork#train': {} },
  },
  {
    module: '@tensorflow/tfjs-core',
    kind: 'cpu',
    blocking: { 'Tensor#arraySync': tensor('array'), 'Tensor#bufferSync': tensor('buffer'), 'Tensor#dataSync': tensor('data') },
    same: {
      'ones()': 'Tensor#',
      'scalar()': 'Tensor#',
      'tensor()': 'Tensor#',
      'tensor1d()': 'Tensor#',
      'tensor2d()': 'Tensor#',
      'tensor3d()': 'Tensor#',
      'tensor4d()': 'Tensor#',
      'zeros()': 'Tensor#',
    },
  },
  { module: '@tensorflow/tfjs', kind: 'cpu', blocking: {}, same: { '': { module: '@tensorflow/tfjs-core' } } },
] as const satisfies readonly PackageTable[];
