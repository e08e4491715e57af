/** Bee-Queue: processors. Facts: its README. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later } from '../rows.ts';

export const beeQueue: readonly ContextTableShape[] = [
  {
    module: 'bee-queue',
    framework: 'Bee-Queue',
    callbacks: { '#process': later('last', 'Bee-Queue processor') },
  },
];
