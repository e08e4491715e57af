/**
 * Nitro, and Nuxt on top of it, whose server files use h3's functions without an import. Facts: their documentation; a
 * Nitro plugin runs while the server starts.
 */
import type { ContextTableShape, Registration, Rows } from '../../model.ts';
import { early, later, methods, modules, within } from '../rows.ts';

const as = 'h3 event handler';
const handler = [later(0, as), within(0, ['handler', 'onRequest', 'onBeforeResponse'], as)];
const socket = within(0, ['open', 'message', 'close', 'error', 'upgrade'], 'WebSocket handler');
const defining: Record<string, Rows<Registration>> = {
  ...methods('', ['eventHandler', 'defineEventHandler', 'defineCachedEventHandler', 'cachedEventHandler', 'defineRequestMiddleware'], handler),
  defineWebSocketHandler: socket,
  defineWebSocket: socket,
};
const callbacks: Record<string, Rows<Registration>> = {
  ...defining,
  defineNitroPlugin: early(0, 'Nitro plugin'),
  defineNitroErrorHandler: later(0, 'Nitro error handler'),
  defineTask: within(0, ['run'], 'Nitro task'),
};

export const nitro: readonly ContextTableShape[] = modules(
  ['nitropack/runtime', 'nitropack', 'nitro', 'nitro/h3', 'nitro/runtime', '#imports', 'globalThis'],
  { framework: 'Nitro and Nuxt', callbacks },
);
