/** The proofs can fail: claims that are false are found to be. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const HANGS = 600_000;

it.skipIf(process.platform !== 'linux')(
  'what is wrong with a false claim is said',
  async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'false-claims.ts')]);
    expect(
      stdout
        .trim()
        .split('\n')
        .map(line => JSON.parse(line) as unknown),
    ).toEqual([
      ['a counterpart that blocks', ['the counterpart was done although the thread pool was full']],
      ['a counterpart that blocks on a pipe', ['the loop turned only 0 times while the counterpart waited']],
      ['a counterpart done at once', ['the counterpart was done in the same turn']],
      ['a call that gives a promise', ['the call gave a promise']],
      ['a call that waits for nothing', ['the call did not wait for what was withheld']],
    ]);
  },
  HANGS,
);
