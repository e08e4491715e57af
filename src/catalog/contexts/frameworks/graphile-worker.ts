/** Graphile Worker: tasks. Facts: its documentation of the library. */
import type { ContextTableShape } from '../../model.ts';
import { within } from '../rows.ts';

export const graphileWorker: readonly ContextTableShape[] = [
  {
    module: 'graphile-worker',
    framework: 'Graphile Worker',
    files: [{ files: 'tasks/.+\\.[cm]?[jt]s', exports: ['default'], parameters: [['payload', '_payload'], ['helpers', '_helpers']], as: 'Graphile Worker task' }],
    callbacks: Object.fromEntries(
      ['run', 'runOnce', 'runTaskList'].map(name => [name, within(0, ['taskList.*'], 'Graphile Worker task')]),
    ),
  },
];
