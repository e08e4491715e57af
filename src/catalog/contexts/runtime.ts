/** This package's own runtime: the loop's callbacks, request handlers, coroutines, and what its executor takes off the loop. */
import type { ContextTableShape } from '../model/contexts.ts';
import { later, methods, sent } from './rows.ts';

const as = 'IOLoop callback';
const verbs = ['delete', 'get', 'head', 'options', 'patch', 'post', 'put'] as const;

export const runtime: ContextTableShape = {
  module: 'eslint-plugin-event-loop/runtime',
  framework: 'eslint-plugin-event-loop/runtime',
  callbacks: {
    ...methods('IOLoop#', ['addCallback', 'spawnCallback'], later(0, as)),
    ...methods('IOLoop#', ['addTimeout', 'callLater', 'callAt', 'addFuture'], later(1, as)),
    // As `await main()` does: what only starts the program is part of its start.
    'IOLoop#run': { runs: 'reaction', callback: 0, as },
    'Future#addDoneCallback': later(0, 'future callback'),
    'AsyncHTTPClient#fetch': later('last', 'response callback'),
    coroutine: { runs: 'coroutine', callback: 0, as: 'coroutine' },
    Task: { runs: 'now', callback: 0 },
    asynchronous: later(0, 'request handler'),
    onBlocked: later(1, 'onBlocked listener'),
    runOnExecutor: sent(0),
    'ThreadPoolExecutor#submit': sent(0),
  },
  overrides: { RequestHandler: { methods: verbs, as: 'request handler' } },
  same: { 'IOLoop.current()': 'IOLoop#', 'Task()': 'Future#' },
};
