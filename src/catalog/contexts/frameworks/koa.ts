/** Koa: middleware of applications and of its routers. Facts: the READMEs of koa, @koa/router, koa-compose and koa-route. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { awaited, chained, httpMethods, later, methods, modules } from '../rows.ts';

const middleware = awaited(later('every', 'Koa middleware'));
const routes = [...httpMethods, 'del', 'link', 'unlink', 'use', 'param'];

export const koa: readonly ContextTableShape[] = [
  {
    module: 'koa',
    framework: 'Koa',
    callbacks: { '#use': middleware },
    same: { ...chained('#', ['use']), '#listen()': { module: 'node:http', path: 'Server#' } },
  },
  ...modules(['@koa/router', 'koa-router'], {
    callbacks: methods('#', routes, middleware),
    same: { '()': '#', Router: '', ...chained('#', routes) },
  }),
  { module: 'koa-compose', callbacks: { '': middleware } },
  { module: 'koa-mount', callbacks: { '': middleware } },
  { module: 'koa-route', callbacks: methods('', httpMethods, middleware) },
];
