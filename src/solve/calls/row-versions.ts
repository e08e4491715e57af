/** Whether a row is about the version of its package that is installed. */
import { createRequire } from 'node:module';
import type { satisfies as Satisfies } from 'semver';
import type { BlockingRow } from '../../catalog/index.ts';

const require = createRequire(import.meta.url);

/** The package that a module is a part of: `@noble/hashes` of `@noble/hashes/argon2.js`. */
export const packageOf = (module: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(module)?.[0] ?? module;

/** A version that is not known may be any. */
export function isOfVersion({ versions }: BlockingRow, version: string | undefined): boolean {
  if (versions === undefined || version === undefined) return true;
  // Loaded when there is something to compare: few rows have versions.
  const satisfies = require('semver/functions/satisfies.js') as typeof Satisfies;
  return satisfies(version, versions, { includePrerelease: true });
}
