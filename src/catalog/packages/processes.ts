/** Packages that start programs and wait for them. Facts: the packages' documentation, and running them. */
import type { PackageTable } from '../model.ts';

export const processes = [
  {
    module: 'shelljs',
    kind: 'process',
    blocking: {
      exec: {
        when: { all: [{ not: { argument: 1, property: 'async', oneOf: [true] } }, { withoutCallback: 1 }] },
        counterpart: { sameWith: 'async: true' },
        differs: 'Gives a ChildProcess, not the output.',
      },
    },
  },
] as const satisfies readonly PackageTable[];
