/**
 * Blocking functions that need no import. Facts: ECMAScript and Node's documentation of its globals;
 * `Atomics.wait` was run on Node's main thread, where it is allowed and stops the loop.
 */
import { builtinModules } from 'node:module';
import type { BlockingTable } from '../model.ts';

/** Node's own modules are there already. */
const builtin = { argument: 0, oneOf: builtinModules.flatMap(name => [name, `node:${name}`]) } as const;

export default {
  module: 'globalThis',
  kind: 'wait',
  blocking: {
    'Atomics.wait': {
      rewrite: { milliseconds: 1, argument: 3 },
      counterpart: { expression: 'setTimeout(ms)', from: 'node:timers/promises' },
      differs: 'For a value that another thread changes, use `Atomics.waitAsync`.',
    },
    require: { kind: 'module-load', when: { not: builtin }, counterpart: { atStartup: true } },
  },
} as const satisfies BlockingTable<typeof globalThis>;
