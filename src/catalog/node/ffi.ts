/**
 * `node:ffi` (experimental): shared libraries, whose functions run on the calling thread. Facts: Node's documentation
 * of `ffi` for 26.
 */
import type { BlockingTable } from '../model/blocking.ts';

const differs = 'Load it while the module starts.';

export default {
  module: 'node:ffi',
  kind: 'module-load',
  blocking: {
    dlopen: { since: 26, differs },
    'new DynamicLibrary': { since: 26, differs },
  },
} as const satisfies BlockingTable<Omit<typeof import('node:ffi'), 'toString'>>;
