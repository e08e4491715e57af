/**
 * What loops may call, by access paths: what reads the clock, what changes nothing, what reads memory of several threads, what only lets microtasks run, what
 * ends the process. Facts: ECMA-262; Node's documentation of `process`, `perf_hooks`, `timers` and of the event loop.
 */

/** Gives the time. A `new Date()` does so without arguments alone. */
const clocks =
  /^(?:Date|new Date(?:\.\w+)?|Date\.now|(?:node:perf_hooks\.)?performance\.now|(?:process|node:process)\.(?:uptime|hrtime(?:\.bigint)?))$/;

/** Computes, and changes nothing but the objects it makes. */
const pure = /^(?:Math\.\w+|Atomics\.pause|Number(?:\.\w+)?|BigInt|Boolean|String|isNaN|isFinite|parseInt|parseFloat|Symbol)$/;

/** Has its callback run as a microtask, or before microtasks, and before anything that waits for the loop. */
const microtasks = /^(?:queueMicrotask|(?:process|node:process)\.nextTick|Promise\.resolve\(\)\.(?:then|finally))$/;

/** Reads what other threads write. */
const shared = /^Atomics\.load$/;

/** Ends the process. */
const exits = /^(?:process|node:process)\.(?:exit|abort|reallyExit|kill)$/;

export const readsClock = (path: string): boolean => clocks.test(path);
export const readsShared = (path: string): boolean => shared.test(path);
export const isPure = (path: string): boolean => pure.test(path);
export const isMicrotask = (path: string): boolean => microtasks.test(path);
export const isResolved = (path: string): boolean => path === 'Promise.resolve';
export const endsProcess = (path: string): boolean => exits.test(path);
