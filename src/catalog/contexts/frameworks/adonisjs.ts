/**
 * AdonisJS: handlers of routes, actions of controllers and middleware, which it finds by the names of folders. Facts: its
 * documentation of routing, controllers and middleware.
 */
import type { ContextTableShape } from '../../model/contexts.ts';
import { early, later, methods } from '../rows.ts';

const script = '\\.[jt]s';
const handler = later(1, 'AdonisJS route handler');
const callbacks = {
  ...methods('', ['get', 'post', 'put', 'patch', 'delete', 'any'], handler),
  route: later(2, 'AdonisJS route handler'),
  group: early(0, 'AdonisJS route group'),
};

/** The context that a method gets, by its name or taken apart: `({ request, response })`. */
const context = [['ctx', 'context', '_ctx', '']];

export const adonisjs: readonly ContextTableShape[] = [
  {
    module: '@adonisjs/core/services/router',
    framework: 'AdonisJS',
    callbacks,
    files: [
      {
        files: `app/(?:.+/)?controllers/.+_controller${script}`,
        exports: ['default.prototype.*'],
        parameters: context,
        as: 'AdonisJS controller action',
      },
      {
        files: `app/Controllers/.+Controller${script}`,
        exports: ['default.prototype.*'],
        parameters: context,
        as: 'AdonisJS controller action',
      },
      {
        files: `app/(?:.+/)?[mM]iddleware/.+${script}`,
        exports: ['default.prototype.handle'],
        parameters: [...context, ['next', '_next']],
        as: 'AdonisJS middleware',
      },
    ],
  },
  { module: '@ioc:Adonis/Core/Route', callbacks },
];
