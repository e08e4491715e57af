/** Feathers: hooks, methods of services and listeners. Facts: its API documentation. */
import type { ContextTableShape } from '../../model.ts';
import { chained, later, within } from '../rows.ts';

const feathersHooks = ['before', 'after', 'error', 'around'].flatMap(type => [`${type}.*`, `${type}.*.*`]);
const feathersMethods = ['find', 'get', 'create', 'update', 'patch', 'remove'];

export const feathers: readonly ContextTableShape[] = [
  {
    module: '@feathersjs/feathers',
    framework: 'Feathers',
    callbacks: {
      'App#hooks': within(0, feathersHooks, 'Feathers hook'),
      'App#service().hooks': within(0, feathersHooks, 'Feathers hook'),
      'App#use': within(1, feathersMethods, 'Feathers service method'),
      'App#service().on': later(1, 'Feathers listener'),
      'App#on': later(1, 'Feathers listener'),
    },
    same: { '()': 'App#', 'feathers()': 'App#', Application: 'App', ...chained('App#', ['use', 'configure']) },
  },
  {
    module: '@feathersjs/express',
    same: { '()': { module: '@feathersjs/feathers', path: 'App#' } },
  },
];
