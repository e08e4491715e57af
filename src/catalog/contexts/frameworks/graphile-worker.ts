/** Graphile Worker: tasks. Facts: its documentation of the library. */
import type { ContextTableShape } from '../../model.ts';
import { within } from '../rows.ts';

export const graphileWorker: readonly ContextTableShape[] = [
  {
    module: 'graphile-worker',
    framework: 'Graphile Worker',
    callbacks: Object.fromEntries(
      ['run', 'runOnce', 'runTaskList'].map(name => [name, within(0, ['taskList.*'], 'Graphile Worker task')]),
    ),
  },
];
