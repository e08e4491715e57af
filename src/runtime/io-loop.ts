/**
 * Node's event loop with Tornado's interface. The class keeps callbacks and timeouts in order, calls them all in one
 * place, and reports all of their errors.
 */
import { isThenable, nameOf, runNamed } from './callbacks.ts';
import { NextTurn } from './next-turn.ts';
import { dueAt, millisecondsOf, systemClock, type Clock, type Deadline, type Duration } from './time.ts';
import { TimeoutQueue, type Timeout } from './timeout-queue.ts';

/** Receives each error that a callback throws, and each rejection of a promise that a callback returns. */
export type ErrorHandler = (error: unknown, callback: string) => void;

interface Callback {
  readonly name: string;
  readonly call: () => unknown;
}

/** A timeout of `addTimeout`, for `removeTimeout`. */
export type TimeoutHandle = Timeout & Callback;

export interface IOLoopOptions {
  /** The time source; Node's monotonic clock by default. */
  readonly clock?: Clock;
  /** The handler of errors; writes to `console.error` by default. */
  readonly onError?: ErrorHandler;
}

/** The error of work that took longer than its timeout. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

const logError: ErrorHandler = (error, callback) => {
  console.error(`Exception in callback '${callback}':`, error);
};

let current: IOLoop | undefined;

/** An event loop: see https://www.tornadoweb.org/en/stable/ioloop.html */
export class IOLoop {
  readonly #clock: Clock;
  readonly #onError: ErrorHandler;
  readonly #timeouts = new TimeoutQueue<TimeoutHandle>();
  readonly #removed = new WeakSet<Callback>();
  #ready: Callback[] = [];
  #stopped = false;
  #added = 0;
  readonly #nextTurn: NextTurn;

  constructor({ clock = systemClock, onError = logError }: IOLoopOptions = {}) {
    this.#clock = clock;
    this.#onError = onError;
    this.#nextTurn = new NextTurn(clock, () => {
      this.#turn();
    });
  }

  /** Returns the loop of this thread, which the first call makes. */
  static current(): IOLoop {
    return (current ??= new IOLoop());
  }

  /** Makes this loop the thread's current loop, for tests with a clock of their own. */
  makeCurrent(): void {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- The instance itself becomes the current loop.
    current = this;
  }

  /** Clears the thread's current loop: the next call of `current` makes a new one. */
  static clearCurrent(): void {
    current = undefined;
  }

  /** Returns the loop's time, in seconds since the epoch. */
  time(): number {
    return this.#clock.now() / 1000;
  }

  /** Calls back in the next turn of the loop. A callback that is added by another waits for the turn after it. */
  addCallback<Args extends readonly unknown[]>(callback: (...args: Args) => unknown, ...args: Args): void {
    this.#ready.push({ name: nameOf(callback), call: () => callback(...args) });
    this.#arm();
  }

  /** Does what `addCallback` does. Tornado's method also leaves the caller's stack context. */
  spawnCallback<Args extends readonly unknown[]>(callback: (...args: Args) => unknown, ...args: Args): void {
    this.addCallback(callback, ...args);
  }

  /**
   * Calls back after the deadline, never earlier, in the order of deadlines. Without a callback it returns a promise, which
   * can't be removed. Throws a `RangeError` for a deadline that is not finite.
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

  /** Calls back at a `Date`, or at a time in seconds since the epoch, like that of `time`. */
  callAt<Args extends readonly unknown[]>(when: number | Date, callback: (...args: Args) => unknown, ...args: Args): TimeoutHandle {
    return this.addTimeout(when, callback, ...args);
  }

  /** Cancels a timeout; does nothing if the timeout has called back or is cancelled. */
  removeTimeout(timeout: TimeoutHandle): void {
    this.#timeouts.delete(timeout);
    // The timeout may be due in the current turn, whose callbacks have left the queue.
    this.#removed.add(timeout);
    this.#arm();
  }

  /**
   * Calls back with the future or promise, in the turn after it is done. The callback must handle a rejection, because the
   * loop does not report it.
   */
  addFuture<Future extends PromiseLike<unknown>>(future: Future, callback: (future: Future) => unknown): void {
    const done = (): void => {
      this.addCallback(callback, future);
    };
    future.then(done, done);
  }

  /**
   * Runs a function on the loop and returns a promise of its result, where Tornado's `run_sync` waits. Starts the loop.
   * Rejects with the error of the function, or with a `TimeoutError` after `timeout`. A timeout does not stop the function,
   * but drops its result.
   */
  async run<Result>(main: () => Result | PromiseLike<Result>, { timeout }: { readonly timeout?: Duration } = {}): Promise<Awaited<Result>> {
    this.start();
    const result = new Promise<Result>(settle => {
      // The caller receives the errors of the function, not the error handler.
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

  /** Stops running callbacks, and lets the process end. Waiting callbacks and timeouts run after `start`. */
  stop(): void {
    this.#stopped = true;
    this.#nextTurn.cancel();
  }

  /** Continues after `stop`. A new loop has already started. */
  start(): void {
    this.#stopped = false;
    this.#arm();
  }

  /** Passes an error to the error handler, with the name of the callback to blame. Logs both if the handler throws. */
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

  /** Schedules the next turn: now if a callback is ready, or when the first timeout is due. */
  #arm(): void {
    if (!this.#stopped) this.#nextTurn.schedule(this.#ready.length > 0, this.#timeouts.first?.due);
  }

  /** Runs one turn: ready callbacks, then due timeouts. Callbacks that they add wait for the next turn. */
  #turn(): void {
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
