/** Hono: handlers and middleware, which chain. Facts: Hono's documentation of routing and of the factory helper. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { awaited, chained, later, methods, modules, within } from '../rows.ts';

const handler = awaited(later('every', 'Hono handler'));
const middleware = awaited(later('every', 'Hono middleware'));
const verbs = ['all', 'delete', 'get', 'options', 'patch', 'post', 'put'];
const chainable = [...verbs, 'on', 'use', 'onError', 'notFound', 'route', 'basePath', 'mount'];

const app = (className: string) => ({
  callbacks: {
    ...methods(`${className}#`, [...verbs, 'on', 'mount'], handler),
    ...methods(`${className}#`, ['onError', 'notFound'], awaited(later(0, 'Hono handler'))),
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
      createMiddleware: awaited(later(0, 'Hono middleware')),
      'createFactory().createMiddleware': awaited(later(0, 'Hono middleware')),
      'createFactory().createHandlers': handler,
    },
  },
  { module: 'hono/validator', callbacks: { validator: later(1, 'Hono validator') } },
  { module: 'hono/basic-auth', callbacks: { basicAuth: within(0, ['verifyUser'], 'Hono authentication') } },
  { module: 'hono/bearer-auth', callbacks: { bearerAuth: within(0, ['verifyToken'], 'Hono authentication') } },
  {
    module: '@hono/zod-openapi',
    callbacks: { ...openApi.callbacks, 'OpenAPIHono#openapi': awaited(later(1, 'Hono handler')) },
    same: { ...openApi.same, ...chained('OpenAPIHono#', ['openapi']) },
  },
];
