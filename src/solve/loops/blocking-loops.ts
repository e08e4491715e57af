/**
 * Blocking loops: loops that hold the thread. Such a loop waits for a time, an event or another thread, runs for ever, or runs many rounds.
 * The event could only come if the event loop went on. A loop whose end is unknown is no blocker. Does not know who reports a loop.
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

  /** Returns a loop as a blocker, if the loop holds the thread and awaits nothing on the way. */
  blocking(fn: FunctionValue, id: LoopId): LoopBlocker | undefined {
    const loop = loopOf(fn, id);
    if (loop.kind === 'self-scheduling') return undefined;
    const exit =
      loop.awaits.length > 0 ? this.#waiting.pastAwait(fn, loop) : (this.#waiting.exitOf(fn, loop) ?? this.#counts.exitOf(fn, id));
    return exit && blockerOf(loop, exit);
  }

  /** Returns a loop as a blocker, if the loop holds the thread although it awaits or schedules its rounds. */
  starving(fn: FunctionValue, id: LoopId): LoopBlocker | undefined {
    const loop = loopOf(fn, id);
    if (loop.kind === 'self-scheduling') {
      const exit = this.#scheduling.exitOf(fn, id);
      return exit && blockerOf(loop, exit);
    }
    if (loop.awaits.length === 0 || !this.#microtasks.areAllAwaits(fn, loop)) return undefined;
    const exit = this.#waiting.exitOf(fn, loop);
    return exit && blockerOf(loop, exit);
  }
}

const blockerOf = ({ text }: LoopSummary, exit: LoopExit): LoopBlocker => ({ kind: 'loop', head: text, exit });
