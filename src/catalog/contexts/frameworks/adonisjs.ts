/** AdonisJS: handlers of routes. Facts: its documentation of routing. */
import type { ContextTableShape } from '../../model.ts';
import { early, httpMethods, later, methods } from '../rows.ts';

export const adonisjs: readonly ContextTableShape[] = [
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
