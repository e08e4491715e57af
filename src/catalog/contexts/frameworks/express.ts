/**
 * Express: route handlers, middleware, and functions in the options of its own middleware. Facts: Express's API reference
 * for 4 and 5; an application and a router share the methods named after HTTP's, which take any number of handlers
 * after the path.
 */
import type { ContextTableShape } from '../../model/contexts.ts';
import { chained, httpMethods, later, methods, modules, within } from '../rows.ts';

const as = 'Express handler';
const verbs = [...httpMethods, 'trace', 'connect', 'purge', 'search', 'link', 'unlink', 'propfind'];

const handlers = (receiver: string) => methods(receiver, verbs, later('every', as));
const routers = (receiver: string) => ({ ...handlers(receiver), ...methods(receiver, ['use', 'param'], later('every', as)) });

const parsers = Object.fromEntries(
  Object.entries({
    json: ['verify', 'reviver', 'type'],
    urlencoded: ['verify', 'type'],
    raw: ['verify', 'type'],
    text: ['verify', 'type'],
  }).map(([name, options]) => [name, within(0, options, 'option of an Express body parser')]),
);

export const express: readonly ContextTableShape[] = [
  {
    module: 'express',
    framework: 'Express',
    callbacks: {
      ...routers('#'),
      ...routers('Router#'),
      ...handlers('Route#'),
      ...parsers,
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
      ...chained('Route#', verbs),
      ...chained('#', [...verbs, 'use', 'param']),
      ...chained('Router#', [...verbs, 'use', 'param']),
    },
  },
  {
    module: 'router',
    callbacks: { ...routers('#'), ...handlers('Route#') },
    same: { '()': '#', '#route()': 'Route#', ...chained('Route#', verbs), ...chained('#', [...verbs, 'use', 'param']) },
  },
  { module: 'body-parser', callbacks: parsers },
  ...modules(['serve-static'], { callbacks: { '': within(1, ['setHeaders'], as) } }),
];
