/**
 * `node:child_process`: the functions that wait for a process to end.
 * Facts: Node's documentation of `child_process` for 20 to 26; differences were seen by running both forms.
 */
import type { BlockingTable } from '../model/blocking.ts';

const outputDiffers =
  'Resolves with `{ stdout, stderr }` as strings, and passes none of the latter on to this process; the options `input` and `stdio` are not supported, and a command that reads its input waits for it rather than find none; a failed command rejects with `code` in place of `status`.';

export default {
  module: 'node:child_process',
  kind: 'process',
  blocking: {
    execSync: { rewrite: { output: true }, counterpart: { callback: 'exec' }, differs: outputDiffers },
    execFileSync: { rewrite: { output: true }, counterpart: { callback: 'execFile' }, differs: outputDiffers },
    spawnSync: {
      rewrite: { end: true },
      counterpart: { events: 'spawn' },
      differs: 'Gives a ChildProcess: collect its streams and wait for `close`; a command that is not found arrives as an `error` event.',
    },
  },
} as const satisfies BlockingTable<typeof import('node:child_process')>;
