/** Polka: handlers and middleware. Facts: its README. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { chained, httpMethods, later, methods, within } from '../rows.ts';

const polkaMethods = [...httpMethods, 'use', 'add', 'trace', 'connect'];

export const polka: readonly ContextTableShape[] = [
  {
    module: 'polka',
    framework: 'Polka',
    callbacks: {
      ...methods('#', polkaMethods, later('every', 'Polka handler')),
      '': within(0, ['onError', 'onNoMatch'], 'Polka handler'),
    },
    same: { '()': '#', Polka: '', ...chained('#', polkaMethods) },
  },
];
