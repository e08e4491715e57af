/**
 * What functions give that people await by mistake: those that tell by a callback or by events when they are done. Facts:
 * the return types in `@types/node`, `@types/express` and `@types/koa`.
 */
import type { ContextTableShape, NonPromiseResult } from '../model/contexts.ts';

/** A function is among the arguments. */
const withCallback = { not: { withoutCallback: 0 } } as const;
const nothing = (instead: string): NonPromiseResult => ({ form: 'nothing', instead });
const timer = (name: string): NonPromiseResult => ({ form: 'timer', instead: `'${name}' from 'node:timers/promises'` });
const emitter = (event: string): NonPromiseResult => ({ form: 'emitter', instead: `'once' from 'node:events' with '${event}'` });

const promisified = "'promisify' from 'node:util'";
/** It listens, or fails, whatever comes later. */
const listen = { ...emitter('listening'), event: 'listening' } as const satisfies NonPromiseResult;
const listening = { listen, close: { form: 'emitter', instead: promisified } } as const satisfies Record<string, NonPromiseResult>;
const of = (receiver: string, rows: Readonly<Record<string, NonPromiseResult>>): Record<string, NonPromiseResult> =>
  Object.fromEntries(Object.entries(rows).map(([name, row]) => [`${receiver}${name}`, row]));

const requests = { get: emitter('response'), request: emitter('response') };

export const nonPromises: readonly ContextTableShape[] = [
  { module: 'node:fs', nonPromises: { '*': { ...nothing("its form in 'node:fs/promises'"), when: withCallback } } },
  { module: 'node:dns', nonPromises: { '*': { ...nothing("its form in 'node:dns/promises'"), when: withCallback } } },
  { module: 'node:zlib', nonPromises: { '*': { ...nothing(promisified), when: withCallback } } },
  { module: 'node:crypto', nonPromises: { '*': { ...nothing(promisified), when: withCallback } } },
  {
    module: 'node:timers',
    nonPromises: { setTimeout: timer('setTimeout'), setImmediate: timer('setImmediate'), setInterval: timer('setInterval') },
  },
  { module: 'node:process', nonPromises: { nextTick: { form: 'nothing' } } },
  { module: 'globalThis', nonPromises: { queueMicrotask: { form: 'nothing' } } },
  { module: 'node:http', nonPromises: { ...requests, ...of('Server#', listening) } },
  { module: 'node:https', nonPromises: requests },
  {
    module: 'node:net',
    nonPromises: { connect: emitter('connect'), createConnection: emitter('connect'), ...of('Server#', listening) },
    same: { 'createServer()': 'Server#' },
  },
  {
    module: 'node:child_process',
    nonPromises: {
      exec: { form: 'emitter', instead: promisified },
      execFile: { form: 'emitter', instead: promisified },
      spawn: emitter('close'),
      fork: emitter('exit'),
    },
  },
  { module: 'express', nonPromises: { '#listen': listen } },
  { module: 'koa', nonPromises: { '#listen': listen } },
];
