/**
 * Round counts: the number of rounds of a loop with known bounds, times the rounds of the largest loop inside. Follows calls to loops in
 * other functions. Does not know which count is too high for a rule.
 */
import type { LoopId, LoopSummary, Rounds, ValueId } from '../../summary/model.ts';
import { getOrMake } from '../../collections/maps.ts';
import type { LoopExit } from '../blocker.ts';
import type { ConstantArguments, FunctionValue } from '../values/abstract-value.ts';
import type { Evaluation } from '../values/evaluation.ts';
import { loopOf } from './loop-of.ts';
import type { RoundEffects } from './round-effects.ts';

/** A number of rounds, and their cost. The unit is a round that does something: an empty round costs half. */
interface Count {
  readonly rounds: number;
  readonly cost: number;
}

const NONE: Count = { rounds: 0, cost: 0 };
const most = (counts: readonly Count[]): Count => counts.reduce((a, b) => (b.cost > a.cost ? b : a), NONE);

/** The cost of an empty round: measured, less than half of any other. See `npm run bench rounds`. */
const EMPTY = 0.5;

/** The lowest cost that is reported, whatever the options. A round takes a few nanoseconds. */
export const FEWEST_ROUNDS = 1_000_000;

/** The number of calls in a row that are followed from a loop to other loops. */
const MAX_DEPTH = 3;

export class RoundCounts {
  readonly #effects: RoundEffects;
  readonly #evaluation: Evaluation;
  readonly #counts = new Map<FunctionValue, Map<string, Count>>();

  constructor(effects: RoundEffects, evaluation: Evaluation) {
    this.#effects = effects;
    this.#evaluation = evaluation;
  }

  /** Returns the exit of a loop after a number of rounds, where the number is known and high. */
  exitOf(fn: FunctionValue, id: LoopId): LoopExit | undefined {
    const count = this.#countOf(fn, id, MAX_DEPTH);
    if (count.cost < FEWEST_ROUNDS) return undefined;
    return { at: 'done', ...count, inner: this.#innerCount(fn, loopOf(fn, id), MAX_DEPTH).cost };
  }

  /** Returns the rounds of a loop, times those of the largest loop inside. The count is 0 where the bounds are unknown. */
  #countOf(fn: FunctionValue, id: LoopId, depth: number): Count {
    const loop = loopOf(fn, id);
    const rounds = loop.kind === 'loop' ? loop.rounds : undefined;
    if (!rounds) return NONE;
    const known = getOrMake(this.#counts, fn, () => new Map<string, Count>());
    return getOrMake(known, `${id} ${depth}`, () => {
      const own = this.#ownRounds(fn, rounds);
      const inner = most([{ rounds: 1, cost: rounds.empty ? EMPTY : 1 }, this.#innerCount(fn, loop, depth)]);
      return { rounds: own * inner.rounds, cost: own * inner.cost };
    });
  }

  #ownRounds(fn: FunctionValue, rounds: Rounds): number {
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

  /** Tells whether a callee calls itself or its caller. The depth of such recursion depends on data, so its rounds are unknown. */
  #isRecursive(callee: FunctionValue, caller: FunctionValue): boolean {
    const { functions } = this.#effects.of(callee, this.#effects.callsOf(callee));
    return [...functions].some(({ module, id }) => [caller, callee].some(fn => fn.module === module && fn.id === id));
  }

  /** Returns the most rounds of a loop that calling a function runs. */
  #mostIn(fn: FunctionValue, depth: number): Count {
    const { loops } = fn.module.summary;
    return most(
      loops.flatMap((loop, id) => (loop.function === fn.id && loop.kind === 'loop' && loop.rounds ? [this.#countOf(fn, id, depth)] : [])),
    );
  }

  /** Returns the number that a value is: a literal, or a parameter for which the callers pass a number. */
  #number({ module, id, constants }: FunctionValue, value: ValueId): number | undefined {
    const symbolic = module.summary.values[value];
    const passed = symbolic?.kind === 'parameter' && symbolic.function === id ? constantOf(constants, symbolic.index) : undefined;
    if (passed !== undefined) return passed;
    const [only, ...more] = this.#evaluation.evaluate(module, value);
    return only?.kind === 'literal' && typeof only.value === 'number' && more.length === 0 ? only.value : undefined;
  }
}

function constantOf(constants: ConstantArguments | undefined, index: number): number | undefined {
  const known = constants?.get(index);
  return known && 'value' in known && typeof known.value === 'number' ? known.value : undefined;
}
