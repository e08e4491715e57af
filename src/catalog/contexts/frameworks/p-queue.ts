/** p-queue: tasks, whose promise the caller gets. Facts: its README. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { chained } from '../rows.ts';

export const pQueue: readonly ContextTableShape[] = [
  {
    module: 'p-queue',
    framework: 'p-queue',
    callbacks: {
      '#add': { runs: 'reaction', callback: 0, as: 'p-queue task' },
      '#addAll': { runs: 'reaction', callback: 'every', as: 'p-queue task' },
    },
    same: chained('#', ['start']),
  },
];
