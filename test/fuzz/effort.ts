/**
 * How hard the tests try that make up their inputs. Each tries a few by default, always the same; `npm run fuzz` lets each go on for ten
 * minutes, or for as many as `MINUTES` says, from the seed that `SEED` names.
 */

export interface Effort {
  readonly numRuns: number;
  readonly seed: number;
  /** Whether to look for a smaller input that goes wrong in the same way. */
  readonly endOnFailure: boolean;
  /** In milliseconds. To run out of it is no failure. */
  readonly interruptAfterTimeLimit?: number;
}

const minutes = process.env.FUZZ === undefined ? undefined : Number(process.env.MINUTES ?? 10);

/** `numRuns` is how many inputs are tried by default; `nth` tells the tests apart that go through the same inputs. */
export function effort(numRuns: number, nth = 0): Effort {
  const seed = Number(process.env.SEED ?? 1) + nth;
  if (minutes === undefined) return { numRuns, seed, endOnFailure: true };
  return { numRuns: 1_000_000_000, seed, endOnFailure: false, interruptAfterTimeLimit: minutes * 60_000 };
}

/** Of a test with such an effort, in milliseconds: with time to find a smaller input. */
export const PATIENCE = ((minutes ?? 1) + 9) * 60_000;

/** Returns the number of rounds of a test that makes its inputs one after the other: many for `npm run bench robustness`. */
export const rounds = (few: number, many: number): number => (process.env.THOROUGH === undefined ? few : many);
