/**
 * Blocking functions that need no import. Facts: ECMAScript and Node's documentation of its globals;
 * `Atomics.wait` was run on Node's main thread, where it is allowed and stops the loop.
 */
import type { BlockingTable } from '../model/blocking.ts';
import { notBuiltin } from './builtin.ts';

export default {
  module: 'globalThis',
  kind: 'wait',
  blocking: {
    'Atomics.wait': {
      rewrite: { milliseconds: 1, argument: 3 },
      counterpart: { expression: 'setTimeout(ms)', from: 'node:timers/promises' },
      differs: 'For a value that another thread changes, use `Atomics.waitAsync`.',
    },
    require: { kind: 'module-load', when: notBuiltin, counterpart: { atStartup: true } },
    'require.resolve': { kind: 'disk', weight: 'light', when: notBuiltin },
  },
  untyped: {
    gc: {
      ofThread: true,
      kind: 'cpu',
      when: { not: { argument: 0, property: 'execution', oneOf: ['async'] } },
      differs: 'Exists with `--expose-gc` only. With `execution: "async"` it collects on the same thread in a later turn, and holds that.',
    },
  },
} as const satisfies BlockingTable<typeof globalThis>;
