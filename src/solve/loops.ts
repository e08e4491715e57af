/**
 * Which loops hold the thread, and what for: until a time has come, until something happens that only the event loop
 * could make happen, for ever, or for a number of rounds. A loop of which that can't be told holds nothing.
 */
import { isMicrotask, isPure, isResolved, readsClock, readsShared, type BlockingRow } from '../catalog/index.ts';
import type { CallSite, FunctionId, LoopId, LoopSummary, State, ValueId } from '../summary/model.ts';
import type { Evaluation } from './evaluate.ts';
import type { Constants } from './guards.ts';
import { platformPath } from './platform.ts';
import { changesIn, isIdle, mayLeave, summaryOf, type Reach, type Reaches } from './reach.ts';
import type { FunctionThing, Module } from './things.ts';

/** What a loop holds the thread for. */
export type Hold =
  /** `thread`: another thread writes to memory that is shared with it. */
  | { readonly until: 'time' | 'never' | 'thread' }
  /** `state` is the name of a variable or a property that other code changes. */
  | { readonly until: 'event'; readonly state: string }
  /** The rounds with those of loops in it, also in functions that it calls; what they cost, and the most that one of these does. */
  | ({ readonly until: 'done'; readonly inner: number } & Count);

/** A number of rounds, and what they cost: one that does nothing costs half of what any other does at least. */
interface Count {
  readonly rounds: number;
  readonly cost: number;
}

const NONE: Count = { rounds: 0, cost: 0 };
const most = (counts: readonly Count[]): Count => counts.reduce((a, b) => (b.cost > a.cost ? b : a), NONE);

/** A loop as what blocks: its path is its head. */
export interface LoopRow extends BlockingRow {
  readonly hold: Hold;
}

/** A function that has something called, and by what. */
interface Scheduling {
  readonly thing: FunctionThing;
  readonly loop: LoopSummary;
}

export const isLoopRow = (row: Pick<BlockingRow, 'module'>): row is LoopRow => 'hold' in row;

/** What an empty round costs: measured, less than half of any other. See `npm run bench rounds`. */
const EMPTY = 0.5;

/** Fewer rounds take no time, whatever the settings: one takes a nanosecond, or a few. */
export const FEWEST_ROUNDS = 1_000_000;

/** How far calls in a loop are followed for the rounds of others. */
const MAX_DEPTH = 3;

export class Loops {
  readonly #reaches: Reaches;
  readonly #evaluator: Evaluation;
  readonly #rounds = new Map<FunctionThing, Map<string, Count>>();

  constructor(reaches: Reaches, evaluator: Evaluation) {
    this.#reaches = reaches;
    this.#evaluator = evaluator;
  }

  /** The loop as what blocks, if it holds the thread without a pause. */
  blocking(thing: FunctionThing, id: LoopId): LoopRow | undefined {
    const loop = loopOf(thing, id);
    if (loop.schedules) return undefined;
    const hold = loop.awaits.length > 0 ? this.#passing(thing, loop) : (this.#waiting(thing, loop) ?? this.#counting(thing, id));
    return hold && rowOf(thing.module, loop, hold);
  }

  /** The loop, if it holds the thread although it awaits, or has itself called later. */
  starving(thing: FunctionThing, id: LoopId): LoopRow | undefined {
    const loop = loopOf(thing, id);
    if (loop.schedules) return this.#scheduling(thing, id);
    if (loop.awaits.length === 0 || !this.#awaitsMicrotasks(thing, loop)) return undefined;
    const hold = this.#waiting(thing, loop);
    return hold && rowOf(thing.module, loop, hold);
  }

  #awaitsMicrotasks(thing: FunctionThing, { awaits }: LoopSummary): boolean {
    return awaits.every(value => this.#isMicrotask(thing, value));
  }

  /** A loop that awaits something in one branch alone, and may come past it for ever: nothing it does could change that. */
  #passing(thing: FunctionThing, loop: LoopSummary): Hold | undefined {
    const { besides } = loop;
    if (!besides || this.#awaitsMicrotasks(thing, loop)) return undefined;
    const reach = this.#reaches.of(thing, besides.calls);
    const changes = changesIn(reach);
    if (!changes || mayLeave(reach)) return undefined;
    const isStill = besides.unless.every(state => !isChanged(state, changes) && !isChanged(state, new Set(besides.changes)));
    const isDecidedElsewhere = besides.unless.some(
      state => /^\.(?:length|size)$/.test(state) || isChangedElsewhere(state, thing.module, thing, reach.functions),
    );
    return isStill && isDecidedElsewhere ? this.#waiting(thing, { ...loop, ...besides }) : undefined;
  }

  /** A function that has itself called before the event loop goes on, or another that does so in turn: told of the first of them. */
  #scheduling(thing: FunctionThing, id: LoopId): LoopRow | undefined {
    const circle = this.#circleFrom(thing, id);
    const [first] = circle;
    if (!first || circle.some(({ loop }) => loop.at.start < first.loop.at.start)) return undefined;
    const holds = circle.map(one => this.#holdInCircle(one, circle));
    const hold = holds.find(one => one?.until !== 'never') ?? holds[0];
    return hold && !holds.includes(undefined) ? rowOf(thing.module, first.loop, hold) : undefined;
  }

  #holdInCircle({ thing, loop }: Scheduling, circle: readonly Scheduling[]): Hold | undefined {
    const hold = this.#awaitsMicrotasks(thing, loop) ? this.#waiting(thing, loop) : undefined;
    if (hold?.until !== 'event') return hold;
    const isStill = circle.every(other => {
      const changes = changesIn(this.#reaches.of(other.thing, other.loop.calls));
      return changes && loop.reads.every(state => !isChanged(state, changes) && !isChanged(state, new Set(other.loop.changes)));
    });
    return isStill ? hold : undefined;
  }

  /** The shortest way from a function, through what it schedules, back to it; empty where there is none. */
  #circleFrom(thing: FunctionThing, id: LoopId): Scheduling[] {
    const { module } = thing;
    const ways: Scheduling[][] = [[{ thing, loop: loopOf(thing, id) }]];
    const seen = new Set<FunctionId>([thing.id]);
    for (const way of ways) {
      const { thing: from, loop } = way.at(-1) as Scheduling;
      const called = this.#scheduledBy(from, loop);
      if (called.some(next => next.id === thing.id)) return way;
      for (const next of called) {
        if (seen.has(next.id)) continue;
        seen.add(next.id);
        ways.push(
          ...module.summary.loops
            .filter(other => other.schedules && other.function === next.id)
            .map(other => [...way, { thing: next, loop: other }]),
        );
      }
    }
    return [];
  }

