/** A result that code sets later: Tornado's `Future`. It is a thenable, so `await` accepts it. */
import { IOLoop } from './io-loop.ts';

/** The error of reading a future that is not done, or of setting a second result. */
export class InvalidStateError extends Error {
  override readonly name = 'InvalidStateError';
}

type Outcome<T> = { readonly result: T } | { readonly exception: unknown };

/**
 * A result or an exception that is set once. An exception that nobody reads is an unhandled rejection, like a promise's.
 * See https://www.tornadoweb.org/en/stable/concurrent.html#tornado.concurrent.Future
 */
export class Future<T> implements PromiseLike<T> {
  readonly #promise: Promise<T>;
  readonly #settle: (outcome: Outcome<T>) => void;
  #outcome: Outcome<T> | undefined;

  constructor() {
    let settle: (outcome: Outcome<T>) => void = () => {};
    this.#promise = new Promise((resolve, reject) => {
      settle = outcome => {
        if ('result' in outcome) resolve(outcome.result);
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- An exception can be any value.
        else reject(outcome.exception);
      };
    });
    this.#settle = settle;
  }

  /** Tells whether there is a result or an exception. */
  done(): boolean {
    return this.#outcome !== undefined;
  }

  /** Sets the result. Throws an `InvalidStateError` if the future is done. */
  setResult(result: T): void {
    this.#set({ result });
  }

  /** Sets the exception. Throws an `InvalidStateError` if the future is done. */
  setException(exception: unknown): void {
    this.#set({ exception });
  }

  /** Returns the result. Throws the exception if there is one, and an `InvalidStateError` if the future is not done. */
  result(): T {
    const outcome = this.#ask();
    if ('result' in outcome) return outcome.result;
    throw outcome.exception;
  }

  /** Returns the exception, `undefined` after a result. Throws an `InvalidStateError` if the future is not done. */
  exception(): unknown {
    const outcome = this.#ask();
    return 'exception' in outcome ? outcome.exception : undefined;
  }

  /** Calls back with this future in a turn of the loop after it is done, never synchronously. */
  addDoneCallback(callback: (future: this) => unknown): void {
    IOLoop.current().addFuture(this, callback);
  }

  then<Result = T, Failure = never>(
    onResult?: ((value: T) => Result | PromiseLike<Result>) | null,
    onException?: ((reason: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Result | Failure> {
    return this.#promise.then(onResult, onException);
  }

  #set(outcome: Outcome<T>): void {
    if (this.#outcome) throw new InvalidStateError('The future has a result or an exception already.');
    this.#outcome = outcome;
    this.#settle(outcome);
  }

  #ask(): Outcome<T> {
    if (!this.#outcome) throw new InvalidStateError('The future is not done.');
    // The caller sees the exception, so it is no unhandled rejection.
    this.#promise.catch(() => {});
    return this.#outcome;
  }
}
