/** node-cron: jobs in the process. Facts: its README. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later } from '../rows.ts';

export const nodeCron: readonly ContextTableShape[] = [
  {
    module: 'node-cron',
    framework: 'node-cron',
    callbacks: { schedule: later(1, 'cron job'), createTask: later(1, 'cron job') },
  },
];
