/**
 * Where a call leads beyond the nearest call that blocks: whoever repairs that one waits for these next. Looked for only
 * where a call is reported, because verdicts need the nearest alone.
 */
import type { Blocker } from '../blocker.ts';
import { isFunctionValue, type CallStep } from './call-step.ts';
import type { FunctionValue } from '../values/abstract-value.ts';
import { chainStepOf, type ChainStep } from './verdicts.ts';

/** No more are told of one call. */
export const MOST_ENDS = 50;

/** No more functions are looked at for one call, so that a report on each of thousands that call each other stays quick. */
const MOST_FUNCTIONS = 500;

/** A function that is reached, by which step, and from where. */
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
 * The chains to the calls that block, one for each place: nearest first, then in source order. `stepsOf` gives the runs of a
 * function that block or lead there, `isWanted` says which rows count.
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
    if (!reached.has(next.fn) && reached.size < MOST_FUNCTIONS) reached.set(next.fn, next);
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

/** Tells the places of steps apart. */
export const placeOf = ({ module, at }: ChainStep): string => `${module.file}:${at.line}:${at.column}`;

function stepsTo(reached: VisitedFunction): ChainStep[] {
  const steps: ChainStep[] = [];
  for (let at: VisitedFunction | undefined = reached; at; at = at.from) if (at.step) steps.push(at.step);
  return steps.reverse();
}
