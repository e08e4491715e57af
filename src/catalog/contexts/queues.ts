/** Job queues of which the process itself works off the jobs. Facts: their documentation; a path in place of a function starts another process. */
import type { ContextTableShape } from '../model.ts';
import { chained, later, methods, within } from './rows.ts';

const listening = ['on', 'once', 'addListener'];

export const bullmq: ContextTableShape = {
  module: 'bullmq',
  framework: 'BullMQ',
  callbacks: {
    'new Worker': later(1, 'BullMQ processor'),
    ...methods('Worker#', listening, later(1, 'BullMQ listener')),
    ...methods('Queue#', listening, later(1, 'BullMQ listener')),
    ...methods('QueueEvents#', listening, later(1, 'BullMQ listener')),
  },
};

export const bull: ContextTableShape = {
  module: 'bull',
  framework: 'Bull',
  callbacks: { '#process': later('last', 'Bull processor'), ...methods('#', listening, later(1, 'Bull listener')) },
  same: { '()': '#', Queue: '' },
};

export const beeQueue: ContextTableShape = {
  module: 'bee-queue',
  framework: 'Bee-Queue',
  callbacks: { '#process': later('last', 'Bee-Queue processor') },
};

const agendaJob = later('every', 'Agenda job');

export const agenda: ContextTableShape = {
  module: 'agenda',
  framework: 'Agenda',
  callbacks: { '#define': agendaJob, 'Agenda#define': agendaJob },
};

export const pgBoss: ContextTableShape = {
  module: 'pg-boss',
  framework: 'pg-boss',
  callbacks: { '#work': later('last', 'pg-boss job'), 'PgBoss#work': later('last', 'pg-boss job') },
};

export const graphileWorker: ContextTableShape = {
  module: 'graphile-worker',
  framework: 'Graphile Worker',
  callbacks: Object.fromEntries(
    ['run', 'runOnce', 'runTaskList'].map(name => [name, within(0, ['taskList.*'], 'Graphile Worker task')]),
  ),
};

export const inngest: ContextTableShape = {
  module: 'inngest',
  framework: 'Inngest',
  callbacks: { 'Inngest#createFunction': later('last', 'Inngest function') },
};

export const temporal: ContextTableShape = {
  module: '@temporalio/worker',
  framework: 'Temporal',
  callbacks: { 'Worker.create': within(0, ['activities.*'], 'Temporal activity') },
};

export const pQueue: ContextTableShape = {
  module: 'p-queue',
  framework: 'p-queue',
  callbacks: {
    '#add': { runs: 'reaction', callback: 0, as: 'p-queue task' },
    '#addAll': { runs: 'reaction', callback: 'every', as: 'p-queue task' },
  },
  same: chained('#', ['start']),
};
