/** Fingerprints by which other programs recognise a finding in the next run. */
import { createHash } from 'node:crypto';
import { addCount } from '../collections/maps.ts';
import { knownAs } from './baseline.ts';
import type { Finding } from './run.ts';

/** Returns a function that makes fingerprints. A finding keeps its own when its line moves; equal findings have different ones. */
export function fingerprints(root: string): (finding: Finding) => string {
  const counts = new Map<string, number>();
  return finding => {
    const key = JSON.stringify(knownAs(finding, root));
    return createHash('sha256')
      .update(`${key}${addCount(counts, key)}`)
      .digest('hex')
      .slice(0, 32);
  };
}
