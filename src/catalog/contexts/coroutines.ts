/** Libraries that drive a generator as a coroutine, so that each `yield` waits. Facts: their READMEs. */
import type { ContextTableShape } from '../model/contexts.ts';

const coroutine = { runs: 'coroutine', callback: 0, as: 'coroutine' } as const;

export const coroutines: readonly ContextTableShape[] = [{ module: 'co', callbacks: { '': coroutine, wrap: coroutine } }];
