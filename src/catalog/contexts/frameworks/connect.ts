/** Connect: middleware. Facts: its README. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { chained, later } from '../rows.ts';

export const connect: readonly ContextTableShape[] = [
  {
    module: 'connect',
    framework: 'Connect',
    callbacks: { '#use': later('every', 'Connect middleware') },
    same: { '()': '#', Server: '', ...chained('#', ['use']) },
  },
];
