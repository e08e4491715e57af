/** Hono: handlers and middleware, which chain. Facts: Hono's documentation of routing and of the factory helper. */
import type { ContextTableShape } from '../../model.ts';
import { chained, httpMethods, later, methods, modules } from '../rows.ts';

const handler = later('every', 'Hono handler');
const middleware = later('every', 'Hono middleware');
const chainable = [...httpMethods, 'on', 'use', 'onError', 'notFound', 'route', 'basePath', 'mount'];

const app = (className: string) => ({
  callbacks: {
    ...methods(`${className}#`, [...httpMethods, 'on', 'mount'], handler),
    ...methods(`${className}#`, ['onError', 'notFound'], later(0, 'Hono handler')),
    [`${className}#use`]: middleware,
  },
  same: chained(`${className}#`, chainable),
});
const openApi = app('OpenAPIHono');

export const hono: readonly ContextTableShape[] = [
  ...modules(['hono', 'hono/tiny', 'hono/quick'], { framework: 'Hono', ...app('Hono') }),
  {
    module: 'hono/factory',
    callbacks: {
      createMiddleware: later(0, 'Hono middleware'),
      'createFactory().createMiddleware': later(0, 'Hono middleware'),
      'createFactory().createHandlers': handler,
    },
  },
  {
    module: '@hono/zod-openapi',
    callbacks: { ...openApi.callbacks, 'OpenAPIHono#openapi': later(1, 'Hono handler') },
    same: { ...openApi.same, ...chained('OpenAPIHono#', ['openapi']) },
  },
];
