/**
 * Fastify: handlers and hooks, of routes and of instances. Facts: Fastify's documentation of routes, hooks and plugins;
 * a plugin's body, and the hooks around the server's own life, run while it starts or closes.
 */
import type { ContextTableShape } from '../../model/contexts.ts';
import { chained, early, httpMethods, later, methods, within } from '../rows.ts';

const handler = 'Fastify handler';
const hook = 'Fastify hook';
const instance = 'FastifyInstance#';

const routeHooks = [
  'onRequest',
  'preParsing',
  'preValidation',
  'preHandler',
  'preSerialization',
  'onSend',
  'onResponse',
  'onTimeout',
  'onError',
  'onRequestAbort',
];
const routeOptions = (argument: number) => [
  within(argument, ['handler', 'errorHandler', 'wsHandler'], handler),
  within(argument, routeHooks, hook),
];
/** A route's schema is compiled as the server starts; what comes out runs for each request. */
const compiler = (as: string) => [early(0, `${as} compiler`), within(0, ['()'], as)];
const lifeHooks = ['onReady', 'onListen', 'onClose', 'preClose', 'onRegister', 'onRoute'];
const plugin = { ...early(0, 'Fastify plugin'), passes: { 0: { module: 'fastify', path: instance } } };

export const fastify: readonly ContextTableShape[] = [
  {
    module: 'fastify',
    framework: 'Fastify',
    callbacks: {
      '': within(0, ['genReqId', 'rewriteUrl', 'frameworkErrors', 'clientErrorHandler'], handler),
      ...methods(
        instance,
        [...httpMethods, 'trace', 'search', 'query', 'propfind', 'proppatch', 'mkcol', 'copy', 'move', 'lock', 'unlock'],
        [later('last', handler), ...routeOptions(1)],
      ),
      [`${instance}route`]: routeOptions(0),
      [`${instance}addHook`]: [early(1, 'Fastify hook at startup', { argument: 0, oneOf: lifeHooks }), later(1, hook)],
      [`${instance}setErrorHandler`]: later(0, 'Fastify error handler'),
      [`${instance}setNotFoundHandler`]: [later('last', handler), within(0, ['preValidation', 'preHandler'], hook)],
      [`${instance}setReplySerializer`]: later(0, 'Fastify serializer'),
      [`${instance}setSerializerCompiler`]: compiler('Fastify serializer'),
      [`${instance}setValidatorCompiler`]: compiler('Fastify validator'),
      [`${instance}setSchemaErrorFormatter`]: later(0, 'Fastify error formatter'),
      [`${instance}setChildLoggerFactory`]: later(0, 'Fastify logger factory'),
      [`${instance}setGenReqId`]: later(0, handler),
      [`${instance}addContentTypeParser`]: later('last', 'Fastify content type parser'),
      [`${instance}register`]: plugin,
      [`${instance}after`]: early(0, "Fastify 'after' callback"),
      [`${instance}ready`]: early(0, "Fastify 'ready' callback"),
    },
    same: {
      '()': instance,
      fastify: '',
      [`${instance}withTypeProvider()`]: instance,
      [`${instance}server`]: { module: 'node:http', path: 'Server#' },
      ...chained(instance, [
        ...httpMethods,
        'route',
        'addHook',
        'setErrorHandler',
        'setNotFoundHandler',
        'setValidatorCompiler',
        'setSerializerCompiler',
        'decorate',
        'decorateRequest',
        'decorateReply',
        'register',
        'after',
        'addSchema',
      ]),
    },
  },
  { module: 'fastify-plugin', callbacks: { '': plugin, fastifyPlugin: plugin } },
];
