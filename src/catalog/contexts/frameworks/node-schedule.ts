/** node-schedule: jobs in the process. Facts: its README. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later } from '../rows.ts';

export const nodeSchedule: readonly ContextTableShape[] = [
  {
    module: 'node-schedule',
    framework: 'node-schedule',
    callbacks: { scheduleJob: later('every', 'scheduled job'), 'new Job': later('every', 'scheduled job') },
  },
];
