/** Bull: processors and listeners; a path in place of a processor starts another process. Facts: its reference. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later, listenerMethods, methods } from '../rows.ts';

export const bull: readonly ContextTableShape[] = [
  {
    module: 'bull',
    framework: 'Bull',
    callbacks: { '#process': later('last', 'Bull processor'), ...methods('#', listenerMethods, later(1, 'Bull listener')) },
    same: { '()': '#', Queue: '' },
  },
];
