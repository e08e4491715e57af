/**
 * The event loop under Tornado's names. It is Node's own loop that turns; this class keeps callbacks and timeouts in
 * order, calls each of them in one place, and loses none of their errors.
 */
import { isThenable, nameOf, runNamed } from './callbacks.ts';
import { dueAt, millisecondsOf, systemClock, type Clock, type Deadline, type Duration } from './time.ts';
import { TimeoutQueue, type Timeout } from './timeout-queue.ts';

/** Hears of what a callback threw, or of what the promise it gave was rejected with. */
export type ErrorHandler = (error: unknown, callback: string) => void;

interface Callback {
  readonly name: string;
  readonly call: () => unknown;
}

/** What `addTimeout` gives, for `removeTimeout`. */
export type TimeoutHandle = Timeout & Callback;

export interface IOLoopOptions {
  /** Node's monotonic clock unless said. */
  readonly clock?: Clock;
  /** Writes to `console.error` unless said. */
  readonly onError?: ErrorHandler;
}

/** Something took longer than it was given. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

const logError: ErrorHandler = (error, callback) => {
  console.error(`Exception in callback '${callback}':`, error);
};

let current: IOLoop | undefined;

/** See https://www.tornadoweb.org/en/stable/ioloop.html */
export class IOLoop {
  readonly #clock: Clock;
  readonly #onError: ErrorHandler;
  readonly #timeouts = new TimeoutQueue<TimeoutHandle>();
  readonly #removed = new WeakSet<Callback>();
  #ready: Callback[] = [];
  #stopped = false;
  #added = 0;
  #cancelTurn: (() => void) | undefined;
  #timer: { readonly due: number; readonly cancel: () => void } | undefined;

  constructor({ clock = systemClock, onError = logError }: IOLoopOptions = {}) {
    this.#clock = clock;
    this.#onError = onError;
  }

  /** The loop of this thread. There is one, which the first who asks makes. */
  static current(): IOLoop {
    return (current ??= new IOLoop());
  }

  /** Makes this the thread's loop from now on: for tests, with a clock of their own. */
  makeCurrent(): void {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- It is the instance itself that becomes the current one.
    current = this;
  }

  /** The next call of `current` makes a new loop. */
  static clearCurrent(): void {
    current = undefined;
  }

  /** The loop's time, in seconds since the epoch. */
  time(): number {
    return this.#clock.now() / 1000;
  }

  /** Calls back in the next turn of the loop. A callback that is added by another waits for the turn after it. */
  addCallback<Args extends readonly unknown[]>(callback: (...args: Args) => unknown, ...args: Args): void {
    this.#ready.push({ name: nameOf(callback), call: () => callback(...args) });
    this.#arm();
  }

  /** The same as `addCallback`. In Tornado it also leaves the caller's context behind; Node keeps contexts by itself. */
  spawnCallback<Args extends readonly unknown[]>(callback: (...args: Args) => unknown, ...args: Args): void {
    this.addCallback(callback, ...args);
  }

