/**
 * Durations, deadlines and clocks: what the loop and the HTTP client measure time with. A clock can be set by hand, so
 * that a test of timeouts never waits.
 */

/** A length of time. Parts add up: `{ seconds: 1, milliseconds: 500 }`. */
export interface Duration {
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly milliseconds?: number;
}

/**
 * When a timeout is due: a `Date`, a number of seconds since the epoch, or a `Duration` from now. The same three as in
 * https://www.tornadoweb.org/en/stable/ioloop.html#tornado.ioloop.IOLoop.add_timeout
 */
export type Deadline = Date | number | Duration;

const finite = (value: number, what: string): number => {
  if (!Number.isFinite(value)) throw new RangeError(`${what} must be a finite number, not ${value}.`);
  return value;
};

/** The length in milliseconds. Throws a `RangeError` if it is not finite. */
export function millisecondsOf({ hours = 0, minutes = 0, seconds = 0, milliseconds = 0 }: Duration): number {
  return finite(((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds, 'A duration');
}

/** The deadline in milliseconds since the epoch, counted from `now`, which has the same unit. */
export function dueAt(deadline: Deadline, now: number): number {
  if (typeof deadline === 'number') return finite(deadline, 'A deadline') * 1000;
  if (deadline instanceof Date) return finite(deadline.getTime(), 'A deadline');
  return now + millisecondsOf(deadline);
}

/** What a loop needs of time. */
export interface Clock {
  /** Milliseconds since the epoch, never going back. */
  now(): number;
  /** Calls back once, after `delay` milliseconds; gives what cancels that. It may call too early. */
  setTimer(callback: () => void, delay: number): () => void;
}

/** The longest delay that Node's timers take: https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const LONGEST_DELAY = 2 ** 31 - 1;

/** Node's monotonic clock. When somebody sets the system's clock, this one goes on. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  setTimer(callback, delay) {
    const timer = setTimeout(callback, Math.min(Math.ceil(delay), LONGEST_DELAY));
    return () => {
      clearTimeout(timer);
    };
  },
};

/** A clock that stands still until it is told to go on. */
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
   * Goes on by this much, and stops on the way at each timer that is due. Between two timers the event loop has a turn,
   * in which what waited for the first can go on and set timers of its own.
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
