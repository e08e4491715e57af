/** Who calls whose callback. A framework is one file here and one line below. */
import { coroutines } from './coroutines.ts';
import { express } from './express.ts';
import { anyReceiver, globals } from './language.ts';
import { nodeContexts } from './node.ts';
import type { ContextTableShape, Convention } from '../model.ts';

export const contextTables: readonly ContextTableShape[] = [globals, anyReceiver, ...nodeContexts, ...coroutines, express];

/**
 * Signatures that name their caller. They speak only where nothing is known of the call itself: an error-first
 * callback is what Node's asynchronous functions take, `(req, res)` what its servers call.
 */
export const conventions: readonly Convention[] = [
  { parameters: [['req', 'request'], ['res', 'response']], where: 'anywhere', as: 'request handler' },
  { parameters: [['err', 'error', 'er'], ['req', 'request'], ['res', 'response'], ['next']], where: 'anywhere', as: 'request handler' },
  { parameters: [['err', 'error', 'er'], []], where: 'argument', as: 'error-first callback' },
  // By itself, `error` is as often an element of a list.
  { parameters: [['err', 'er']], where: 'argument', as: 'error-first callback' },
];
