/** Temporal: activities, which share the process of their worker. Facts: its documentation of activities. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { within } from '../rows.ts';

export const temporal: readonly ContextTableShape[] = [
  {
    module: '@temporalio/worker',
    framework: 'Temporal',
    callbacks: { 'Worker.create': within(0, ['activities.*'], 'Temporal activity') },
  },
];
