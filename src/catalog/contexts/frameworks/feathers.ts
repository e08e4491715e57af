/** Feathers: hooks, methods of services and listeners; what `configure` takes runs at startup. Facts: its API documentation, of 4 and 5. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { chained, early, later, modules, within } from '../rows.ts';

const feathers5 = '@feathersjs/feathers';
const hooks = within(
  0,
  ['before', 'after', 'error', 'around', 'all'].flatMap(type => [`${type}.*`, `${type}.*.*`]),
  'Feathers hook',
);
const listener = later(1, 'Feathers listener');
const serviceMethods = ['find', 'get', 'create', 'update', 'patch', 'remove'];
const service = { methods: serviceMethods, as: 'Feathers service method' };

export const feathers: readonly ContextTableShape[] = [
  {
    module: feathers5,
    framework: 'Feathers',
    callbacks: {
      'App#hooks': hooks,
      'App#service().hooks': hooks,
      'App#use': within(1, serviceMethods, 'Feathers service method'),
      'App#configure': { ...early(0, 'Feathers configuration'), passes: { 0: 'App#' } },
      'App#service().on': listener,
      'App#on': listener,
      'App#service().publish': later('last', 'Feathers publisher'),
      'App#publish': later('last', 'Feathers publisher'),
    },
    overrides: { ServiceMethods: service, ServiceInterface: service },
    same: { '()': 'App#', 'feathers()': 'App#', Application: 'App', ...chained('App#', ['use', 'configure', 'hooks', 'publish']) },
  },
  ...modules(['@feathersjs/express', '@feathersjs/koa'], {
    same: {
      '()': { module: feathers5, path: 'App#' },
      'koa()': { module: feathers5, path: 'App#' },
      Application: { module: feathers5, path: 'App' },
    },
  }),
];