  /**
   * Calls back when the deadline has come, never earlier, in the order of the deadlines. Without a callback it gives a
   * promise instead, which can't be removed. Throws a `RangeError` for a deadline that is no number.
   */
  addTimeout(deadline: Deadline): Promise<void>;
  addTimeout<Args extends readonly unknown[]>(deadline: Deadline, callback: (...args: Args) => unknown, ...args: Args): TimeoutHandle;
  addTimeout<Args extends readonly unknown[]>(
    deadline: Deadline,
    callback?: (...args: Args) => unknown,
    ...args: Args
  ): TimeoutHandle | Promise<void> {
    const due = dueAt(deadline, this.#clock.now());
    if (callback) return this.#addTimeout(due, nameOf(callback), () => callback(...args));
    return new Promise(resolve => {
      this.#addTimeout(due, 'addTimeout', resolve);
    });
  }

  /** Calls back after this many seconds, or this duration. */
  callLater<Args extends readonly unknown[]>(delay: number | Duration, callback: (...args: Args) => unknown, ...args: Args): TimeoutHandle {
    return this.addTimeout(typeof delay === 'number' ? { seconds: delay } : delay, callback, ...args);
  }

  /** Calls back at a moment in seconds since the epoch, as `time` gives it, or a `Date`. */
  callAt<Args extends readonly unknown[]>(when: number | Date, callback: (...args: Args) => unknown, ...args: Args): TimeoutHandle {
    return this.addTimeout(when, callback, ...args);
  }

  /** The timeout will not call back any more. One that has, or was removed before, is let be. */
  removeTimeout(timeout: TimeoutHandle): void {
    this.#timeouts.delete(timeout);
    // It may be about to run in the turn that is going on.
    this.#removed.add(timeout);
    this.#arm();
  }

  /**
   * Calls back with the future, or the promise, in the turn after it is done, however it went: what it was rejected with
   * is then for the callback to see to.
   */
  addFuture<Future extends PromiseLike<unknown>>(future: Future, callback: (future: Future) => unknown): void {
    const done = (): void => {
      this.addCallback(callback, future);
    };
    future.then(done, done);
  }

  /**
   * Runs a function, on the loop, and gives its result. Where Tornado's `run_sync` waits, this gives a promise.
   * Rejects with what the function throws or its promise is rejected with, and with a `TimeoutError` when that takes
   * longer than `timeout`; the function is then not stopped, and its result is dropped.
   */
  async run<Result>(main: () => Result | PromiseLike<Result>, { timeout }: { readonly timeout?: Duration } = {}): Promise<Awaited<Result>> {
    this.start();
    const result = new Promise<Result>(settle => {
      // What it throws is its caller's to hear of, not the error handler's.
      this.#ready.push({
        name: nameOf(main),
        call: () => {
          settle((async () => await main())());
        },
      });
      this.#arm();
    });
    if (!timeout) return await result;
    let expire = (): void => {};
    const expired = new Promise<never>((_, reject) => {
      expire = () => {
        reject(new TimeoutError(`'${nameOf(main)}' was not done after ${millisecondsOf(timeout)} ms.`));
      };
    });
    const expiry = this.addTimeout(timeout, () => {
      expire();
    });
    try {
      return await Promise.race([result, expired]);
    } finally {
      this.removeTimeout(expiry);
    }
  }

  /** Runs no more callbacks and keeps the process alive no longer. What waits is kept for `start`. */
  stop(): void {
    this.#stopped = true;
    this.#cancelTurn?.();
    this.#cancelTurn = undefined;
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  /** Goes on after `stop`. A new loop has started already. */
  start(): void {
    this.#stopped = false;
    this.#arm();
  }

  /** Logs an error as those of callbacks are, with the name of who is to blame. */
  handleCallbackException(error: unknown, callback: string): void {
    try {
      this.#onError(error, callback);
    } catch (failure) {
      logError(error, callback);
      logError(failure, nameOf(this.#onError));
    }
  }

  #addTimeout(due: number, name: string, call: () => unknown): TimeoutHandle {
    const timeout: TimeoutHandle = { due, number: this.#added++, name, call };
    this.#timeouts.add(timeout);
    this.#arm();
    return timeout;
  }

  /** Sees to it that the loop turns when there is something to do: now, or when the first timeout is due. */
  #arm(): void {
    if (this.#stopped) return;
    if (this.#ready.length > 0 && !this.#cancelTurn) {
      const immediate = setImmediate(() => {
        this.#turn();
      });
      this.#cancelTurn = () => {
        clearImmediate(immediate);
      };
    }
    const due = this.#timeouts.first?.due;
    if (this.#timer?.due === due) return;
    this.#timer?.cancel();
    this.#timer = undefined;
    if (due === undefined) return;
    const cancel = this.#clock.setTimer(() => {
      this.#timer = undefined;
      this.#turn();
    }, due - this.#clock.now());
    this.#timer = { due, cancel };
  }

  /** One turn: what is ready, then what is due. What they add waits for the next. */
  #turn(): void {
    this.#cancelTurn?.();
    this.#cancelTurn = undefined;
    const ready = this.#ready;
    this.#ready = [];
    const now = this.#clock.now();
    for (let first = this.#timeouts.first; first && first.due <= now; first = this.#timeouts.first) {
      this.#timeouts.delete(first);
      ready.push(first);
    }
    this.#runAll(ready);
    this.#arm();
  }

  #runAll(ready: readonly Callback[]): void {
    for (const [index, callback] of ready.entries()) {
      if (this.#stopped) {
        this.#ready.unshift(...ready.slice(index));
        return;
      }
      if (!this.#removed.has(callback)) this.#run(callback);
    }
  }

  #run({ name, call }: Callback): void {
    const failed = (error: unknown): void => {
      this.handleCallbackException(error, name);
    };
    try {
      const result = runNamed(name, call);
      if (isThenable(result)) result.then(undefined, failed);
    } catch (error) {
      failed(error);
    }
  }
}
