/**
 * Astro finds its endpoints and its middleware by the names of files. Facts: its documentation; what runs while the
 * site is built is none.
 */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later, modules, within } from '../rows.ts';

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

export const astro: readonly ContextTableShape[] = [
  {
    module: 'astro',
    framework: 'Astro',
    files: [
      { files: `src/pages/.+\\.[jt]s`, exports: [...verbs, 'ALL'], as: 'Astro endpoint' },
      { files: `src/middleware(?:/index)?\\.[jt]s`, exports: ['onRequest'], as: 'Astro middleware' },
      { files: `src/pages/.+\\.[jt]s`, exports: ['getStaticPaths'], as: 'static generation', runs: 'startup' },
    ],
  },
  {
    module: 'astro:middleware',
    callbacks: { defineMiddleware: later(0, 'Astro middleware'), sequence: later('every', 'Astro middleware') },
  },
  ...modules(['astro:actions'], { callbacks: { defineAction: within(0, ['handler'], 'Astro action') } }),
];
