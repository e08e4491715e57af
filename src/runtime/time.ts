/**
 * Durations, deadlines and clocks for the loop and the HTTP client. A test sets the clock by hand, so it never waits for
 * timeouts.
 */

/** A length of time. Parts add up: `{ seconds: 1, milliseconds: 500 }`. */
export interface Duration {
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly milliseconds?: number;
}

/**
 * The due time of a timeout: a `Date`, a number of seconds since the epoch, or a `Duration` from now. See
 * https://www.tornadoweb.org/en/stable/ioloop.html#tornado.ioloop.IOLoop.add_timeout
 */
export type Deadline = Date | number | Duration;

const finite = (value: number, what: string): number => {
  if (!Number.isFinite(value)) throw new RangeError(`${what} must be a finite number, not ${value}.`);
  return value;
};

/** Returns the length in milliseconds. Throws a `RangeError` if the length is not finite. */
export function millisecondsOf({ hours = 0, minutes = 0, seconds = 0, milliseconds = 0 }: Duration): number {
  return finite(((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds, 'A duration');
}

/** Returns the deadline in milliseconds since the epoch, like `now`. Throws a `RangeError` if the deadline is not finite. */
export function dueAt(deadline: Deadline, now: number): number {
  if (typeof deadline === 'number') return finite(deadline, 'A deadline') * 1000;
  if (deadline instanceof Date) return finite(deadline.getTime(), 'A deadline');
  return now + millisecondsOf(deadline);
}

/** The time source and timers of a loop. */
export interface Clock {
  /** Returns milliseconds since the epoch, which never decrease. */
  now(): number;
  /** Calls back once after `delay` milliseconds, or earlier. Returns a function that cancels the timer. */
  setTimer(callback: () => void, delay: number): () => void;
}

/** The longest delay that Node's timers take: https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const LONGEST_DELAY = 2 ** 31 - 1;

/** Node's monotonic clock, which ignores changes of the system's clock. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  setTimer(callback, delay) {
    const timer = setTimeout(callback, Math.min(Math.ceil(delay), LONGEST_DELAY));
    return () => {
      clearTimeout(timer);
    };
  },
};

/** A clock that stands still until `advance` is called. */
export class ManualClock implements Clock {
  #now: number;
  readonly #timers = new Map<() => void, number>();

  /** `start` is in milliseconds since the epoch. */
  constructor(start = 0) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  setTimer(callback: () => void, delay: number): () => void {
    const timer = (): void => {
      this.#timers.delete(timer);
      callback();
    };
    this.#timers.set(timer, this.#now + Math.max(delay, 0));
    return () => {
      this.#timers.delete(timer);
    };
  }

  /**
   * Advances the time by a duration, and stops at each timer that is due. Between two timers the event loop has a turn, in
   * which other code can set timers.
   */
  async advance(duration: Duration): Promise<void> {
    const end = this.#now + millisecondsOf(duration);
    for (;;) {
      await turn();
      const next = this.#earliest(end);
      if (!next) break;
      this.#now = Math.max(this.#now, next.due);
      next.timer();
    }
    this.#now = end;
  }

  #earliest(end: number): { timer: () => void; due: number } | undefined {
    let earliest: { timer: () => void; due: number } | undefined;
    for (const [timer, due] of this.#timers) {
      if (due <= end && due < (earliest?.due ?? Infinity)) earliest = { timer, due };
    }
    return earliest;
  }
}

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
