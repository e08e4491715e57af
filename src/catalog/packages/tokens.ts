/** Signed tokens. Facts: the packages' documentation, and running them. */
import type { PackageTable } from '../model.ts';

export const tokens = [
  {
    module: 'jsonwebtoken',
    kind: 'cpu',
    blocking: {
      // With a callback it signs on the same thread all the same: there is no counterpart.
      sign: { weight: 'light', when: { withoutCallback: 2 } },
      verify: { weight: 'light', when: { withoutCallback: 2 } },
    },
  },
] as const satisfies readonly PackageTable[];
