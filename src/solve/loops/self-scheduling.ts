/**
 * Self-scheduling: functions that schedule themselves as microtasks, or each other in a cycle. Such functions form a loop whose rounds
 * never let the event loop go on. Knows cycles within one module alone.
 */
import { effectsOf } from '../../catalog/index.ts';
import type { FunctionId, LoopId, LoopSummary } from '../../summary/model.ts';
import type { LoopExit } from '../blocker.ts';
import type { FunctionValue } from '../values/abstract-value.ts';
import type { Evaluation } from '../values/evaluation.ts';
import { loopOf } from './loop-of.ts';
import type { Microtasks } from './microtasks.ts';
import { platformPath } from './platform-paths.ts';
import { changesIn, type RoundEffects } from './round-effects.ts';
import { isChanged, type WaitingLoops } from './waiting-loops.ts';

/** A function, and the call in it that schedules the next one. */
interface Scheduling {
  readonly fn: FunctionValue;
  readonly loop: LoopSummary;
}

export class SelfScheduling {
  readonly #effects: RoundEffects;
  readonly #evaluation: Evaluation;
  readonly #microtasks: Microtasks;
  readonly #waiting: WaitingLoops;

  constructor(effects: RoundEffects, evaluation: Evaluation, microtasks: Microtasks, waiting: WaitingLoops) {
    this.#effects = effects;
    this.#evaluation = evaluation;
    this.#microtasks = microtasks;
    this.#waiting = waiting;
  }

  /** Returns the exit of a cycle of functions that schedule each other. Only its first function in the source has one. */
  exitOf(fn: FunctionValue, id: LoopId): LoopExit | undefined {
    const cycle = this.#cycleFrom(fn, id);
    const [first] = cycle;
    if (!first || cycle.some(({ loop }) => loop.at.start < first.loop.at.start)) return undefined;
    const exits = cycle.map(scheduling => this.#exitInCycle(scheduling, cycle));
    const exit = exits.find(candidate => candidate?.at !== 'never') ?? exits[0];
    return exit && !exits.includes(undefined) ? exit : undefined;
  }

  #exitInCycle({ fn, loop }: Scheduling, cycle: readonly Scheduling[]): LoopExit | undefined {
    const exit = this.#microtasks.areAllAwaits(fn, loop) ? this.#waiting.exitOf(fn, loop) : undefined;
    if (exit?.at !== 'event') return exit;
    const isStill = cycle.every(other => {
      const changes = changesIn(this.#effects.of(other.fn, other.loop.calls));
      return changes && loop.reads.every(state => !isChanged(state, changes) && !isChanged(state, new Set(other.loop.changes)));
    });
    return isStill ? exit : undefined;
  }

  /** Returns the shortest cycle from a function, through scheduled functions, back to it; empty where there is none. */
  #cycleFrom(fn: FunctionValue, id: LoopId): Scheduling[] {
    const { module } = fn;
    const paths: Scheduling[][] = [[{ fn, loop: loopOf(fn, id) }]];
    const seen = new Set<FunctionId>([fn.id]);
    for (const path of paths) {
      const { fn: from, loop } = path.at(-1) as Scheduling;
      const scheduled = this.#scheduledBy(from, loop);
      if (scheduled.some(next => next.id === fn.id)) return path;
      for (const next of scheduled) {
        if (seen.has(next.id)) continue;
        seen.add(next.id);
        const calls = module.summary.loops.filter(other => other.kind === 'self-scheduling' && other.function === next.id);
        paths.push(...calls.map(other => [...path, { fn: next, loop: other }]));
      }
    }
    return [];
  }

  /** Returns the functions of its module that a call schedules before the event loop goes on. */
  #scheduledBy({ module }: FunctionValue, loop: LoopSummary): FunctionValue[] {
    if (loop.kind !== 'self-scheduling') return [];
    const { schedules } = loop;
    const site = module.summary.calls[schedules.call];
    const path = site && platformPath(module, site.callee);
    if (schedules.how === 'later' && (path === undefined || !effectsOf(path).microtask)) return [];
    return [...this.#evaluation.evaluate(module, schedules.next)].flatMap(value => {
      const scheduled = value.kind === 'bound' ? value.of : value;
      return scheduled.kind === 'function' && scheduled.module === module ? [scheduled] : [];
    });
  }
}
