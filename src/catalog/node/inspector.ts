/**
 * `node:inspector`: waiting for a debugger, and commands that run on the calling thread. Facts: Node's documentation
 * of `inspector` for 20 to 26.
 */
import type { BlockingTable } from '../model/blocking.ts';

export default {
  module: 'node:inspector',
  kind: 'wait',
  blocking: {
    open: {
      when: { argument: 2, oneOf: [true] },
      differs: 'With a third argument it waits until a debugger is connected; without, it returns.',
    },
    waitForDebugger: {},
    'Session#post': { kind: 'cpu', weight: 'light', differs: 'As long as the command takes; heap snapshots and coverage take long.' },
  },
} as const satisfies BlockingTable<typeof import('node:inspector')>;
