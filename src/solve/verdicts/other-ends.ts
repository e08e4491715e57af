/**
 * Other ends: the blocking calls behind a reported call, beyond the nearest. A repair of the nearest one reveals these. They are searched
 * only for reported calls, because a verdict needs the nearest alone. Knows the call steps, not what they stand for.
 */
import type { Blocker } from '../blocker.ts';
import { isFunctionValue, type CallStep } from './call-step.ts';
import type { FunctionValue } from '../values/abstract-value.ts';
import { chainStepOf, type ChainStep } from './verdicts.ts';

/** The highest number of chains that are found for one call. */
export const MOST_ENDS = 50;

/** The highest number of functions visited for one call. It keeps reports quick where thousands of functions call each other. */
const MAX_FUNCTIONS = 500;

/** A reached function, with the step and the function that led there. */
interface VisitedFunction {
  readonly fn: FunctionValue;
  readonly step: ChainStep | undefined;
  readonly from: VisitedFunction | undefined;
}

export interface Start {
  readonly fn: FunctionValue;
  /** The call that is reported, if one is. */
  readonly step: ChainStep | undefined;
}

/**
 * Returns a chain to each blocking call: nearest calls first, then in source order. `stepsOf` returns the steps of a function that block
 * or lead to a blocker. `isWanted` selects blockers.
 */
export function endsFrom(
  starts: readonly Start[],
  stepsOf: (fn: FunctionValue) => readonly CallStep[],
  isWanted: (blocker: Blocker) => boolean,
): ChainStep[][] {
  const ends: ChainStep[][] = [];
  const places = new Set<string>();
  const reached = new Map<FunctionValue, VisitedFunction>();
  const reach = (next: VisitedFunction): void => {
    if (!reached.has(next.fn) && reached.size < MAX_FUNCTIONS) reached.set(next.fn, next);
  };
  for (const start of starts) reach({ ...start, from: undefined });
  for (const [fn, from] of reached) {
    for (const callStep of stepsOf(fn)) {
      const step = chainStepOf(fn.module, callStep);
      if (isFunctionValue(callStep.target)) {
        reach({ fn: callStep.target, step, from });
        continue;
      }
      const place = placeOf(step);
      if (!isWanted(callStep.target) || places.has(place)) continue;
      places.add(place);
      ends.push([...stepsTo(from), step]);
      if (ends.length === MOST_ENDS) return ends;
    }
  }
  return ends;
}

/** Returns a key for the place of a step in the source. */
export const placeOf = ({ module, at }: ChainStep): string => `${module.file}:${at.line}:${at.column}`;

function stepsTo(reached: VisitedFunction): ChainStep[] {
  const steps: ChainStep[] = [];
  for (let at: VisitedFunction | undefined = reached; at; at = at.from) if (at.step) steps.push(at.step);
  return steps.reverse();
}
