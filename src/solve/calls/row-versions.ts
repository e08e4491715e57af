/** Row versions: the versions of a package that a row describes. Knows version ranges alone, not where packages are installed. */
import { createRequire } from 'node:module';
import type { satisfies as Satisfies } from 'semver';
import type { BlockingRow } from '../../catalog/index.ts';

const require = createRequire(import.meta.url);

/** Returns the package that a module is a part of: `@noble/hashes` of `@noble/hashes/argon2.js`. */
export const packageOf = (module: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(module)?.[0] ?? module;

/** Tells whether a row describes a version. An unknown version may be any. */
export function isOfVersion({ versions }: BlockingRow, version: string | undefined): boolean {
  if (versions === undefined || version === undefined) return true;
  // Loads semver only when a version has to be compared, because few rows have versions.
  const satisfies = require('semver/functions/satisfies.js') as typeof Satisfies;
  return satisfies(version, versions, { includePrerelease: true });
}
