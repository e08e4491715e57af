import { Application, coroutine, RequestHandler, type Route } from 'eslint-plugin-event-loop/runtime';
import { describe, expect, it, onTestFinished } from 'vitest';
import { currentLoop } from '../support/current-loop.ts';
import { closed, loopback, portOf } from '../support/loopback.ts';

async function served(...routes: readonly Route[]): Promise<(path: string, method?: string) => Promise<Response>> {
  const server = await new Application(routes).listen(0, loopback);
  onTestFinished(() => closed(server));
  return (path, method = 'GET') => fetch(`http://${loopback}:${portOf(server)}${path}`, { method });
}

class Greeting extends RequestHandler {
  get(name = 'you'): void {
    this.write('Hello, ');
    this.write(`${name}!`);
  }
  post(): void {
    this.setStatus(201);
    this.setHeader('x-made', 1);
    this.write({ made: true });
  }
}

class Failing extends RequestHandler {
  get = coroutine(function* (this: Failing) {
    this.write('half of');
    yield undefined;
    throw new RangeError('no other half');
  });
  post(): void {
    this.finish();
    this.finish();
  }
  put(): void {
    this.setHeader('x-split', 'a\nb');
  }
}

describe('an application', () => {
  it('calls the method of the first route that matches, with what its groups match', async () => {
    currentLoop();
    const ask = await served(['/hello', Greeting], [/\/hello\/([^/]+)/g, Greeting], ['/.*', Failing]);
    expect(await (await ask('/hello?x=1')).text()).toBe('Hello, you!');
    expect(await (await ask('/hello/J%C3%BCrgen')).text()).toBe('Hello, Jürgen!');
    expect(await (await ask('/hello/again')).text()).toBe('Hello, again!');
  });

  it('sends status, headers and objects as JSON', async () => {
    currentLoop();
    const ask = await served(['/', Greeting]);
    const response = await ask('/', 'POST');
    expect([response.status, response.headers.get('x-made'), response.headers.get('content-type')]).toEqual([
      201,
      '1',
      'application/json; charset=utf-8',
    ]);
    expect(await response.json()).toEqual({ made: true });
  });

  it('answers 404 without a route, 405 without a method, 400 for a path that can not be decoded', async () => {
    currentLoop();
    const ask = await served(['/(.*)', Greeting]);
    expect((await (await served(['/there', Greeting]))('/elsewhere/there')).status).toBe(404);
    expect((await ask('/', 'PUT')).status).toBe(405);
    expect((await ask('/%E0%A4%A')).status).toBe(400);
  });

  it('answers 500 where a handler throws, at once or later, and logs it with its name', async () => {
    const { errors } = currentLoop();
    const ask = await served(['/', Failing]);
    const response = await ask('/');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('half');
    expect((await ask('/', 'POST')).status).toBe(200);
    expect(await ask('/', 'PUT')).toMatchObject({ status: 500, statusText: 'Internal Server Error' });
    expect(errors).toEqual([
      'Failing.get: RangeError: no other half',
      'Failing.post: Error: finish() was called twice.',
      expect.stringContaining('Invalid character in header content'),
    ]);
  });

  it('rejects where it can not listen', async () => {
    const server = await new Application([]).listen(0, loopback);
    onTestFinished(() => closed(server));
    await expect(new Application([]).listen(portOf(server), loopback)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
