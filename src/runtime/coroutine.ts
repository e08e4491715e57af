/** Generators as coroutines, as Tornado had them before `await`, and functions with a callback for them to wait for. */
import { isThenable } from './callbacks.ts';
import { Future } from './future.ts';

/** A coroutine yielded something that can't be waited for. */
export class BadYieldError extends TypeError {
  override readonly name = 'BadYieldError';
}

/** What a coroutine can wait for: a promise, a future, a list of them, or nothing, which is a turn of the loop. */
function waitFor(yielded: unknown): PromiseLike<unknown> {
  if (isThenable(yielded)) return yielded;
  if (Array.isArray(yielded)) return Promise.all(yielded.map(waitFor));
  if (yielded === undefined || yielded === null) return new Promise(resolve => setImmediate(resolve));
  throw new BadYieldError(`A coroutine can yield promises, futures, and lists of them, but not ${typeof yielded}s.`);
}

/**
 * Makes a function of a generator function, in which each `yield` waits and gives the result, or throws. `return` is
 * the result of the promise that the function gives. Can decorate a method too.
 * See https://www.tornadoweb.org/en/stable/gen.html#tornado.gen.coroutine
 */
export function coroutine<This, Args extends unknown[], Result>(
  // What a yield gives depends on what was yielded, so its type is what the generator says, or `any`.
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

/** What a callback was called with: nothing, the one argument, or all of them. */
type ResultOf<Results extends readonly unknown[]> = Results extends readonly []
  ? undefined
  : Results extends readonly [infer One]
    ? One
    : Results;

/**
 * Calls a function with a callback after its arguments, and gives a future of what the callback is called with: nothing,
 * one argument, or a list of several. An error is no special argument (for those there is `util.promisify`); what the
 * function throws is the future's exception. It makes nothing asynchronous: a function that blocks, blocks.
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
