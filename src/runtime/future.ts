/** A result that is not there yet, set by hand: Tornado's `Future`, which `await` and promises take as one of theirs. */
import { IOLoop } from './io-loop.ts';

/** A future was asked for a result before it had one, or given a second one. */
export class InvalidStateError extends Error {
  override readonly name = 'InvalidStateError';
}

type Outcome<T> = { readonly result: T } | { readonly exception: unknown };

/**
 * See https://www.tornadoweb.org/en/stable/concurrent.html#tornado.concurrent.Future. An exception that nobody asks for
 * is an unhandled rejection, as a promise's is.
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
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- An exception is whatever its maker threw.
        else reject(outcome.exception);
      };
    });
    this.#settle = settle;
  }

  /** Whether there is a result or an exception. */
  done(): boolean {
    return this.#outcome !== undefined;
  }

  /** Throws an `InvalidStateError` if the future is done. */
  setResult(result: T): void {
    this.#set({ result });
  }

  /** Throws an `InvalidStateError` if the future is done. */
  setException(exception: unknown): void {
    this.#set({ exception });
  }

  /** The result. Throws the exception if there is one, and an `InvalidStateError` if the future is not done. */
  result(): T {
    const outcome = this.#ask();
    if ('result' in outcome) return outcome.result;
    throw outcome.exception;
  }

  /** The exception, `undefined` after a result. Throws an `InvalidStateError` if the future is not done. */
  exception(): unknown {
    const outcome = this.#ask();
    return 'exception' in outcome ? outcome.exception : undefined;
  }

  /** Calls back with this future in a turn of the loop after it is done; at once never. */
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
    // Who asks has seen the exception.
    this.#promise.catch(() => {});
    return this.#outcome;
  }
}
