/**
 * h3, and Nitro and Nuxt on top of it, whose server files use its functions without an import. Facts: the documentation
 * of h3 1 and 2, Nitro and Nuxt; a Nitro plugin runs while the server starts.
 */
import type { ContextTableShape, Registration, Rows } from '../model.ts';
import { chained, early, httpMethods, later, methods, modules, within } from './rows.ts';

const as = 'h3 event handler';
const handler = [later(0, as), within(0, ['handler', 'onRequest', 'onBeforeResponse'], as)];
const socket = within(0, ['open', 'message', 'close', 'error', 'upgrade'], 'WebSocket handler');
const defining: Record<string, Rows<Registration>> = {
  ...methods('', ['eventHandler', 'defineEventHandler', 'defineCachedEventHandler', 'cachedEventHandler', 'defineRequestMiddleware'], handler),
  defineWebSocketHandler: socket,
  defineWebSocket: socket,
};
const nitro: Record<string, Rows<Registration>> = {
  ...defining,
  defineNitroPlugin: early(0, 'Nitro plugin'),
  defineNitroErrorHandler: later(0, 'Nitro error handler'),
  defineTask: within(0, ['run'], 'Nitro task'),
};

export const h3: ContextTableShape = {
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
};

export const nitroAndNuxt: readonly ContextTableShape[] = modules(
  ['nitropack/runtime', 'nitropack', 'nitro', 'nitro/h3', 'nitro/runtime', '#imports', 'globalThis'],
  { framework: 'Nitro and Nuxt', callbacks: nitro },
);
