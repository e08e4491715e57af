/** Loops with a number of rounds: how many there are, with those of loops in them, also in functions that they call. */
import type { LoopId, LoopSummary, ValueId } from '../../summary/model.ts';
import { getOrMake } from '../../collections/maps.ts';
import type { LoopExit } from '../blocker.ts';
import type { ConstantArguments, FunctionValue } from '../values/abstract-value.ts';
import type { Evaluation } from '../values/evaluation.ts';
import { loopOf } from './loop-of.ts';
import type { RoundEffects } from './round-effects.ts';

/** A number of rounds, and their cost in rounds that do something: an empty round costs half. */
interface Count {
  readonly rounds: number;
  readonly cost: number;
}

const NONE: Count = { rounds: 0, cost: 0 };
const most = (counts: readonly Count[]): Count => counts.reduce((a, b) => (b.cost > a.cost ? b : a), NONE);

/** The cost of an empty round: measured, less than half of any other. See `npm run bench rounds`. */
const EMPTY = 0.5;

/** Fewer rounds take no time, whatever the settings: one takes a nanosecond, or a few. */
export const FEWEST_ROUNDS = 1_000_000;

/** How far calls in a loop are followed to other loops. */
const MAX_DEPTH = 3;

export class RoundCounts {
  readonly #effects: RoundEffects;
  readonly #evaluation: Evaluation;
  readonly #counts = new Map<FunctionValue, Map<string, Count>>();

  constructor(effects: RoundEffects, evaluation: Evaluation) {
    this.#effects = effects;
    this.#evaluation = evaluation;
  }

  /** Returns the rounds after which a loop ends, where these are known and many. */
  exitOf(fn: FunctionValue, id: LoopId): LoopExit | undefined {
    const count = this.#countOf(fn, id, MAX_DEPTH);
    if (count.cost < FEWEST_ROUNDS) return undefined;
    return { at: 'done', ...count, inner: this.#innerCount(fn, loopOf(fn, id), MAX_DEPTH).cost };
  }

  /** Returns the rounds of a loop, with those of loops in it; none where it has no number of its own. */
  #countOf(fn: FunctionValue, id: LoopId, depth: number): Count {
    const loop = loopOf(fn, id);
    const { rounds } = loop;
    if (!rounds) return NONE;
    const known = getOrMake(this.#counts, fn, () => new Map<string, Count>());
    return getOrMake(known, `${id} ${depth}`, () => {
      const own = this.#ownRounds(fn, loop);
      const inner = most([{ rounds: 1, cost: rounds.empty ? EMPTY : 1 }, this.#innerCount(fn, loop, depth)]);
      return { rounds: own * inner.rounds, cost: own * inner.cost };
    });
  }

  #ownRounds(fn: FunctionValue, { rounds }: LoopSummary): number {
    if (!rounds) return 0;
    const from = this.#number(fn, rounds.from);
    const to = this.#number(fn, rounds.to);
    if (from === undefined || to === undefined) return 0;
    const count = (to - from) / rounds.step + (rounds.inclusive ? 1 : 0);
    return Number.isFinite(count) && count > 0 ? Math.ceil(count) : 0;
  }

  #innerCount(fn: FunctionValue, { inner, calls }: LoopSummary, depth: number): Count {
    const loops = inner.map(id => this.#countOf(fn, id, depth));
    if (depth === 0) return most(loops);
    const called = calls.flatMap(call => this.#effects.called(fn, call).functions).filter(callee => !this.#isRecursive(callee, fn));
    return most([...loops, ...called.map(callee => this.#mostIn(callee, depth - 1))]);
  }

  /** Returns whether a callee calls itself or its caller: then it goes as deep as its data. */
  #isRecursive(callee: FunctionValue, caller: FunctionValue): boolean {
    const { functions } = this.#effects.of(callee, this.#effects.callsOf(callee));
    return [...functions].some(({ module, id }) => [caller, callee].some(one => one.module === module && one.id === id));
  }

  /** Returns the most rounds of a loop that calling a function runs. */
  #mostIn(fn: FunctionValue, depth: number): Count {
    const { loops } = fn.module.summary;
    return most(loops.flatMap((loop, id) => (loop.function === fn.id && loop.rounds ? [this.#countOf(fn, id, depth)] : [])));
  }

  #number({ module, id, constants }: FunctionValue, value: ValueId): number | undefined {
    const written = module.summary.values[value];
    const passed = written?.kind === 'parameter' && written.function === id ? constantOf(constants, written.index) : undefined;
    if (passed !== undefined) return passed;
    const [only, ...more] = this.#evaluation.evaluate(module, value);
    return only?.kind === 'literal' && typeof only.value === 'number' && more.length === 0 ? only.value : undefined;
  }
}

function constantOf(constants: ConstantArguments | undefined, index: number): number | undefined {
  const known = constants?.get(index);
  return known && 'value' in known && typeof known.value === 'number' ? known.value : undefined;
}
