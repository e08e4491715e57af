/** Service frameworks: Moleculer, Feathers, AdonisJS, Strapi, Sails. Facts: their documentation; `created` and `started` run at startup. */
import type { ContextTableShape } from '../model.ts';
import { chained, early, httpMethods, later, methods, within } from './rows.ts';

const hookPaths = ['before', 'after', 'error', 'around'].flatMap(type => [`hooks.${type}.*`, `hooks.${type}.*.*`]);
const service = (argument: number) => [
  within(argument, ['actions.*', 'actions.*.handler'], 'Moleculer action'),
  within(argument, ['events.*', 'events.*.handler'], 'Moleculer event handler'),
  within(argument, hookPaths, 'Moleculer hook'),
  early({ argument, properties: ['created', 'started', 'stopped'] }, 'Moleculer life cycle'),
];

export const moleculer: ContextTableShape = {
  module: 'moleculer',
  framework: 'Moleculer',
  callbacks: { 'ServiceBroker#createService': service(0), 'Service#parseServiceSchema': service(0) },
};

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

export const adonis: readonly ContextTableShape[] = [
  {
    module: '@adonisjs/core/services/router',
    framework: 'AdonisJS',
    callbacks: {
      ...methods('', [...httpMethods, 'any'], later(1, 'AdonisJS route handler')),
      group: early(0, 'AdonisJS route group'),
    },
  },
  {
    module: '@ioc:Adonis/Core/Route',
    callbacks: methods('', [...httpMethods, 'any'], later(1, 'AdonisJS route handler')),
  },
];

export const strapi: ContextTableShape = {
  module: '@strapi/strapi',
  framework: 'Strapi',
  callbacks: {
    'factories.createCoreController': within(1, ['*', '().*'], 'Strapi controller action'),
  },
};

export const sails: ContextTableShape = {
  module: 'sails',
  framework: 'Sails',
  files: [
    {
      files: 'api/controllers/.+\\.js',
      exports: ['fn'],
      parameters: [['inputs', '_inputs'], ['exits', '_exits']],
      as: 'Sails action',
    },
  ],
};
