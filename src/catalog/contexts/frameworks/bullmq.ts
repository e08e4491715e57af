/**
 * BullMQ: processors and listeners; a processor's path or URL starts another process. Facts: its documentation of
 * workers.
 */
import type { ContextTableShape } from '../../model.ts';
import { later, listenerMethods, methods } from '../rows.ts';

export const bullmq: readonly ContextTableShape[] = [
  {
    module: 'bullmq',
    framework: 'BullMQ',
    callbacks: {
      'new Worker': later(1, 'BullMQ processor'),
      ...methods('Worker#', listenerMethods, later(1, 'BullMQ listener')),
      ...methods('Queue#', listenerMethods, later(1, 'BullMQ listener')),
      ...methods('QueueEvents#', listenerMethods, later(1, 'BullMQ listener')),
    },
  },
];
