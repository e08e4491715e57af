/**
 * What functions give that people await by mistake: those that tell by a callback or by events when they are done. Facts:
 * the return types in `@types/node`, `@types/express` and `@types/koa`.
 */
import type { ContextTableShape, Gives } from '../model.ts';

/** A function is among the arguments. */
const withCallback = { not: { withoutCallback: 0 } } as const;
const nothing = (instead: string): Gives => ({ gives: 'nothing', instead });
const timer = (name: string): Gives => ({ gives: 'timer', instead: `'${name}' from 'node:timers/promises'` });
const emitter = (event: string): Gives => ({ gives: 'emitter', instead: `'once' from 'node:events' with '${event}'` });

const promisified = "'promisify' from 'node:util'";
/** It listens, or fails, whatever comes later. */
const listen = { ...emitter('listening'), event: 'listening' } as const satisfies Gives;
const listening = { listen, close: { gives: 'emitter', instead: promisified } } as const satisfies Record<string, Gives>;
const of = (receiver: string, rows: Readonly<Record<string, Gives>>): Record<string, Gives> =>
  Object.fromEntries(Object.entries(rows).map(([name, row]) => [`${receiver}${name}`, row]));

const requests = { get: emitter('response'), request: emitter('response') };

export const gives: readonly ContextTableShape[] = [
  { module: 'node:fs', gives: { '*': { ...nothing("its form in 'node:fs/promises'"), when: withCallback } } },
  { module: 'node:dns', gives: { '*': { ...nothing("its form in 'node:dns/promises'"), when: withCallback } } },
  { module: 'node:zlib', gives: { '*': { ...nothing(promisified), when: withCallback } } },
  { module: 'node:crypto', gives: { '*': { ...nothing(promisified), when: withCallback } } },
  {
    module: 'node:timers',
    gives: { setTimeout: timer('setTimeout'), setImmediate: timer('setImmediate'), setInterval: timer('setInterval') },
  },
  { module: 'node:process', gives: { nextTick: { gives: 'nothing' } } },
  { module: 'globalThis', gives: { queueMicrotask: { gives: 'nothing' } } },
  { module: 'node:http', gives: { ...requests, ...of('Server#', listening) } },
  { module: 'node:https', gives: requests },
  {
    module: 'node:net',
    gives: { connect: emitter('connect'), createConnection: emitter('connect'), ...of('Server#', listening) },
    same: { 'createServer()': 'Server#' },
  },
  {
    module: 'node:child_process',
    gives: {
      exec: { gives: 'emitter', instead: promisified },
      execFile: { gives: 'emitter', instead: promisified },
      spawn: emitter('close'),
      fork: emitter('exit'),
    },
  },
  { module: 'express', gives: { '#listen': listen } },
  { module: 'koa', gives: { '#listen': listen } },
];
