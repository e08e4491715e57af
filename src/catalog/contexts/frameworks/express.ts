/**
 * Express: route handlers and middleware. Facts: Express's API reference for 4 and 5; an application and a router
 * share the methods named after HTTP's, which take any number of handlers after the path.
 */
import type { ContextTableShape } from '../../model.ts';
import { chained, httpMethods, later, methods, within } from '../rows.ts';

const as = 'Express handler';
const routes = [...httpMethods, 'use', 'param', 'trace', 'connect', 'purge', 'search', 'link', 'unlink', 'propfind'];

const routers = (receiver: string) => methods(receiver, routes, later('every', as));

export const express: readonly ContextTableShape[] = [
  {
    module: 'express',
    framework: 'Express',
    callbacks: {
      ...routers('#'),
      ...routers('Router#'),
      ...routers('Route#'),
      '#engine': later(1, 'Express view engine'),
      '#listen': later('last', "'listen' callback"),
      static: within(1, ['setHeaders'], as),
    },
    same: {
      '()': '#',
      Express: '',
      Application: '',
      IRouter: 'Router',
      'Router()': 'Router#',
      '#route()': 'Route#',
      'Router#route()': 'Route#',
      ...chained('Route#', httpMethods),
      ...chained('#', ['use']),
      ...chained('Router#', ['use']),
    },
  },
  {
    module: 'router',
    callbacks: { ...routers('#'), ...routers('Route#') },
    same: { '()': '#', '#route()': 'Route#', ...chained('Route#', httpMethods) },
  },
];
