/** cron: jobs in the process. Facts: its README. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later, within } from '../rows.ts';

export const cron: readonly ContextTableShape[] = [
  {
    module: 'cron',
    framework: 'cron',
    callbacks: {
      'new CronJob': [later(1, 'cron job'), later(2, 'cron job')],
      'CronJob.from': within(0, ['onTick', 'onComplete'], 'cron job'),
    },
  },
];
