/**
 * SvelteKit finds its handlers by the names of files. Facts: its documentation of routing, form actions, hooks and
 * remote functions; `init` runs at startup.
 */
import type { ContextTableShape } from '../../model/contexts.ts';
import { early, later, methods } from '../rows.ts';

const script = '\\.[cm]?[jt]sx?';
const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

export const svelteKit: readonly ContextTableShape[] = [
  {
    module: '@sveltejs/kit',
    framework: 'SvelteKit',
    files: [
      { files: `\\+server${script}`, exports: [...verbs, 'fallback'], as: 'SvelteKit endpoint', answer: 'awaited' },
      {
        files: `\\+(?:page|layout)(?:@[^/]*)?(?:\\.server)?${script}`,
        exports: ['load'],
        as: 'SvelteKit load function',
        answer: 'awaited',
      },
      {
        files: `\\+(?:page|layout|server)(?:@[^/]*)?(?:\\.server)?${script}`,
        exports: ['entries'],
        as: 'static generation',
        runs: 'startup',
      },
      { files: `src/params/.+${script}`, exports: ['match'], as: 'SvelteKit parameter matcher' },
      { files: `\\+page(?:@[^/]*)?\\.server${script}`, exports: ['actions.*'], as: 'SvelteKit form action', answer: 'awaited' },
      {
        files: `hooks\\.server${script}`,
        exports: ['handle', 'handleFetch', 'handleError', 'handleValidationError'],
        as: 'SvelteKit hook',
      },
      { files: `src/hooks${script}`, exports: ['reroute'], as: 'SvelteKit hook' },
      { files: `hooks\\.server${script}`, exports: ['init'], as: 'SvelteKit hook', runs: 'startup' },
    ],
  },
  {
    module: '$app/server',
    callbacks: {
      ...methods('', ['query', 'form', 'command', 'query.batch', 'query.live'], later('last', 'SvelteKit remote function')),
      prerender: early('every', 'static generation'),
    },
  },
];
