/**
 * React Router, and Remix before it, find their handlers by the names of files. Facts: its documentation of route
 * modules.
 */
import type { ContextTableShape } from '../../model.ts';

const script = '\\.[cm]?[jt]sx?';

const as = 'React Router loader or action';

export const reactRouter: readonly ContextTableShape[] = [
  {
    module: 'react-router',
    framework: 'React Router and Remix',
    files: [
      { files: `app/routes/.+${script}`, exports: ['loader', 'action'], as },
      { files: `app/root${script}`, exports: ['loader', 'action'], as },
      { files: `app/entry\\.server${script}`, exports: ['default', 'handleDataRequest', 'handleError'], as: 'React Router request handler' },
    ],
  },
];