  /** The functions of its module that a call has called before the event loop goes on. */
  #scheduledBy({ module }: FunctionThing, { schedules }: LoopSummary): FunctionThing[] {
    const site = schedules && module.summary.calls[schedules.call];
    const path = site && platformPath(module, site.callee);
    if (!schedules || (schedules.how === 'later' && (path === undefined || !isMicrotask(path)))) return [];
    return [...this.#evaluator.evaluate(module, schedules.next)].flatMap(thing => {
      const called = thing.kind === 'bound' ? thing.of : thing;
      return called.kind === 'function' && called.module === module ? [called] : [];
    });
  }

  #waiting(thing: FunctionThing, loop: LoopSummary): Hold | undefined {
    if (loop.ends === 'unclear') return undefined;
    const reach = this.#reaches.of(thing, loop.calls);
    if (loop.ends === 'never') return mayLeave(reach) || (loop.tried && !reach.isAll) ? undefined : { until: 'never' };
    const deciding = this.#reaches.of(thing, loop.deciding);
    const isIdling = !loop.works && isIdle(reach);
    if (isIdling && deciding.paths.some(readsClock)) return { until: 'time' };
    if (isIdling && !loop.advances && deciding.paths.some(readsShared)) return { until: 'thread' };
    const changes = changesIn(reach);
    const asked = loop.advances || !changes ? undefined : readBy(deciding);
    if (!changes || !asked) return undefined;
    const reads = [...loop.reads.map(state => ({ state, module: thing.module })), ...asked];
    const isStill = reads.every(({ state }) => !isChanged(state, changes) && !isChanged(state, new Set(loop.changes)));
    if (!isStill) return undefined;
    const waited = reads.find(read => isChangedElsewhere(read.state, read.module, thing, reach.functions));
    return waited && { until: 'event', state: nameOf(waited.state) };
  }

  #counting(thing: FunctionThing, id: LoopId): Hold | undefined {
    const count = this.#roundsOf(thing, id, MAX_DEPTH);
    return count.cost >= FEWEST_ROUNDS
      ? { until: 'done', ...count, inner: this.#inner(thing, loopOf(thing, id), MAX_DEPTH).cost }
      : undefined;
  }

  /** The rounds of a loop, with those of others in it; none where it has no number of its own. */
  #roundsOf(thing: FunctionThing, id: LoopId, depth: number): Count {
    const loop = loopOf(thing, id);
    if (!loop.rounds) return NONE;
    const known = this.#rounds.get(thing) ?? new Map<string, Count>();
    this.#rounds.set(thing, known);
    const key = `${id} ${depth}`;
    let count = known.get(key);
    if (!count) {
      const own = this.#own(thing, loop);
      const inner = most([{ rounds: 1, cost: loop.rounds.empty ? EMPTY : 1 }, this.#inner(thing, loop, depth)]);
      count = { rounds: own * inner.rounds, cost: own * inner.cost };
      known.set(key, count);
    }
    return count;
  }

  #own(thing: FunctionThing, { rounds }: LoopSummary): number {
    if (!rounds) return 0;
    const from = this.#number(thing, rounds.from);
    const to = this.#number(thing, rounds.to);
    if (from === undefined || to === undefined) return 0;
    const count = (to - from) / rounds.step + (rounds.inclusive ? 1 : 0);
    return Number.isFinite(count) && count > 0 ? Math.ceil(count) : 0;
  }

  #inner(thing: FunctionThing, { inner, calls }: LoopSummary, depth: number): Count {
    const loops = inner.map(id => this.#roundsOf(thing, id, depth));
    if (depth === 0) return most(loops);
    // What calls itself, or comes back here, goes as deep as its data.
    const isRecursive = (callee: FunctionThing): boolean =>
      [...this.#reaches.of(callee, this.#reaches.callsOf(callee)).functions].some(({ module, id }) =>
        [thing, callee].some(one => one.module === module && one.id === id),
      );
    const called = calls.flatMap(call => this.#reaches.called(thing, call).functions).filter(callee => !isRecursive(callee));
    return most([...loops, ...called.map(callee => this.#roundsIn(callee, depth - 1))]);
  }

  /** The most rounds of a loop that calling a function runs. */
  #roundsIn(thing: FunctionThing, depth: number): Count {
    const loops = thing.module.summary.loops.flatMap((loop, id) =>
      loop.function === thing.id && loop.rounds ? [this.#roundsOf(thing, id, depth)] : [],
    );
    return most(loops);
  }

  #number({ module, id, constants }: FunctionThing, value: ValueId): number | undefined {
    const written = module.summary.values[value];
    const passed = written?.kind === 'parameter' && written.function === id ? constantOf(constants, written.index) : undefined;
    if (passed !== undefined) return passed;
    const [only, ...more] = this.#evaluator.evaluate(module, value);
    return only?.kind === 'literal' && typeof only.value === 'number' && more.length === 0 ? only.value : undefined;
  }

  /** Whether awaiting a value lets nothing run but microtasks. */
  #isMicrotask(thing: FunctionThing, id: ValueId, seen = new Set<FunctionThing>()): boolean {
    const { module } = thing;
    const value = module.summary.values[id];
    if (value?.kind === 'literal' || value?.kind === 'object' || value?.kind === 'array') return !('declared' in value);
    if (value?.kind === 'global') return value.name === 'undefined';
    if (value?.kind !== 'result') return false;
    const site = module.summary.calls[value.call] as CallSite;
    const path = platformPath(module, site.callee);
    if (path !== undefined && isResolved(path)) return site.arguments.every(argument => this.#isMicrotask(thing, argument.value, seen));
    const { functions, isAll } = this.#reaches.called(thing, value.call);
    return isAll && functions.length > 0 && functions.every(callee => this.#neverWaits(callee, seen));
  }

  /** Whether an async function's promise is settled without the event loop. */
  #neverWaits(thing: FunctionThing, seen: Set<FunctionThing>): boolean {
    if (seen.has(thing)) return true;
    seen.add(thing);
    const summary = summaryOf(thing);
    if (!summary?.async || summary.generator) return false;
    return [...summary.awaits, ...summary.returns].every(value => this.#isMicrotask(thing, value, seen));
  }
}

const loopOf = ({ module }: FunctionThing, id: LoopId): LoopSummary => module.summary.loops[id] as LoopSummary;

const rowOf = (module: Module, loop: LoopSummary, hold: Hold): LoopRow => ({
  kind: 'loop',
  path: loop.text,
  module: module.file,
  promises: undefined,
  hold,
});

function constantOf(constants: Constants | undefined, index: number): number | undefined {
  const known = constants?.get(index);
  return known && 'value' in known && typeof known.value === 'number' ? known.value : undefined;
}

/** What functions that decide over a loop read, if all that they do is read. */
function readBy({ functions, paths, isAll }: Reach): { state: State; module: Module }[] | undefined {
  const isSeen = isAll && paths.every(path => isPure(path) && path !== 'Math.random');
  const reads = [...functions].flatMap(thing => {
    const { reads: own = ['*'], throws = true, generator = true } = summaryOf(thing) ?? {};
    return (throws || generator ? ['*'] : own).map(state => ({ state, module: thing.module }));
  });
  return isSeen && reads.every(({ state }) => state !== '*') ? reads : undefined;
}

const isChanged = (state: State, changes: ReadonlySet<State>): boolean => changes.has(state) || changes.has('*');

/** Whether a state of a module is changed by a function that no round runs; not where a getter may say something else. */
function isChangedElsewhere(state: State, module: Module, looping: FunctionThing, running: ReadonlySet<FunctionThing>): boolean {
  const { functions, classes, values } = module.summary;
  const name = nameOf(state);
  const isGetter =
    state.startsWith('.') &&
    (classes.some(({ members }) => members.some(member => member.getter && member.name === name)) ||
      values.some(value => value.kind === 'object' && value.properties.some(property => property.getter && property.name === name)));
  if (isGetter) return false;
  const inRounds = new Set([looping, ...running].flatMap(thing => (thing.module === module ? [thing.id] : [])));
  return functions.some(({ changes }, id) => !inRounds.has(id) && changes.includes(state));
}

const nameOf = (state: State): string => state.replace(/^\.|@\d+$/g, '');
