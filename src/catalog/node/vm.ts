/** `node:vm`: code that is compiled and run on the spot. Facts: Node's documentation of `vm` for 20 to 26. */
import type { BlockingTable } from '../model/blocking.ts';

const runs = { weight: 'light', differs: 'As long as the code it runs; with `timeout` it still waits until then.' } as const;

export default {
  module: 'node:vm',
  kind: 'cpu',
  blocking: {
    compileFunction: { weight: 'light' },
    createContext: { weight: 'light' },
    runInContext: runs,
    runInNewContext: runs,
    runInThisContext: runs,
    'Script#runInContext': runs,
    'Script#runInNewContext': runs,
    'Script#runInThisContext': runs,
  },
} as const satisfies BlockingTable<typeof import('node:vm')>;
