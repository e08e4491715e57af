/**
 * Signatures that name their caller. They speak only where nothing is known of the call itself: an error-first
 * callback is what Node's asynchronous functions take, `(req, res)` what its servers call.
 */
import type { Convention } from '../model/contexts.ts';

const request = ['req', 'request', '_req', '_request'];
const response = ['res', 'response', '_res', '_response'];
const fastify = { module: 'fastify', path: 'FastifyInstance#' };

export const conventions: readonly Convention[] = [
  { parameters: [request, response], where: 'anywhere', as: 'request handler' },
  {
    parameters: [['err', 'error', 'er', '_err', '_error'], request, response, ['next', '_next']],
    where: 'anywhere',
    as: 'request handler',
  },
  { parameters: [request, ['reply', '_reply']], where: 'anywhere', as: 'Fastify handler' },
  { parameters: [['request', '_request'], ['h']], where: 'anywhere', as: 'hapi handler' },
  {
    parameters: [['fastify'], ['opts', 'options', '_opts', '_options']],
    where: 'anywhere',
    as: 'Fastify plugin',
    runs: 'startup',
    passes: { 0: fastify },
  },
  {
    parameters: [
      ['parent', 'root', '_parent', '_root'],
      ['args', '_args'],
      ['context', 'ctx', '_context', '_ctx'],
    ],
    where: 'anywhere',
    as: 'GraphQL resolver',
  },
  { parameters: [['ctx'], ['next']], where: 'argument', as: 'middleware' },
  { parameters: [['job'], ['done']], where: 'argument', as: 'job processor' },
  { parameters: [['err', 'error', 'er'], []], where: 'argument', as: 'error-first callback' },
  // By itself, `error` is as often an element of a list.
  { parameters: [['err', 'er']], where: 'argument', as: 'error-first callback' },
];
