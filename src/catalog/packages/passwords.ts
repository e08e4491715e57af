/** Password hashing: slow on purpose. Facts: the packages' documentation, and running them. */
import type { PackageTable } from '../model.ts';

export const passwords = [
  {
    module: 'bcrypt',
    kind: 'cpu',
    blocking: {
      compareSync: { counterpart: { promise: 'compare' } },
      hashSync: { counterpart: { promise: 'hash' } },
      genSaltSync: { weight: 'light', counterpart: { promise: 'genSalt' } },
    },
  },
] as const satisfies readonly PackageTable[];
