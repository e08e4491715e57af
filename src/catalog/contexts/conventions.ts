/**
 * Signatures that name their caller. They speak only where nothing is known of the call itself: an error-first
 * callback is what Node's asynchronous functions take, `(req, res)` what its servers call.
 */
import type { Convention } from '../model.ts';

export const conventions: readonly Convention[] = [
  { parameters: [['req', 'request'], ['res', 'response']], where: 'anywhere', as: 'request handler' },
  { parameters: [['err', 'error', 'er'], ['req', 'request'], ['res', 'response'], ['next']], where: 'anywhere', as: 'request handler' },
  { parameters: [['req', 'request'], ['reply']], where: 'anywhere', as: 'Fastify handler' },
  { parameters: [['request'], ['h']], where: 'anywhere', as: 'hapi handler' },
  { parameters: [['parent', 'root', '_parent', '_root'], ['args', '_args'], ['context', 'ctx', '_context', '_ctx']], where: 'anywhere', as: 'GraphQL resolver' },
  { parameters: [['ctx'], ['next']], where: 'argument', as: 'middleware' },
  { parameters: [['job'], ['done']], where: 'argument', as: 'job processor' },
  { parameters: [['err', 'error', 'er'], []], where: 'argument', as: 'error-first callback' },
  // By itself, `error` is as often an element of a list.
  { parameters: [['err', 'er']], where: 'argument', as: 'error-first callback' },
];
