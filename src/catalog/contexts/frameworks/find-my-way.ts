/** find-my-way: handlers of a router. Facts: its README. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { httpMethods, later, methods } from '../rows.ts';

export const findMyWay: readonly ContextTableShape[] = [
  {
    module: 'find-my-way',
    framework: 'find-my-way',
    callbacks: {
      ...methods('#', ['on', ...httpMethods], later('every', 'find-my-way handler')),
      '': later({ argument: 0, properties: ['defaultRoute', 'onBadUrl'] }, 'find-my-way handler'),
    },
    same: { '()': '#' },
  },
];
