/** Timeouts in the order in which they are due; those of the same moment in the order they were added. A binary heap. */

export interface Timeout {
  /** Milliseconds since the epoch. */
  readonly due: number;
  /** Counts up, so that no two are the same. */
  readonly number: number;
}

const isBefore = (a: Timeout, b: Timeout): boolean => a.due < b.due || (a.due === b.due && a.number < b.number);

export class TimeoutQueue<T extends Timeout> {
  readonly #heap: T[] = [];

  get first(): T | undefined {
    return this.#heap[0];
  }

  add(timeout: T): void {
    let index = this.#heap.push(timeout) - 1;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = this.#heap[above];
      if (!parent || isBefore(parent, timeout)) break;
      this.#heap[index] = parent;
      index = above;
    }
    this.#heap[index] = timeout;
  }

  /** Takes the first away. */
  shift(): T | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (last && last !== first) this.#sink(last);
    return first;
  }

  /** Puts a timeout in the place of the first, and lets it sink to where it belongs. */
  #sink(timeout: T): void {
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const [a, b] = [this.#heap[left], this.#heap[left + 1]];
      if (!a) break;
      const [child, below] = b && isBefore(b, a) ? [b, left + 1] : [a, left];
      if (isBefore(timeout, child)) break;
      this.#heap[index] = child;
      index = below;
    }
    this.#heap[index] = timeout;
  }
}
