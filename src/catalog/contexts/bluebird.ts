/** Bluebird: the callbacks of its promises, and the results of `promisifyAll`. Facts: its API reference. */
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
