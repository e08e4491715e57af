/** Elysia: handlers, life cycle hooks and sockets, which chain. Facts: Elysia's documentation of routes and life cycle. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { chained, early, httpMethods, later, methods, within } from '../rows.ts';

const hooks = [
  'onRequest',
  'onParse',
  'onTransform',
  'onBeforeHandle',
  'onAfterHandle',
  'onAfterResponse',
  'mapResponse',
  'onError',
  'derive',
  'resolve',
  'mapDerive',
  'mapResolve',
  'trace',
];
const routeHooks = ['parse', 'transform', 'beforeHandle', 'afterHandle', 'afterResponse', 'mapResponse', 'error'];
const app = 'Elysia#';

export const elysia: readonly ContextTableShape[] = [
  {
    module: 'elysia',
    framework: 'Elysia',
    callbacks: {
      ...methods(app, httpMethods, [later(1, 'Elysia handler'), within(2, routeHooks, 'Elysia hook')]),
      ...methods(app, hooks, later('last', 'Elysia hook')),
      [`${app}guard`]: [within(0, routeHooks, 'Elysia hook'), { ...early(1, 'Elysia group'), passes: { 0: app } }],
      [`${app}group`]: { ...early('last', 'Elysia group'), passes: { 0: app } },
      [`${app}route`]: [later(2, 'Elysia handler'), within(3, routeHooks, 'Elysia hook')],
      ...methods(app, ['onStart', 'onStop'], early(0, 'Elysia hook at startup')),
      [`${app}ws`]: within(1, ['open', 'message', 'close', 'drain', 'upgrade', ...routeHooks], 'Elysia socket handler'),
    },
    same: chained(app, [
      ...httpMethods,
      ...hooks,
      'guard',
      'group',
      'use',
      'ws',
      'route',
      'onStart',
      'onStop',
      'state',
      'decorate',
      'model',
      'listen',
    ]),
  },
];
