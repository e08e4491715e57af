/** The schedule of the loop's next turn. It knows when the loop turns, and nothing of what runs in a turn. */
import type { Clock } from './time.ts';

/** The next turn of a loop: an immediate for ready callbacks, a timer for the first timeout, or both. */
export class NextTurn {
  readonly #clock: Clock;
  readonly #turn: () => void;
  #immediate: NodeJS.Immediate | undefined;
  #timer: { readonly due: number; readonly cancel: () => void } | undefined;

  constructor(clock: Clock, turn: () => void) {
    this.#clock = clock;
    this.#turn = turn;
  }

  /** Schedules a turn for ready callbacks, and a turn for the first timeout, due in milliseconds since the epoch. */
  schedule(isReady: boolean, due: number | undefined): void {
    if (isReady) {
      this.#immediate ??= setImmediate(() => {
        this.#begin();
      });
    }
    if (this.#timer?.due === due) return;
    this.#timer?.cancel();
    this.#timer = undefined;
    if (due === undefined) return;
    const cancel = this.#clock.setTimer(() => {
      this.#timer = undefined;
      this.#begin();
    }, due - this.#clock.now());
    this.#timer = { due, cancel };
  }

  /** Cancels the turns that are scheduled. */
  cancel(): void {
    clearImmediate(this.#immediate);
    this.#immediate = undefined;
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  /** Runs a turn, which replaces the turn that was scheduled for ready callbacks. */
  #begin(): void {
    clearImmediate(this.#immediate);
    this.#immediate = undefined;
    this.#turn();
  }
}
