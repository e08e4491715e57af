/**
 * Conventions that count as knowledge where nothing is known of the call itself, by docs/decisions/0003. Signatures name their caller: Node's
 * asynchronous functions take an error-first callback, its servers call `(req, res)`. Names show that a constant is an event's name.
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

/** The name of a constant: `END`, `GUILD_CREATE`. */
const constantName = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/;
/** The name of a table of events: `Events`, `GatewayEvent`. */
const tableName = /^(?:\w*E|e)vents?$/;

/** Tells whether a member names an event: by its own name (`END`), or by its table (`Events.Ready`). */
export const isNamedAsEvent = (name: string, table: string | undefined): boolean =>
  constantName.test(name) || (table !== undefined && tableName.test(table));
