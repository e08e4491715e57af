/** Generators as coroutines, as in Tornado before `await`, and a future for a function that takes a callback. */
import { isThenable } from './callbacks.ts';
import { Future } from './future.ts';

/** The error of a coroutine that yields a value it can't wait for. */
export class BadYieldError extends TypeError {
  override readonly name = 'BadYieldError';
}

/** Returns a promise for a yielded promise, future or list of them. For `undefined` and `null` it takes one turn of the loop. */
function waitFor(yielded: unknown): PromiseLike<unknown> {
  if (isThenable(yielded)) return yielded;
  if (Array.isArray(yielded)) return Promise.all(yielded.map(waitFor));
  if (yielded === undefined || yielded === null) return new Promise(resolve => setImmediate(resolve));
  throw new BadYieldError(`A coroutine can yield promises, futures, and lists of them, but not ${typeof yielded}s.`);
}

/**
 * Turns a generator function into a function that returns a promise. Each `yield` waits, then returns the result or
 * throws; the generator's `return` fulfils the promise. Decorates methods too.
 * See https://www.tornadoweb.org/en/stable/gen.html#tornado.gen.coroutine
 */
export function coroutine<This, Args extends unknown[], Result>(
  // The result of a `yield` depends on the yielded value, so its type is what the generator declares, or `any`.
  generator: (this: This, ...args: Args) => Generator<unknown, Result>,
): (this: This, ...args: Args) => Promise<Awaited<Result>> {
  const { [generator.name]: named } = {
    async [generator.name](this: This, ...args: Args): Promise<Awaited<Result>> {
      const steps = generator.apply(this, args);
      let step = steps.next();
      while (!step.done) step = await resume(steps, step.value);
      return await step.value;
    },
  };
  // The property was defined one line above.
  return named as (this: This, ...args: Args) => Promise<Awaited<Result>>;
}

async function resume<Result>(steps: Generator<unknown, Result>, yielded: unknown): Promise<IteratorResult<unknown, Result>> {
  let value: unknown;
  try {
    value = await waitFor(yielded);
  } catch (error) {
    return steps.throw(error);
  }
  return steps.next(value);
}

/** A function whose last parameter is a callback. */
type WithCallback<Args extends readonly unknown[], Results extends readonly unknown[]> = (
  ...args: [...Args, callback: (...results: Results) => void]
) => unknown;

/** The arguments of a callback as one value: `undefined` for none, the argument alone, or a list of several. */
type ResultOf<Results extends readonly unknown[]> = Results extends readonly []
  ? undefined
  : Results extends readonly [infer One]
    ? One
    : Results;

/**
 * Calls a function with a callback after its arguments. Returns a future of the callback's arguments: `undefined` for
 * none, the argument alone, or a list of several. An error that the function throws is the future's exception. A first
 * argument `error` has no special meaning; use `util.promisify` for such functions. A function that blocks still blocks.
 * See https://www.tornadoweb.org/en/branch3.2/gen.html#tornado.gen.Task
 */
export function Task<Args extends readonly unknown[], Results extends readonly unknown[]>(
  call: WithCallback<Args, Results>,
  ...args: Args
): Future<ResultOf<Results>> {
  const future = new Future<ResultOf<Results>>();
  try {
    call(...args, (...results) => {
      // The three cases of the type.
      future.setResult((results.length > 1 ? results : results[0]) as ResultOf<Results>);
    });
  } catch (error) {
    future.setException(error);
  }
  return future;
}
