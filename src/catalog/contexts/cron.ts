/** Schedulers in the process: node-cron, node-schedule, cron, croner. Facts: their READMEs. */
import type { ContextTableShape } from '../model.ts';
import { later, within } from './rows.ts';

export const nodeCron: ContextTableShape = {
  module: 'node-cron',
  framework: 'node-cron',
  callbacks: { schedule: later(1, 'cron job'), createTask: later(1, 'cron job') },
};

export const nodeSchedule: ContextTableShape = {
  module: 'node-schedule',
  framework: 'node-schedule',
  callbacks: { scheduleJob: later('every', 'scheduled job'), 'new Job': later('every', 'scheduled job') },
};

export const cron: ContextTableShape = {
  module: 'cron',
  framework: 'cron',
  callbacks: {
    'new CronJob': [later(1, 'cron job'), later(2, 'cron job')],
    'CronJob.from': within(0, ['onTick', 'onComplete'], 'cron job'),
  },
};

export const croner: ContextTableShape = {
  module: 'croner',
  framework: 'croner',
  callbacks: { 'new Cron': later('last', 'cron job'), 'new default': later('last', 'cron job'), Cron: later('last', 'cron job') },
};
