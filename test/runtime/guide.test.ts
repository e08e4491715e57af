/**
 * The examples of Tornado's guide to asynchronous and non-blocking I/O, in test/runtime/guide: the order of what happens
 * shows which of them block, and the plugin reports these at the line that does, and no others.
 */
import { createServer } from 'node:http';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Application } from 'eslint-plugin-event-loop/runtime';
import { describe, expect, it, onTestFinished } from 'vitest';
import { currentLoop, printed } from '../support/current-loop.ts';
import { lintWithCommandLine } from '../support/drivers.ts';
import { closed, loopback, portOf, textFrom } from '../support/loopback.ts';
import { scratch } from '../support/scratch.ts';
import { forms, start as startAsynchronousFetch } from './guide/asynchronous-fetch.ts';
import { start as startBlockingSleep } from './guide/blocking-sleep.ts';
import { start as startCallbackTask } from './guide/callback-task.ts';
import { application as finishing, world as finishingWorld } from './guide/finishing-handlers.ts';
import { application as sleeping, world as sleepingWorld } from './guide/sleeping-handlers.ts';
import { start as startSynchronousFetch } from './guide/synchronous-fetch.ts';
import { start as startTimeoutSleep } from './guide/timeout-sleep.ts';

const folder = join(import.meta.dirname, 'guide');

async function served(application: Application): Promise<number> {
  const server = await application.listen(0, loopback);
  onTestFinished(() => closed(server));
  return portOf(server);
}

/** A server that answers each request with `hello`, when it is told to. */
async function slowServer(): Promise<{ url: string; answer: () => void }> {
  let answer: () => void = () => {};
  const told = new Promise<void>(resolve => {
    answer = resolve;
  });
  const server = createServer((_, response) => {
    void told.then(() => response.end('hello'));
  }).listen(0, loopback);
  await once(server, 'listening');
  onTestFinished(() => closed(server));
  return { url: `http://${loopback}:${portOf(server)}`, answer };
}

describe.each(readdirSync(folder))('%s', name => {
  it('is reported where it blocks, and nowhere else', () => {
    const text = readFileSync(join(folder, name), 'utf8');
    // In a project of its own, which has the runtime from a package.
    const project = scratch({ [name]: text });
    const blocking = text.split('\n').flatMap((line, index) => (line.endsWith('// blocks') ? [index + 1] : []));
    expect(lintWithCommandLine(join(project, name), project, 'recommended', undefined).map(({ line }) => line)).toEqual(blocking);
  });
});

describe('two tasks that sleep', () => {
  it('come one after the other when they block', async () => {
    currentLoop();
    const { lines, print, until } = printed();
    startBlockingSleep(print);
    await until(4);
    expect(lines).toEqual(['first is sleeping', 'first is awake', 'second is sleeping', 'second is awake']);
  });

  it('sleep at the same time when the loop wakes them', async () => {
    const { clock } = currentLoop();
    const { lines, print } = printed();
    startTimeoutSleep(print);
    await clock.advance({ seconds: 1 });
    expect(lines).toEqual(['first is sleeping', 'second is sleeping', 'first is awake', 'second is awake']);
  });
});

it('a function that blocks before it calls back blocks in a Task too', async () => {
  currentLoop();
  const { lines, print, until } = printed();
  startCallbackTask(print);
  await until(3);
  expect(lines).toEqual(['the first is sleeping', 'the first is awake', 'the second is here']);
});

describe('a fetch', () => {
  it('lets nobody else run when it is synchronous', async () => {
    currentLoop();
    const { lines, print, until } = printed();
    startSynchronousFetch(print, 'data:text/plain,hello');
    await until(3);
    expect(lines).toEqual(['fetching', 'hello', 'somebody else']);
  });

  it.each(Object.keys(forms))('lets others run as %s', async form => {
    const { errors } = currentLoop();
    const { url, answer } = await slowServer();
    const { lines, print, until } = printed();
    startAsynchronousFetch(print, url, form);
    await until(2);
    answer();
    await until(3);
    expect(lines).toEqual(['fetching', 'somebody else', 'hello']);
    expect(errors).toEqual([]);
  });
});

describe('while a handler sleeps', () => {
  /** Asks the handler, and asks another when it sleeps. Gives the events, and a promise for both answers. */
  async function askBoth(path: string, wake: () => unknown): Promise<{ events: readonly string[]; answers: readonly string[] }> {
    const port = await served(sleeping);
    const events: string[] = [];
    let other: Promise<string> | undefined;
    sleepingWorld.print = line => {
      events.push(line);
      if (line === 'sleeping') other = textFrom(port, '/other');
      if (line === 'another request') setImmediate(wake);
    };
    const slept = await textFrom(port, path);
    return { events, answers: [slept, (await other) ?? ''] };
  }

  it('nobody else is answered, if it blocks', async () => {
    currentLoop();
    const { events, answers } = await askBoth('/blocking', () => {});
    expect(events).toEqual(['sleeping', 'awake', 'another request']);
    expect(answers).toEqual(['slept', 'hello']);
  });

  it('others are answered, if it is a coroutine that waits for a timeout', async () => {
    const { clock } = currentLoop();
    const { events, answers } = await askBoth('/coroutine', () => clock.advance({ seconds: 5 }));
    expect(events).toEqual(['sleeping', 'another request', 'awake']);
    expect(answers).toEqual(['slept', 'hello']);
  });

  it('others are answered, if it sleeps on another thread', async () => {
    currentLoop();
    const bell = new Int32Array(sleepingWorld.bell);
    const { events, answers } = await askBoth('/executor', () => {
      // Who has not fallen asleep yet does not sleep at all.
      Atomics.store(bell, 0, 1);
      Atomics.notify(bell, 0);
    });
    Atomics.store(bell, 0, 0);
    expect(events).toEqual(['sleeping', 'another request', 'awake']);
    expect(answers).toEqual(['slept', 'hello']);
  });

  it('others are answered, if it waits for an asynchronous client', async () => {
    currentLoop();
    const { url, answer } = await slowServer();
    sleepingWorld.slowServer = url;
    const { events, answers } = await askBoth('/client', answer);
    expect(events).toEqual(['sleeping', 'another request', 'awake']);
    expect(answers).toEqual(['hello', 'hello']);
  });
});

describe('a handler in the style of callbacks', () => {
  it.each(['/marked', '/wrapped'])('is done when it calls finish(), if it is marked: %s', async path => {
    const { errors } = currentLoop();
    const { url, answer } = await slowServer();
    finishingWorld.backend = url;
    const response = textFrom(await served(finishing), path);
    answer();
    expect(await response).toBe('hello');
    expect(errors).toEqual([]);
  });

  it('is done when it returns, if it is not, and finds its request finished later', async () => {
    const { errors } = currentLoop();
    const { url, answer } = await slowServer();
    finishingWorld.backend = url;
    expect(await textFrom(await served(finishing), '/forgetful')).toBe('');
    answer();
    await expect.poll(() => errors).toEqual([expect.stringContaining('write() was called after finish()')]);
  });
});
