/**
 * Nitro, and Nuxt on top of it, whose files use its functions and h3's without an import. Facts: their documentation; a
 * Nitro plugin runs while the server starts, a Nuxt plugin for each page that is rendered.
 */
import type { ContextTableShape } from '../../model/contexts.ts';
import { early, later, methods, modules, within } from '../rows.ts';

const as = 'h3 event handler';
const handler = [later(0, as), within(0, ['handler', 'onRequest', 'onBeforeResponse'], as)];
const socket = within(0, ['open', 'message', 'close', 'error', 'upgrade'], 'WebSocket handler');

const nitroOwn = {
  ...methods('', ['defineCachedEventHandler', 'cachedEventHandler'], later(0, as)),
  ...methods('', ['defineCachedFunction', 'cachedFunction'], later(0, 'cached function')),
  defineNitroPlugin: early(0, 'Nitro plugin'),
  defineNitroErrorHandler: later(0, 'Nitro error handler'),
  defineRenderHandler: later(0, 'Nitro renderer'),
  defineTask: within(0, ['run'], 'Nitro task'),
};
const nuxt = {
  defineNuxtPlugin: [later(0, 'Nuxt plugin'), within(0, ['setup'], 'Nuxt plugin')],
  ...methods('', ['defineNuxtRouteMiddleware', 'addRouteMiddleware'], later('last', 'Nuxt route middleware')),
  ...methods('', ['useAsyncData', 'useLazyAsyncData'], later('every', 'Nuxt data function')),
};
/** What needs no import: h3's too. */
const imported = {
  ...methods('', ['eventHandler', 'defineEventHandler'], handler),
  ...methods('', ['defineRequestMiddleware', 'defineResponseMiddleware'], later(0, 'h3 middleware')),
  defineWebSocketHandler: socket,
  defineWebSocket: socket,
  ...nitroOwn,
};

export const nitro: readonly ContextTableShape[] = [
  ...modules(['nitropack/runtime', 'nitro/runtime'], { framework: 'Nitro and Nuxt', callbacks: nitroOwn }),
  { module: 'nitro/runtime', callbacks: { defineCachedHandler: later(0, as) } },
  ...modules(['#imports', 'globalThis'], { framework: 'Nitro and Nuxt', callbacks: { ...imported, ...nuxt } }),
  ...modules(['#app', 'nuxt/app'], { callbacks: nuxt }),
  {
    module: 'nitro/h3',
    same: Object.fromEntries(
      ['eventHandler', 'defineEventHandler', 'defineHandler', 'defineMiddleware', 'defineWebSocketHandler', 'H3'].map(name => [
        name,
        { module: 'h3', path: name },
      ]),
    ),
  },
];
