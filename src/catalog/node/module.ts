/**
 * `node:module`: loading by a `require` that was made, and what touches the disk beside it. Facts: Node's
 * documentation of `module` for 20 to 26.
 */
import type { BlockingTable } from '../model/blocking.ts';
import { notBuiltin } from './builtin.ts';

export default {
  module: 'node:module',
  kind: 'disk',
  blocking: {
    enableCompileCache: { weight: 'light', since: 22, differs: 'Makes the folder of the cache.' },
    findPackageJSON: { metadata: true, since: 22 },
    flushCompileCache: { since: 22, differs: 'Node does it by itself at exit.' },
    register: { kind: 'module-load', differs: 'Starts a thread, and waits until that is ready: do it while the module starts.' },
    stripTypeScriptTypes: { kind: 'cpu', weight: 'light', since: 22 },
  },
  untyped: {
    'createRequire()': { kind: 'module-load', when: notBuiltin, counterpart: { atStartup: true } },
  },
} as const satisfies BlockingTable<typeof import('node:module')>;
