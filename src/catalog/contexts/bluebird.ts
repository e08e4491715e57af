/** Bluebird: who calls the functions that its promises are given, and what `promisifyAll` gives back. Facts: its API reference. */
import type { ContextTableShape } from '../model/contexts.ts';

const now = { runs: 'now', callback: 0 } as const;
const each = { runs: 'reaction', callback: 1, as: 'promise callback', answer: 'awaited' } as const;

export const bluebird: ContextTableShape = {
  module: 'bluebird',
  callbacks: {
    'new ': now,
    try: now,
    attempt: now,
    coroutine: { runs: 'coroutine', callback: 0, as: 'coroutine' },
    map: each,
    each,
    mapSeries: each,
    filter: each,
    reduce: each,
  },
  results: { promisifyAll: { argument: 0 } },
};
