/**
 * Loops that hold the thread: until a time has come, until something happens that only the event loop can make happen, for ever, or for
 * a number of rounds. A loop whose end is unknown is not reported.
 */
import type { LoopId, LoopSummary } from '../../summary/model.ts';
import type { LoopBlocker, LoopExit } from '../blocker.ts';
import type { FunctionValue } from '../values/abstract-value.ts';
import type { Evaluation } from '../values/evaluation.ts';
import { loopOf } from './loop-of.ts';
import { Microtasks } from './microtasks.ts';
import { RoundCounts } from './round-counts.ts';
import type { RoundEffects } from './round-effects.ts';
import { SelfScheduling } from './self-scheduling.ts';
import { WaitingLoops } from './waiting-loops.ts';

export class BlockingLoops {
  readonly #microtasks: Microtasks;
  readonly #waiting: WaitingLoops;
  readonly #counts: RoundCounts;
  readonly #scheduling: SelfScheduling;

  constructor(effects: RoundEffects, evaluation: Evaluation) {
    this.#microtasks = new Microtasks(effects);
    this.#waiting = new WaitingLoops(effects, this.#microtasks);
    this.#counts = new RoundCounts(effects, evaluation);
    this.#scheduling = new SelfScheduling(effects, evaluation, this.#microtasks, this.#waiting);
  }

  /** Returns a loop that holds the thread without a pause. */
  blocking(fn: FunctionValue, id: LoopId): LoopBlocker | undefined {
    const loop = loopOf(fn, id);
    if (loop.schedules) return undefined;
    const exit =
      loop.awaits.length > 0 ? this.#waiting.pastAwait(fn, loop) : (this.#waiting.exitOf(fn, loop) ?? this.#counts.exitOf(fn, id));
    return exit && blockerOf(loop, exit);
  }

  /** Returns a loop that holds the thread although it awaits, or although it schedules its rounds. */
  starving(fn: FunctionValue, id: LoopId): LoopBlocker | undefined {
    const loop = loopOf(fn, id);
    if (loop.schedules) {
      const exit = this.#scheduling.exitOf(fn, id);
      return exit && blockerOf(loop, exit);
    }
    if (loop.awaits.length === 0 || !this.#microtasks.areAllAwaits(fn, loop)) return undefined;
    const exit = this.#waiting.exitOf(fn, loop);
    return exit && blockerOf(loop, exit);
  }
}

const blockerOf = ({ text }: LoopSummary, exit: LoopExit): LoopBlocker => ({ kind: 'loop', head: text, exit });
