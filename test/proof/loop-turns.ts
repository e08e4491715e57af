/**
 * Counts the turns of the event loop. Each turn runs one `setImmediate`; the count lies in shared memory, so that another
 * thread can see whether this one's loop turns. A loop that is held can't count.
 */

/** What one watched stretch of the loop's life was like. */
export interface Stretch {
  /** Turns between the beginning and the end. */
  readonly turns: number;
  /** The longest time between two turns, in milliseconds. */
  readonly longest: number;
}

export class LoopTurns {
  /** Element 0 is the count. */
  readonly shared = new Int32Array(new SharedArrayBuffer(4));
  #running = true;
  #last = performance.now();
  #longest = 0;

  constructor() {
    const turn = (): void => {
      Atomics.add(this.shared, 0, 1);
      this.#mark();
      if (this.#running) setImmediate(turn);
    };
    setImmediate(turn);
  }

  get count(): number {
    return Atomics.load(this.shared, 0);
  }

  /** Resolves when the loop has turned so many times. */
  async pass(turns: number): Promise<void> {
    const end = this.count + turns;
    while (this.count < end) await new Promise(setImmediate);
  }

  /** Watches the loop from now on; the function that it gives ends that, and may be called in any turn. */
  watch(): () => Stretch {
    const first = this.count;
    this.#last = performance.now();
    this.#longest = 0;
    return () => {
      this.#mark();
      return { turns: this.count - first, longest: this.#longest };
    };
  }

  stop(): void {
    this.#running = false;
  }

  #mark(): void {
    const now = performance.now();
    this.#longest = Math.max(this.#longest, now - this.#last);
    this.#last = now;
  }
}
