/**
 * BullMQ: processors and listeners; a processor's path or URL starts another process. Facts: its documentation of
 * workers.
 */
import type { ContextTableShape } from '../../model.ts';
import { later, methods } from '../rows.ts';

const listening = ['on', 'once', 'addListener'];

export const bullmq: readonly ContextTableShape[] = [
  {
    module: 'bullmq',
    framework: 'BullMQ',
    callbacks: {
      'new Worker': later(1, 'BullMQ processor'),
      ...methods('Worker#', listening, later(1, 'BullMQ listener')),
      ...methods('Queue#', listening, later(1, 'BullMQ listener')),
      ...methods('QueueEvents#', listening, later(1, 'BullMQ listener')),
    },
  },
];
