/**
 * SvelteKit finds its handlers by the names of files. Facts: its documentation of routing, form actions, hooks and
 * remote functions; `init` runs at startup.
 */
import type { ContextTableShape } from '../../model.ts';
import { later } from '../rows.ts';

const script = '\\.[cm]?[jt]sx?';
const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

export const svelteKit: readonly ContextTableShape[] = [
  {
    module: '@sveltejs/kit',
    framework: 'SvelteKit',
    files: [
      { files: `\\+server${script}`, exports: [...verbs, 'fallback'], as: 'SvelteKit endpoint' },
      { files: `\\+(?:page|layout)(?:@[^/]*)?\\.server${script}`, exports: ['load'], as: 'SvelteKit load function' },
      { files: `\\+page(?:@[^/]*)?\\.server${script}`, exports: ['actions.*'], as: 'SvelteKit form action' },
      { files: `hooks\\.server${script}`, exports: ['handle', 'handleFetch', 'handleError'], as: 'SvelteKit hook' },
      { files: `hooks\\.server${script}`, exports: ['init'], as: 'SvelteKit hook', runs: 'startup' },
    ],
  },
  {
    module: '$app/server',
    callbacks: Object.fromEntries(['query', 'form', 'command', 'query.batch'].map(name => [name, later('last', 'SvelteKit remote function')])),
  },
];
