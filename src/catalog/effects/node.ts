/**
 * Side effects of functions of Node's modules and globals. Facts: Node's documentation of `process`, `perf_hooks`, `timers`, `util`,
 * `path`, `url` and of its globals, and its guide "The Node.js Event Loop".
 */
import type { EffectTable, EffectTableShape } from '../model/effects.ts';

const clock = { clock: true } as const;
const exits = { exits: true } as const;
const computes = { computes: true } as const;

const globals = {
  module: 'globalThis',
  effects: {
    Buffer: computes,
    URL: computes,
    queueMicrotask: { microtask: true, defers: true },
  },
} as const satisfies EffectTable<Pick<typeof globalThis, 'Buffer' | 'URL' | 'queueMicrotask'>>;

const processEffects = {
  module: 'node:process',
  global: 'process',
  effects: {
    abort: exits,
    exit: exits,
    hrtime: clock,
    'hrtime.bigint': clock,
    kill: exits,
    nextTick: { microtask: true, defers: true },
    uptime: clock,
  },
  // The undocumented function behind `process.exit`.
  untyped: { reallyExit: exits },
} as const satisfies EffectTable<typeof import('node:process')>;

const perfHooks = {
  module: 'node:perf_hooks',
  global: '',
  effects: { 'performance.now': { clock: true, milliseconds: true } },
} as const satisfies EffectTable<Pick<typeof import('node:perf_hooks'), 'performance'>>;

const timers = {
  module: 'node:timers',
  global: '',
  effects: {
    setImmediate: { defers: true },
    setTimeout: { defers: true, delay: 1 },
  },
} as const satisfies EffectTable<Pick<typeof import('node:timers'), 'setImmediate' | 'setTimeout'>>;

const util = {
  module: 'node:util',
  effects: { promisify: { wraps: 'function' } },
} as const satisfies EffectTable<Pick<typeof import('node:util'), 'promisify'>>;

// `node -e` and the REPL have the builtin modules as globals.
const path = { module: 'node:path', global: 'path', effects: { '': computes } } as const satisfies EffectTable<typeof import('node:path')>;
const url = { module: 'node:url', global: 'url', effects: { '': computes } } as const satisfies EffectTable<typeof import('node:url')>;

export const node: readonly EffectTableShape[] = [globals, processEffects, perfHooks, timers, util, path, url];
