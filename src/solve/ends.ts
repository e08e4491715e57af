/**
 * Where a call leads beyond the nearest call that blocks: whoever repairs that one waits for these next. Looked for only
 * where a call is reported, because verdicts need the nearest alone.
 */
import type { BlockingRow } from '../catalog/index.ts';
import type { FunctionThing } from './things.ts';
import { isFunctionThing, stepOf, type ChainStep, type Run } from './verdicts.ts';

/** No more are told of one call. */
export const MOST_ENDS = 50;

/** No more functions are looked at for one call, so that a report on each of thousands that call each other stays quick. */
const MOST_FUNCTIONS = 500;

/** A function that is reached, by which step, and from where. */
interface Reached {
  readonly thing: FunctionThing;
  readonly step: ChainStep | undefined;
  readonly from: Reached | undefined;
}

export interface Start {
  readonly thing: FunctionThing;
  /** The call that is reported, if one is. */
  readonly step: ChainStep | undefined;
}

/**
 * The chains to the calls that block, one for each place: nearest first, then in source order. `runsOf` gives the runs of a
 * function that block or lead there, `isWanted` says which rows count.
 */
export function endsFrom(
  starts: readonly Start[],
  runsOf: (thing: FunctionThing) => readonly Run[],
  isWanted: (row: BlockingRow) => boolean,
): ChainStep[][] {
  const ends: ChainStep[][] = [];
  const places = new Set<string>();
  const reached = new Map<FunctionThing, Reached>();
  const reach = (next: Reached): void => {
    if (!reached.has(next.thing) && reached.size < MOST_FUNCTIONS) reached.set(next.thing, next);
  };
  for (const start of starts) reach({ ...start, from: undefined });
  for (const [thing, from] of reached) {
    for (const run of runsOf(thing)) {
      const step = stepOf(thing.module, run);
      if (isFunctionThing(run.target)) {
        reach({ thing: run.target, step, from });
        continue;
      }
      const place = placeOf(step);
      if (!isWanted(run.target) || places.has(place)) continue;
      places.add(place);
      ends.push([...stepsTo(from), step]);
      if (ends.length === MOST_ENDS) return ends;
    }
  }
  return ends;
}

/** Tells the places of steps apart. */
export const placeOf = ({ module, at }: ChainStep): string => `${module.file}:${at.line}:${at.column}`;

function stepsTo(reached: Reached): ChainStep[] {
  const steps: ChainStep[] = [];
  for (let at: Reached | undefined = reached; at; at = at.from) if (at.step) steps.push(at.step);
  return steps.reverse();
}
