/**
 * The programs of test/frameworks, each a small server as the framework's users write it. What the catalog says of a
 * framework is held against the framework itself: its handlers are called on the event loop, which stands still
 * meanwhile, and the plugin reports their calls on the same lines, with the name the users have for them.
 */
import { createHook, executionAsyncId } from 'node:async_hooks';
import fs, { readdirSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lintWithCommandLine } from './support/drivers.ts';
import type { Program, Running } from './support/loopback.ts';

const root = join(import.meta.dirname, 'frameworks');

/** What each program's functions are called in reports, in the order of its lines. */
const contexts: Readonly<Record<string, readonly string[]>> = {
  'croner.ts': ['cron job'],
  'express.js': ['Express handler'],
  'fastify.ts': ['Fastify hook', 'Fastify handler'],
  'graphql.ts': ['GraphQL resolver'],
  'grpc.ts': ['gRPC method'],
  'h3.ts': ['h3 event handler'],
  'hapi.ts': ['hapi extension', 'hapi handler'],
  'hono.ts': ['Hono handler'],
  'koa.js': ['Koa middleware', 'Koa middleware'],
  'nestjs.ts': ['NestJS guard', 'NestJS controller method'],
  'node-cron.ts': ['cron job'],
  'socket-io.ts': ['Socket.IO middleware', 'Socket.IO listener'],
  'trpc.ts': ['tRPC middleware', 'tRPC procedure'],
  'ws.js': ['WebSocket listener'],
};

/** A call of `readFileSync` by a program, which names its own file. */
interface Call {
  readonly line: number;
  /** Who called the program's function, and who called them, through what they awaited. */
  readonly callers: readonly string[];
  readonly asyncId: number;
  readonly mainThread: boolean;
  /** What ran on the event loop while the call blocked, and all that had been waiting for it. */
  readonly ranMeanwhile: readonly string[];
  readonly ranAfterwards: Promise<readonly string[]>;
}

const { readFileSync } = fs;

/** Puts a function in the place of the one that every module imports. */
function replaceReadFileSync(replacement: typeof readFileSync): void {
  fs.readFileSync = replacement;
  syncBuiltinESMExports();
}

const waits: Readonly<Record<string, (callback: () => void) => unknown>> = {
  tick: callback => {
    process.nextTick(callback);
  },
  microtask: queueMicrotask,
  timer: callback => setTimeout(callback, 1),
  immediate: setImmediate,
};

/** Reads as `readFileSync` does, but blocks for longer than the timer that waits. */
function observe<Result>(file: string, read: () => Result): { call: Call; result: Result } {
  const ran: string[] = [];
  const ranAfterwards = Promise.all(
    Object.entries(waits).map(async ([name, wait]) => {
      await new Promise<void>(resolve => {
        wait(() => {
          ran.push(name);
          resolve();
        });
      });
      return name;
    }),
  );
  const result = read();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
  const frames = (new Error().stack ?? '').split('\n');
  const own = frames.findIndex(frame => frame.includes(file));
  const line = Number(/:(\d+):\d+\)?$/.exec(frames[own] ?? '')?.[1]);
  const callers = frames.slice(own + 1);
  return { call: { line, callers, asyncId: executionAsyncId(), mainThread: isMainThread, ranMeanwhile: [...ran], ranAfterwards }, result };
}

/** The lines of a program on which it reads. */
const readsOf = (file: string): number[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, index) => (text.includes('readFileSync(') ? [index + 1] : []));

/** Numbers the reactions of promises too, which Node does only while somebody listens. */
const numbering = createHook({ init: () => {} });
const { stackTraceLimit } = Error;

beforeAll(() => {
  numbering.enable();
  Error.stackTraceLimit = Infinity;
});

afterAll(() => {
  numbering.disable();
  Error.stackTraceLimit = stackTraceLimit;
});

let program: Running | undefined;

afterEach(async () => {
  replaceReadFileSync(readFileSync);
  await program?.stop();
  program = undefined;
});

it('each program says what its functions are called', () => {
  expect(readdirSync(root).sort()).toEqual(Object.keys(contexts).sort());
});

describe.each(Object.entries(contexts))('%s', (name, names) => {
  const file = join(root, name);

  it('has its functions called on the event loop, which stands still meanwhile', async () => {
    const calls: Call[] = [];
    replaceReadFileSync(((...args: Parameters<typeof readFileSync>) => {
      if (args[0] !== file) return readFileSync(...args);
      const { call, result } = observe(file, () => readFileSync(...args));
      calls.push(call);
      return result;
    }) as typeof readFileSync);

    const module = (await import(pathToFileURL(file).href)) as Program;
    const startedBy = executionAsyncId();
    program = await module.start();
    expect(await program.request()).toContain('readFileSync');

    // A job may have run more than once, which changes nothing.
    expect([...new Set(calls.map(({ line }) => line))].sort((a, b) => a - b)).toEqual(readsOf(file));
    for (const { callers, asyncId, mainThread, ranMeanwhile, ranAfterwards } of calls) {
      expect(mainThread).toBe(true);
      // Neither the program's module nor `start`, which this test runs, called it or waits for it: a turn of its own did.
      expect(callers.filter(frame => /frameworks\.test\.ts|node_modules\/(?:@?vitest|vite)\//.test(frame))).toEqual([]);
      expect(callers.some(frame => frame.includes('/node_modules/'))).toBe(true);
      expect([0, 1, startedBy]).not.toContain(asyncId);
      expect(ranMeanwhile).toEqual([]);
      expect(await ranAfterwards).toEqual(Object.keys(waits));
    }
  });

  it('has the same calls reported, with the name its users have for the function', () => {
    const reports = lintWithCommandLine(file, root, 'recommended', undefined);
    expect(reports.map(({ line, message }) => `${line}: ${/ in this (.*?)(?: \(.*\))?:/.exec(message)?.[1] ?? message}`)).toEqual(
      readsOf(file).map((line, index) => `${line}: ${names[index] ?? ''}`),
    );
  });
});
