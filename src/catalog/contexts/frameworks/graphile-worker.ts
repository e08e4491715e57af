/** Graphile Worker: tasks. Facts: its documentation of the library. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { methods, within } from '../rows.ts';

const as = 'Graphile Worker task';

export const graphileWorker: readonly ContextTableShape[] = [
  {
    module: 'graphile-worker',
    framework: 'Graphile Worker',
    files: [
      {
        files: 'tasks/.+\\.[cm]?[jt]s',
        exports: ['default'],
        parameters: [
          ['payload', '_payload'],
          ['helpers', '_helpers'],
        ],
        as,
      },
    ],
    callbacks: {
      ...methods('', ['run', 'runOnce'], within(0, ['taskList.*'], as)),
      ...methods('', ['runTaskList', 'runTaskListOnce'], within(1, ['*'], as)),
    },
  },
];
