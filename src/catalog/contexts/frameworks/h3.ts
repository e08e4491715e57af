/** h3: event handlers, middleware and sockets. Facts: its documentation, of versions 1 and 2. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { awaited, chained, httpMethods, later, methods, within } from '../rows.ts';

const as = 'h3 event handler';
const handler = [awaited(later(0, as)), within(0, ['handler', 'middleware', 'onRequest', 'onBeforeResponse'], as)];
const socket = within(0, ['open', 'message', 'close', 'error', 'upgrade'], 'WebSocket handler');
const middleware = later(0, 'h3 middleware');

export const h3: readonly ContextTableShape[] = [
  {
    module: 'h3',
    framework: 'h3',
    callbacks: {
      ...methods('', ['eventHandler', 'defineEventHandler'], handler),
      defineHandler: [awaited(later(0, as)), within(0, ['handler', 'middleware'], as)],
      ...methods('', ['fromNodeMiddleware', 'fromNodeHandler', 'defineNodeHandler', 'defineNodeMiddleware'], later(0, as)),
      ...methods(
        '',
        ['defineMiddleware', 'defineRequestMiddleware', 'defineResponseMiddleware', 'onRequest', 'onResponse', 'onError'],
        middleware,
      ),
      defineWebSocketHandler: socket,
      defineWebSocket: socket,
      'App#use': later('every', as),
      createApp: within(0, ['onError', 'onRequest', 'onBeforeResponse', 'onAfterResponse'], as),
      'new H3': within(0, ['onError', 'onRequest', 'onResponse'], as),
      ...methods('Router#', ['use', 'add', ...httpMethods], awaited(later('every', as))),
      ...methods('H3#', ['use', 'on', ...httpMethods], awaited(later('every', as))),
    },
    same: {
      'createApp()': 'App#',
      'createRouter()': 'Router#',
      ...chained('App#', ['use']),
      ...chained('Router#', ['use', 'add', ...httpMethods]),
      ...chained('H3#', ['use', 'on', ...httpMethods]),
    },
  },
];
