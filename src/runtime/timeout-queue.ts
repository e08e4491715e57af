/**
 * A queue of timeouts by due time, then by the order in which they were added. A binary heap with an index can remove any
 * timeout fast: most timeouts of a server never fire.
 */

export interface Timeout {
  /** Milliseconds since the epoch. */
  readonly due: number;
  /** A serial number that no other timeout has. */
  readonly number: number;
}

const isBefore = (a: Timeout, b: Timeout): boolean => a.due < b.due || (a.due === b.due && a.number < b.number);

export class TimeoutQueue<T extends Timeout> {
  readonly #heap: T[] = [];
  readonly #places = new Map<T, number>();

  get first(): T | undefined {
    return this.#heap[0];
  }

  add(timeout: T): void {
    this.#rise(timeout, this.#heap.length);
  }

  /** Removes a timeout; ignores a timeout that is not in the queue. */
  delete(timeout: T): void {
    const place = this.#places.get(timeout);
    if (place === undefined) return;
    this.#places.delete(timeout);
    const last = this.#heap.pop();
    if (!last || last === timeout) return;
    // The last timeout fills the gap, then moves to its place in the order.
    this.#rise(last, place);
    this.#sink(last, this.#places.get(last) ?? place);
  }

  #put(timeout: T, place: number): void {
    this.#heap[place] = timeout;
    this.#places.set(timeout, place);
  }

  #rise(timeout: T, from: number): void {
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = this.#heap[above];
      if (!parent || isBefore(parent, timeout)) break;
      this.#put(parent, place);
      place = above;
    }
    this.#put(timeout, place);
  }

  #sink(timeout: T, from: number): void {
    let place = from;
    for (;;) {
      const left = 2 * place + 1;
      const [a, b] = [this.#heap[left], this.#heap[left + 1]];
      if (!a) break;
      const [child, below] = b && isBefore(b, a) ? [b, left + 1] : [a, left];
      if (isBefore(timeout, child)) break;
      this.#put(child, place);
      place = below;
    }
    this.#put(timeout, place);
  }
}
