/**
 * Libraries that run a function on a worker thread or in another process, where blocking harms no one. Facts: their
 * READMEs. What takes a file's name instead needs no row.
 */
import type { ContextTableShape } from '../model/contexts.ts';
import { offloaded, sent } from './rows.ts';

const methodsOf = offloaded({ argument: 0, properties: ['*'] });

export const executors: readonly ContextTableShape[] = [
  {
    module: 'workerpool',
    callbacks: { 'Pool#exec': sent(0), worker: methodsOf },
    same: { 'pool()': 'Pool#' },
  },
  { module: 'threads', callbacks: { expose: [offloaded(0), methodsOf] } },
  { module: 'threads/worker', callbacks: { expose: [offloaded(0), methodsOf] } },
  { module: 'comlink', callbacks: { expose: [offloaded(0), methodsOf] } },
  { module: 'poolifier', callbacks: { 'new ThreadWorker': [offloaded(0), methodsOf], 'new ClusterWorker': [offloaded(0), methodsOf] } },
  { module: 'tiny-worker', callbacks: { 'new ': sent(0) } },
  { module: 'paralleljs', callbacks: { '#spawn': offloaded(0), '#map': offloaded(0), '#reduce': offloaded(0) } },
  { module: 'microjob', callbacks: { job: offloaded(0) } },
  // A worker of Node's is given a file's name, or a script's text.
  { module: 'node:worker_threads', callbacks: { 'new Worker': sent(0, { argument: 1, property: 'eval', oneOf: [true] }) } },
  // A transport of pino runs on a worker thread.
  { module: 'pino-abstract-transport', callbacks: { '': offloaded(0) } },
];
