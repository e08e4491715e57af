/**
 * Side effects of the language's own functions. Facts: ECMA-262, "The Global Object", "Numbers and Dates", "Structured Data" and
 * "Promise Objects".
 *
 * `new Date` means a construction without arguments, which alone reads the clock: with arguments, its path is `new Date(…)`.
 */
import type { EffectTable } from '../model/effects.ts';

const pure = { pure: true } as const;
const computes = { computes: true } as const;
const clock = { clock: true } as const;
const milliseconds = { clock: true, milliseconds: true } as const;
const microtask = { microtask: true } as const;

/** The globals that the table below names, so that the compiler has few paths to check. */
type Language = Pick<
  typeof globalThis,
  | (
      | 'Array'
      | 'Atomics'
      | 'BigInt'
      | 'Boolean'
      | 'Date'
      | 'Error'
      | 'JSON'
      | 'Math'
      | 'Number'
      | 'Object'
      | 'Promise'
      | 'String'
      | 'Symbol'
    )
  | ('isFinite' | 'isNaN' | 'parseFloat' | 'parseInt')
>;

export const language = {
  module: 'globalThis',
  effects: {
    Array: computes,
    'Atomics.load': { sharedMemory: true },
    BigInt: pure,
    Boolean: { pure: true, computes: true },
    Date: clock,
    'Date.now': milliseconds,
    Error: computes,
    JSON: computes,
    Math: computes,
    'Math.*': pure,
    'Math.random': { pure: true, random: true },
    Number: { pure: true, computes: true },
    'Number.*': pure,
    Object: computes,
    Promise: { wraps: 'executor' },
    'Promise.resolve': { settled: true, wraps: 'value' },
    'Promise.resolve().finally': microtask,
    'Promise.resolve().then': microtask,
    String: { pure: true, computes: true },
    Symbol: pure,
    isFinite: pure,
    isNaN: pure,
    'new Date': milliseconds,
    'new Date.*': clock,
    'new Date.getTime': milliseconds,
    'new Date.valueOf': milliseconds,
    parseFloat: pure,
    parseInt: pure,
  },
  // Our TypeScript target is older than this function.
  untyped: { 'Atomics.pause': { pure: true, since: 24 } },
} as const satisfies EffectTable<Language>;
