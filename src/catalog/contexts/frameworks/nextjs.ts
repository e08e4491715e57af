/**
 * Next.js finds its handlers by the names of files. Facts: its documentation of file conventions; what runs while the
 * site is built, or the server starts, is none.
 */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later } from '../rows.ts';

const script = '\\.[cm]?[jt]sx?';
const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
/** A default export of such a file takes a request and, if anything, an event: Connect's middleware takes more. */
const requestAlone = [
  ['request', 'req', '_request', '_req', 'nextRequest'],
  ['event', 'ev', '_event', ''],
];

export const nextjs: readonly ContextTableShape[] = [
  {
    module: 'next',
    framework: 'Next.js',
    files: [
      { files: `app/(?:.+/)?route${script}`, exports: verbs, as: 'Next.js route handler', answer: 'awaited' },
      { files: `pages/api/.+${script}`, exports: ['default'], as: 'Next.js API route', answer: 'awaited' },
      { files: `pages/.+${script}`, exports: ['getServerSideProps'], as: "Next.js 'getServerSideProps'", answer: 'awaited' },
      { files: `middleware${script}`, exports: ['middleware'], as: 'Next.js middleware', answer: 'awaited' },
      { files: `middleware${script}`, exports: ['default'], parameters: requestAlone, as: 'Next.js middleware', answer: 'awaited' },
      { files: `proxy${script}`, exports: ['proxy'], as: 'Next.js proxy', answer: 'awaited' },
      { files: `proxy${script}`, exports: ['default'], parameters: requestAlone, as: 'Next.js proxy', answer: 'awaited' },
      { files: script.replace('\\.', '.+\\.'), exports: ['*'], directive: 'use server', as: 'server action' },
      { files: `instrumentation${script}`, exports: ['onRequestError'], as: "Next.js 'onRequestError'", answer: 'awaited' },
      { files: `pages/.+${script}`, exports: ['getStaticProps', 'getStaticPaths'], as: 'static generation', runs: 'startup' },
      { files: `app/(?:.+/)?(?:page|layout|route)${script}`, exports: ['generateStaticParams'], as: 'static generation', runs: 'startup' },
      { files: `instrumentation${script}`, exports: ['register'], as: 'instrumentation', runs: 'startup' },
    ],
  },
  { module: 'next/server', callbacks: { after: later(0, "Next.js 'after' callback") } },
  { module: 'next/cache', callbacks: { unstable_cache: later(0, 'cached function') } },
];
