/** Servers and tasks that mean harm: a body without end, a redirect out of the network, errors that defend themselves. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { AsyncHTTPClient, HTTPError, ThreadPoolExecutor, WorkerTerminatedError } from 'eslint-plugin-event-loop/runtime';
import { describe, expect, it, onTestFinished } from 'vitest';
import { currentLoop } from '../support/current-loop.ts';
import { closed, loopback, portOf } from '../support/loopback.ts';

async function served(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, loopback);
  await once(server, 'listening');
  onTestFinished(() => closed(server));
  return `http://${loopback}:${portOf(server)}`;
}

const messageOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof HTTPError ? error.message : String(error)),
  );

describe('the client', () => {
  it('reads no more of a body than is allowed, counted after decoding', async () => {
    currentLoop();
    const bomb = gzipSync(Buffer.alloc(5_000_000));
    const url = await served((_, response) => {
      response.setHeader('content-encoding', 'gzip').end(bomb);
    });
    expect(bomb.length).toBeLessThan(10_000);
    const fetched = new AsyncHTTPClient().fetch(url, { maxBodySize: 1_000_000 });
    expect(await messageOf(fetched)).toBe('HTTP 599: The body has more than 1000000 bytes.');
    expect((await new AsyncHTTPClient().fetch(url)).body).toHaveLength(5_000_000);
  });

  it.each(['data:text/plain,spoofed', 'blob:nodedata:1', 'file:///etc/passwd'])('follows no redirect to %s', async location => {
    currentLoop();
    const url = await served((_, response) => {
      response.writeHead(302, { location }).end();
    });
    expect(await messageOf(new AsyncHTTPClient().fetch(url))).toMatch(/^HTTP 599: A redirect leads to '\w+:', which is not HTTP\.$/);
  });

  it('keeps a password in a URL out of its messages', async () => {
    currentLoop();
    const message = await messageOf(new AsyncHTTPClient().fetch(`http://user:hunter2@${loopback}:1/`));
    expect(message).toMatch(/^HTTP 599: /);
    expect(message).not.toContain('hunter2');
  });
});

describe('a task', () => {
  const pool = (): ThreadPoolExecutor => {
    const executor = new ThreadPoolExecutor(1);
    onTestFinished(() => executor.close({ force: true }));
    return executor;
  };

  it.each<[string, () => never]>([
    [
      'has a getter that throws',
      () => {
        throw Object.defineProperty(new TypeError('first'), 'cause', {
          get() {
            throw new Error('second');
          },
        });
      },
    ],
    [
      'has no constructor',
      () => {
        throw Object.assign(new TypeError('first'), { constructor: undefined });
      },
    ],
    [
      'has thousands of causes',
      () => {
        let error = new TypeError('last');
        for (let index = 0; index < 20_000; index++) error = new TypeError('first', { cause: error });
        throw error;
      },
    ],
    [
      'has lists that share their items',
      () => {
        let list: unknown[] = [];
        for (let index = 0; index < 25; index++) list = [list, list];
        throw Object.assign(new TypeError('first'), { list });
      },
    ],
  ])('whose error %s is rejected with that error', async (_, task) => {
    const error: unknown = await pool()
      .submit(task, [])
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: 'first' });
  });

  it('whose error is a proxy with traps ends as what it is, not as a thread that died', async () => {
    const task = (): never => {
      const trap = (): never => {
        throw new Error('trap');
      };

      throw new Proxy(new Error('inner'), { get: trap, ownKeys: trap, getPrototypeOf: trap, has: trap });
    };
    const error: unknown = await pool()
      .submit(task, [])
      .catch((thrown: unknown) => thrown);
    expect(error).not.toBeInstanceOf(WorkerTerminatedError);
  });

  it('that hangs is ended by a close that is forced', async () => {
    const executor = new ThreadPoolExecutor(1);
    const hanging = messageOf(
      executor.submit(() => {
        for (;;);
      }, []),
    );
    await executor.close({ force: true });
    expect(await hanging).toContain('WorkerTerminatedError');
  });
});
