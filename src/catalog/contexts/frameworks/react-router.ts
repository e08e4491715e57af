/**
 * React Router, and Remix before it, find their handlers by the names of files. Facts: its documentation of route
 * modules.
 */
import type { ContextTableShape } from '../../model/contexts.ts';
import { modules, within } from '../rows.ts';

const script = '\\.[cm]?[jt]sx?';

const as = 'React Router loader or action';

export const reactRouter: readonly ContextTableShape[] = [
  {
    module: 'react-router',
    framework: 'React Router and Remix',
    files: [
      { files: `app/routes/.+${script}`, exports: ['loader', 'action'], as, answer: 'awaited' },
      { files: `app/root${script}`, exports: ['loader', 'action'], as, answer: 'awaited' },
      { files: `app/(?:routes/.+|root)${script}`, exports: ['middleware'], as: 'React Router middleware' },
      { files: `app/(?:routes/.+|root)${script}`, exports: ['headers'], as: "React Router 'headers'" },
      {
        files: `app/entry\\.server${script}`,
        exports: ['default', 'handleDataRequest', 'handleError'],
        as: 'React Router request handler',
      },
    ],
  },
  ...modules(['@react-router/express', '@react-router/architect', '@remix-run/express', '@remix-run/architect'], {
    callbacks: { createRequestHandler: within(0, ['getLoadContext'], "React Router 'getLoadContext'") },
  }),
];
