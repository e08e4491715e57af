/** Libraries that drive a generator as a coroutine, so that each `yield` waits, and what else they give back. Facts: their READMEs. */
import type { ContextTableShape } from '../model.ts';

const coroutine = { runs: 'coroutine', callback: 0, as: 'coroutine' } as const;

export const coroutines: readonly ContextTableShape[] = [
  { module: 'co', callbacks: { '': coroutine, wrap: coroutine } },
  { module: 'bluebird', callbacks: { coroutine }, results: { promisifyAll: { argument: 0 } } },
];
