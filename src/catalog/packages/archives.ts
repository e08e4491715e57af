/** Archives and compression. Facts: the packages' documentation, and running them. */
import type { PackageTable } from '../model.ts';

/** `tar` works on the calling thread where it is asked to. */
const sync = { when: { argument: 0, property: 'sync', oneOf: [true] }, counterpart: { sameWithout: 'sync: true' } } as const;

export const archives = [
  {
    module: 'tar',
    kind: 'disk',
    blocking: { c: sync, create: sync, x: sync, extract: sync, t: sync, list: sync, u: sync, update: sync, r: sync, replace: sync },
  },
] as const satisfies readonly PackageTable[];
