/** h3: event handlers, middleware and sockets. Facts: its documentation, of versions 1 and 2. */
import type { ContextTableShape, Registration, Rows } from '../../model.ts';
import { chained, httpMethods, later, methods, within } from '../rows.ts';

const as = 'h3 event handler';
const handler = [later(0, as), within(0, ['handler', 'onRequest', 'onBeforeResponse'], as)];
const socket = within(0, ['open', 'message', 'close', 'error', 'upgrade'], 'WebSocket handler');
const defining: Record<string, Rows<Registration>> = {
  ...methods('', ['eventHandler', 'defineEventHandler', 'defineCachedEventHandler', 'cachedEventHandler', 'defineRequestMiddleware'], handler),
  defineWebSocketHandler: socket,
  defineWebSocket: socket,
};

export const h3: readonly ContextTableShape[] = [
  {
    module: 'h3',
    framework: 'h3',
    callbacks: {
      ...defining,
      defineHandler: handler,
      defineMiddleware: handler,
      'App#use': later('every', as),
      createApp: within(0, ['onError', 'onRequest', 'onBeforeResponse', 'onAfterResponse'], as),
      ...methods('Router#', ['use', 'add', 'all', ...httpMethods], later('every', as)),
      ...methods('H3#', ['use', 'on', ...httpMethods], later('every', as)),
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
