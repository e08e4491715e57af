/**
 * Frameworks that find their handlers by the names of files: Next.js, React Router and Remix, SvelteKit, Astro. Facts: their
 * documentation of file conventions. What runs while the site is built, or the server starts, is none.
 */
import type { ContextTableShape } from '../model.ts';
import { later, modules, within } from './rows.ts';

const script = '\\.[cm]?[jt]sx?';
const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

export const nextjs: ContextTableShape = {
  module: 'next',
  framework: 'Next.js',
  files: [
    { files: `app/(?:.+/)?route${script}`, exports: verbs, as: 'Next.js route handler' },
    { files: `pages/api/.+${script}`, exports: ['default'], as: 'Next.js API route' },
    { files: `pages/.+${script}`, exports: ['getServerSideProps'], as: "Next.js 'getServerSideProps'" },
    { files: `middleware${script}`, exports: ['middleware'], as: 'Next.js middleware' },
    { files: `proxy${script}`, exports: ['proxy'], as: 'Next.js proxy' },
    { files: script.replace('\\.', '.+\\.'), exports: ['*'], directive: 'use server', as: 'server action' },
    { files: `pages/.+${script}`, exports: ['getStaticProps', 'getStaticPaths'], as: 'static generation', runs: 'startup' },
    { files: `app/(?:.+/)?(?:page|layout|route)${script}`, exports: ['generateStaticParams'], as: 'static generation', runs: 'startup' },
    { files: `instrumentation${script}`, exports: ['register'], as: 'instrumentation', runs: 'startup' },
  ],
};

const route = (name: string) => ({
  files: [
    { files: `app/routes/.+${script}`, exports: ['loader', 'action'], as: `${name} loader or action` },
    { files: `app/root${script}`, exports: ['loader', 'action'], as: `${name} loader or action` },
    { files: `app/entry\\.server${script}`, exports: ['default', 'handleDataRequest', 'handleError'], as: `${name} request handler` },
  ],
});

export const reactRouter: ContextTableShape = { module: 'react-router', framework: 'React Router and Remix', ...route('React Router') };

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
  { module: 'astro:middleware', callbacks: { defineMiddleware: later(0, 'Astro middleware'), sequence: later('every', 'Astro middleware') } },
  ...modules(['astro:actions'], { callbacks: { defineAction: within(0, ['handler'], 'Astro action') } }),
];
