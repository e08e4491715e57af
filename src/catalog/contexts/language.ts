/**
 * The callers of callbacks in JavaScript itself. Promise reactions, microtasks and timers call a function later; the methods of arrays and
 * their like call it at once. Facts: ECMAScript, and Node's documentation of its globals.
 */
import { listenerMethods, reactionMethods } from './events.ts';
import type { ContextTableShape, Registration } from '../model/contexts.ts';

const now = (callback: number) => ({ runs: 'now', callback }) as const;
const reaction = { runs: 'reaction', callback: 'every', as: 'promise callback', answer: 'awaited' } as const;

export const globals = {
  module: 'globalThis',
  callbacks: {
    'new Promise': now(0),
    'Promise.try': now(0),
    'Array.from': now(1),
    'Object.groupBy': now(1),
    'Map.groupBy': now(1),
    'JSON.parse': now(1),
    'JSON.stringify': now(1),
    'Reflect.apply': now(0),
    'Reflect.construct': now(0),
    queueMicrotask: { runs: 'later', callback: 0, as: 'microtask', answer: 'ignored' },
    'new FinalizationRegistry': { runs: 'later', callback: 0, as: 'finalization callback' },
  },
  results: {
    require: { moduleNamed: 0 },
    'Object.assign': { argument: 0 },
    'Object.create': { argument: 0 },
    'Object.freeze': { argument: 0 },
    'Object.seal': { argument: 0 },
    'Promise.resolve': { argument: 0 },
  },
  same: {
    setTimeout: { module: 'node:timers', path: 'setTimeout' },
    setInterval: { module: 'node:timers', path: 'setInterval' },
    setImmediate: { module: 'node:timers', path: 'setImmediate' },
    process: { module: 'node:process' },
  },
} as const satisfies ContextTableShape;

const listener = {
  runs: 'later',
  callback: 1,
  as: 'event listener',
  answer: 'ignored',
  when: { argument: 0, type: 'event' },
} as const;

const takenBack = { runs: 'never', callback: 1 } as const;

const named = (methods: readonly string[], row: Registration): Record<string, Registration> =>
  Object.fromEntries(methods.map(method => [method, row]));

/** Methods whose names mean the same everywhere, for receivers about which nothing else is known. */
export const anyReceiver = {
  module: '*',
  callbacks: {
    ...named(reactionMethods, reaction),
    ...named([...listenerMethods, 'addEventListener'], listener),
    off: takenBack,
    removeListener: takenBack,
    removeEventListener: takenBack,

    every: now(0),
    filter: now(0),
    find: now(0),
    findIndex: now(0),
    findLast: now(0),
    findLastIndex: now(0),
    flatMap: now(0),
    forEach: now(0),
    map: now(0),
    reduce: now(0),
    reduceRight: now(0),
    some: now(0),
    sort: now(0),
    toSorted: now(0),
    replace: now(1),
    replaceAll: now(1),
  },
  // File systems in memory and wrappers of Node's keep the names and the results of `fs`.
  arrays: { readdir: 'promised', readdirSync: 'returned' },
} as const satisfies ContextTableShape;
