/** What findings are known by from one run to the next, for programs that keep them. */
import { createHash } from 'node:crypto';
import { knownAs } from './baseline.ts';
import type { Finding } from './run.ts';

/** The same for a finding whose line has moved; another for each of several that are alike. */
export function fingerprints(root: string): (finding: Finding) => string {
  const counts = new Map<string, number>();
  return finding => {
    const key = JSON.stringify(knownAs(finding, root));
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return createHash('sha256').update(`${key}${count}`).digest('hex').slice(0, 32);
  };
}
