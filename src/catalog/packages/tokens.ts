/** Signed tokens and one-time passwords. Facts: the packages' documentation, and running them. */
import type { PackageTable } from '../model/blocking.ts';

const light = { weight: 'light' } as const;

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
  {
    module: 'jws',
    kind: 'cpu',
    blocking: { sign: light, verify: light },
  },
  {
    module: 'fast-jwt',
    kind: 'cpu',
    blocking: {},
    untyped: { 'createSigner()': light, 'createVerifier()': light },
  },
  {
    module: 'jwt-simple',
    kind: 'cpu',
    blocking: { decode: light, encode: light },
  },
  {
    module: 'otplib',
    kind: 'cpu',
    blocking: { generateSync: light, verifySync: light },
  },
] as const satisfies readonly PackageTable[];
