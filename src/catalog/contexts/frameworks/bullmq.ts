/**
 * BullMQ: processors and listeners; a processor's path or URL starts another process. Facts: its documentation of
 * workers.
 */
import type { ContextTableShape } from '../../model/contexts.ts';
import { awaited, ignored, later, listenerMethods, methods } from '../rows.ts';

export const bullmq: readonly ContextTableShape[] = [
  {
    module: 'bullmq',
    framework: 'BullMQ',
    callbacks: {
      'new Worker': awaited(later(1, 'BullMQ processor')),
      ...methods('Worker#', listenerMethods, ignored(later(1, 'BullMQ listener'))),
      ...methods('Queue#', listenerMethods, ignored(later(1, 'BullMQ listener'))),
      ...methods('QueueEvents#', listenerMethods, ignored(later(1, 'BullMQ listener'))),
    },
  },
];
