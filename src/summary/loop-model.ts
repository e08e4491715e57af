/** The summary of a loop, or of a function that schedules itself. */
import type { CallId, Guard, LoopId, Site, State, ValueId } from './sites.ts';

export type LoopSummary = ConditionLoop | SelfSchedulingFunction;

/** A loop that a condition ends, or that nothing ends: `while`, `do`, `for`. Its place is the loop's head. */
export interface ConditionLoop extends Site, RoundSummary {
  readonly kind: 'loop';
  readonly guards: readonly Guard[];
  /** True in a `try` block, where an error may end the loop. */
  readonly tried: boolean;
  readonly rounds?: Rounds;
  readonly withoutAwait?: RoundsWithoutAwait;
}

/**
 * A function that has itself called again: by a scheduler, as in `process.nextTick(poll)`, or by a call after an `await`.
 * Each run of the body is a round. The place is the call. The solver decides whether the callee is a scheduler.
 */
export interface SelfSchedulingFunction extends Site, RoundSummary {
  readonly kind: 'self-scheduling';
  readonly guards: readonly Guard[];
  readonly schedules: {
    readonly call: CallId;
    /** The function that is called next. It may be another function, which has this one called. */
    readonly next: ValueId;
    /** `later` for a function that is passed on, `awaited` for a call after an `await` in an async function. */
    readonly how: 'later' | 'awaited';
  };
}

/** The code of one round. */
export interface RoundSummary {
  /** The calls that each round may make itself, in the head and in the body. */
  readonly calls: readonly CallId[];
  /** The loops in the body. */
  readonly inner: readonly LoopId[];
  /** `never` without an exit, `tested` where exit conditions decide, `unclear` where the exits are not understood. */
  readonly ends: 'never' | 'tested' | 'unclear';
  /** The calls in the exit conditions, and in the values of variables that the round sets and the conditions read. */
  readonly deciding: readonly CallId[];
  /** The states that the exit conditions read and that the round's own code does not change. */
  readonly reads: readonly State[];
  /** True if the exit conditions read a value that each round moves on: a counter, a node of a list. */
  readonly advances: boolean;
  /** The states that each round changes, besides its own variables. */
  readonly changes: readonly State[];
  /** True if a round leaves a result: a changed state, or a variable that is read later. */
  readonly works: boolean;
  /** The values that each round awaits; unknown for a `yield`. */
  readonly awaits: readonly ValueId[];
}

/** A count of rounds, where no exit ends the loop early: from a number to a number, in steps. */
export interface Rounds {
  readonly from: ValueId;
  readonly to: ValueId;
  readonly step: number;
  /** True if there is a round for the last number: `i <= to`. */
  readonly inclusive: boolean;
  /** Present if a round does nothing but count. */
  readonly empty?: true;
}

/** The rounds that skip the only branch that awaits. */
export interface RoundsWithoutAwait extends RoundSummary {
  /** The states that decide over this branch, and not over the end of the loop. */
  readonly skippedBranchReads: readonly State[];
}
