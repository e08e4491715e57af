/**
 * Waiting loops: loops that wait for a time, or for a state that nothing in their rounds can change. `while (!ready) {}` waits for a
 * callback that sets `ready`. Knows nothing of loops that count their rounds.
 */
import { effectsOf } from '../../catalog/index.ts';
import type { ConditionLoop, LoopSummary, State } from '../../summary/model.ts';
import type { LoopExit } from '../blocker.ts';
import type { FunctionValue } from '../values/abstract-value.ts';
import type { Module } from '../values/modules.ts';
import type { Microtasks } from './microtasks.ts';
import { changesIn, isIdle, mayLeave, summaryOf, type RoundEffects, type TotalEffects } from './round-effects.ts';

export class WaitingLoops {
  readonly #effects: RoundEffects;
  readonly #microtasks: Microtasks;

  constructor(effects: RoundEffects, microtasks: Microtasks) {
    this.#effects = effects;
    this.#microtasks = microtasks;
  }

  /** Returns the exit of a loop whose rounds change nothing that its end depends on; `undefined` where they may. */
  exitOf(fn: FunctionValue, loop: LoopSummary): LoopExit | undefined {
    if (loop.ends === 'unclear') return undefined;
    const effects = this.#effects.of(fn, loop.calls);
    if (loop.ends === 'never') {
      const mayThrow = loop.kind === 'loop' && loop.tried && !effects.isAll;
      return mayLeave(effects) || mayThrow ? undefined : { at: 'never' };
    }
    const deciding = this.#effects.of(fn, loop.deciding);
    const isIdling = !loop.works && isIdle(effects);
    if (isIdling && deciding.paths.some(path => effectsOf(path).clock)) return { at: 'time' };
    if (isIdling && !loop.advances && deciding.paths.some(path => effectsOf(path).sharedMemory)) return { at: 'thread' };
    const changes = changesIn(effects);
    const read = loop.advances || !changes ? undefined : readBy(deciding);
    if (!changes || !read) return undefined;
    const reads = [...loop.reads.map(state => ({ state, module: fn.module })), ...read];
    const isStill = reads.every(({ state }) => !isChanged(state, changes) && !isChanged(state, new Set(loop.changes)));
    if (!isStill) return undefined;
    const awaited = reads.find(({ state, module }) => isChangedElsewhere(state, module, fn, effects.functions));
    return awaited && { at: 'event', state: nameOfState(awaited.state) };
  }

  /** Returns the exit of a loop that awaits in one branch alone, and may skip that branch for ever. */
  pastAwait(fn: FunctionValue, loop: ConditionLoop): LoopExit | undefined {
    const { withoutAwait } = loop;
    if (!withoutAwait || this.#microtasks.areAllAwaits(fn, loop)) return undefined;
    const effects = this.#effects.of(fn, withoutAwait.calls);
    const changes = changesIn(effects);
    if (!changes || mayLeave(effects)) return undefined;
    const states = withoutAwait.skippedBranchReads;
    const isStill = states.every(state => !isChanged(state, changes) && !isChanged(state, new Set(withoutAwait.changes)));
    const isDecidedElsewhere = states.some(
      state => /^\.(?:length|size)$/.test(state) || isChangedElsewhere(state, fn.module, fn, effects.functions),
    );
    return isStill && isDecidedElsewhere ? this.exitOf(fn, { ...loop, ...withoutAwait }) : undefined;
  }
}

/** Returns the states that a loop's tests read through functions; `undefined` where the functions do more than read. */
function readBy({ functions, paths, isAll }: TotalEffects): { state: State; module: Module }[] | undefined {
  const isRepeatable = (path: string): boolean => {
    const { pure = false, random = false } = effectsOf(path);
    return pure && !random;
  };
  const isSeen = isAll && paths.every(isRepeatable);
  const reads = [...functions].flatMap(fn => {
    const { reads: own = ['*'], throws = true, generator = true } = summaryOf(fn) ?? {};
    return (throws || generator ? ['*'] : own).map(state => ({ state, module: fn.module }));
  });
  return isSeen && reads.every(({ state }) => state !== '*') ? reads : undefined;
}

/** Tells whether a state is among those that change. `*` stands for every state. */
export const isChanged = (state: State, changes: ReadonlySet<State>): boolean => changes.has(state) || changes.has('*');

/** Tells whether a function that no round runs changes a state. A state that a getter may compute does not count. */
function isChangedElsewhere(state: State, module: Module, looping: FunctionValue, running: ReadonlySet<FunctionValue>): boolean {
  const { functions, classes, values } = module.summary;
  const name = nameOfState(state);
  const isGetter =
    state.startsWith('.') &&
    (classes.some(({ members }) => members.some(member => member.getter && member.name === name)) ||
      values.some(
        symbolic => symbolic.kind === 'object' && symbolic.properties.some(property => property.getter && property.name === name),
      ));
  if (isGetter) return false;
  const inRounds = new Set([looping, ...running].flatMap(fn => (fn.module === module ? [fn.id] : [])));
  return functions.some(({ changes }, id) => !inRounds.has(id) && changes.includes(state));
}

const nameOfState = (state: State): string => state.replace(/^\.|@\d+$/g, '');
