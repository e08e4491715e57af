/**
 * `node:wasi`: programs that run from beginning to end, with their input and output. Facts: Node's documentation of
 * `wasi` for 20 to 26.
 */
import type { BlockingTable } from '../model/blocking.ts';

export default {
  module: 'node:wasi',
  kind: 'cpu',
  blocking: {
    'WASI#initialize': { weight: 'light' },
    'WASI#start': { differs: 'Runs the whole program, and waits for what that waits for.' },
  },
} as const satisfies BlockingTable<typeof import('node:wasi')>;
