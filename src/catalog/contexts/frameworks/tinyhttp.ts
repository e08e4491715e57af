/** tinyhttp: handlers and middleware. Facts: its type declarations. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { chained, httpMethods, later, methods } from '../rows.ts';

const tinyhttpMethods = [...httpMethods, 'use', 'trace', 'connect'];

export const tinyhttp: readonly ContextTableShape[] = [
  {
    module: '@tinyhttp/app',
    framework: 'tinyhttp',
    callbacks: {
      ...methods('App#', tinyhttpMethods, later('every', 'tinyhttp handler')),
      'new App': later({ argument: 0, properties: ['noMatchHandler', 'onError'] }, 'tinyhttp handler'),
    },
    same: chained('App#', tinyhttpMethods),
  },
];
