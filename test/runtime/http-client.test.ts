import { createServer as createTcpServer } from 'node:net';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { AsyncHTTPClient, HTTPError, HTTPResponse, TimeoutError } from 'eslint-plugin-event-loop/runtime';
import { describe, expect, it, onTestFinished } from 'vitest';
import { currentLoop } from '../support/current-loop.ts';
import { closed, loopback, portOf } from '../support/loopback.ts';

async function served(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, loopback);
  await once(server, 'listening');
  onTestFinished(() => closed(server));
  return `http://${loopback}:${portOf(server)}`;
}

const described = async (request: IncomingMessage): Promise<string> =>
  `${request.method ?? ''} ${request.url ?? ''} ${(await buffer(request)).toString()} ${request.headers.authorization ?? ''}`.trim();

/** Redirects `/STATUS/...` with that status to `/...`, and says what it was asked otherwise. */
const redirecting: RequestListener = (request, response) => {
  const [, status, rest = ''] = /^\/(\d+)(\/.*)$/.exec(request.url ?? '') ?? [];
  if (status === undefined) void described(request).then(text => response.end(text));
  else response.writeHead(Number(status), { location: rest }).end();
};

const failure = (promise: Promise<HTTPResponse>): Promise<HTTPError> =>
  promise.then(
    response => {
      throw new Error(`It was not rejected, but gave ${response.code}.`);
    },
    (error: unknown) => error as HTTPError,
  );

describe('a response', () => {
  it('has a code, headers and a body', async () => {
    currentLoop();
    const url = await served((request, response) => {
      response.setHeader('x-method', request.method ?? '').end('body');
    });
    const response = await new AsyncHTTPClient().fetch(url, { method: 'put', body: 'sent' });
    expect(response).toBeInstanceOf(HTTPResponse);
    expect({ code: response.code, reason: response.reason, body: response.body.toString(), url: response.effectiveUrl }).toEqual({
      code: 200,
      reason: 'OK',
      body: 'body',
      url,
    });
    expect(response.headers.get('x-method')).toBe('PUT');
    expect(response.error).toBeUndefined();
  });

  it('that is not 2xx rejects, unless that is not wanted', async () => {
    currentLoop();
    const url = await served((_, response) => {
      response.writeHead(404).end('nothing here');
    });
    const client = new AsyncHTTPClient();
    const error = await failure(client.fetch(url));
    expect(error).toBeInstanceOf(HTTPError);
    expect(error).toMatchObject({ code: 404, message: 'HTTP 404: Not Found' });
    expect(error.response.body.toString()).toBe('nothing here');
    expect((await client.fetch(url, { raiseError: false })).code).toBe(404);
  });

  it('comes to a callback too, with its error where it has one', async () => {
    currentLoop();
    const url = await served((request, response) => {
      response.writeHead(request.url === '/' ? 200 : 500).end();
    });
    const client = new AsyncHTTPClient();
    const good = await new Promise<HTTPResponse>(resolve => {
      client.fetch(`${url}/`, resolve);
    });
    expect(good.error).toBeUndefined();
    const bad = await new Promise<HTTPResponse>(resolve => {
      client.fetch(`${url}/bad`, { method: 'POST' }, resolve);
    });
    expect(() => {
      bad.rethrow();
    }).toThrow(HTTPError);
  });

  it('that never comes has code 599, and says why', async () => {
    currentLoop();
    const server = createTcpServer().listen(0, loopback);
    await once(server, 'listening');
    const port = portOf(server);
    server.close();
    const error = await failure(new AsyncHTTPClient().fetch(`http://${loopback}:${port}`, { raiseError: false }));
    expect(error.code).toBe(599);
    expect(error.message).toContain('ECONNREFUSED');
    expect(error.cause).toBeInstanceOf(TypeError);
  });

  it('whose callback throws is logged', async () => {
    const { errors } = currentLoop();
    const url = await served((_, response) => {
      response.end();
    });
    new AsyncHTTPClient().fetch(url, () => {
      throw new Error('in the callback');
    });
    await expect.poll(() => errors).toEqual([expect.stringContaining('Error: in the callback')]);
  });
});

describe('redirects', () => {
  it.each([
    [301, 'POST', 'GET /end'],
    [302, 'PUT', 'PUT /end body'],
    [303, 'PUT', 'GET /end'],
    [307, 'POST', 'POST /end body'],
    [308, 'POST', 'POST /end body'],
  ])('with %i and %s lead to %s', async (status, method, end) => {
    currentLoop();
    const url = await served(redirecting);
    const response = await new AsyncHTTPClient().fetch(`${url}/${status}/end`, { method, body: 'body' });
    expect(response.body.toString()).toBe(end);
    expect(response.effectiveUrl).toBe(`${url}/end`);
  });

  it('are followed so many times and no more', async () => {
    currentLoop();
    const url = await served(redirecting);
    const client = new AsyncHTTPClient();
    expect((await client.fetch(`${url}/302/302/end`, { maxRedirects: 2 })).code).toBe(200);
    expect((await failure(client.fetch(`${url}/302/302/end`, { maxRedirects: 1 }))).code).toBe(302);
    expect((await failure(client.fetch(`${url}/302/end`, { followRedirects: false }))).code).toBe(302);
  });

  it('take secrets along to the same server alone', async () => {
    currentLoop();
    const other = await served((request, response) => {
      void described(request).then(text => response.end(text));
    });
    const url = await served((request, response) => {
      if (request.url === '/other') response.writeHead(302, { location: `${other}/end` }).end();
      else redirecting(request, response);
    });
    const client = new AsyncHTTPClient();
    const headers = { authorization: 'secret' };
    expect((await client.fetch(`${url}/302/end`, { headers })).body.toString()).toBe('GET /end  secret');
    expect((await client.fetch(`${url}/other`, { headers })).body.toString()).toBe('GET /end');
  });
});

describe('timeouts', () => {
  it('end a request that is not answered', async () => {
    const { clock } = currentLoop();
    let arrived: () => void = () => {};
    const asked = new Promise<void>(resolve => {
      arrived = resolve;
    });
    const url = await served(() => {
      arrived();
    });
    const fetched = failure(new AsyncHTTPClient().fetch(url, { requestTimeout: { seconds: 3 }, connectTimeout: { seconds: 1 } }));
    await asked;
    // It was connected in time.
    await clock.advance({ seconds: 2 });
    await clock.advance({ seconds: 1 });
    expect(await fetched).toMatchObject({ code: 599, cause: new TimeoutError('The request took more than 3000 ms.') });
  });

  it('end a request that gets no connection', async () => {
    const { clock } = currentLoop();
    // A server that never answers the TLS handshake.
    const silent = createTcpServer().listen(0, loopback);
    await once(silent, 'listening');
    onTestFinished(() => {
      silent.close();
    });
    const fetched = failure(new AsyncHTTPClient().fetch(`https://${loopback}:${portOf(silent)}`, { connectTimeout: { seconds: 1 } }));
    const [socket] = (await once(silent, 'connection')) as [{ destroy: () => void }];
    await clock.advance({ seconds: 1 });
    expect(await fetched).toMatchObject({ code: 599, cause: new TimeoutError('Connecting took more than 1000 ms.') });
    socket.destroy();
  });

  it('count the time in the queue, and take the request out of it', async () => {
    const { clock } = currentLoop();
    const asked: string[] = [];
    const answers: (() => void)[] = [];
    const url = await served((request, response) => {
      asked.push(request.url ?? '');
      answers.push(() => response.end());
    });
    const client = new AsyncHTTPClient({ maxClients: 1 });
    const first = client.fetch(`${url}/first`);
    const second = failure(client.fetch(`${url}/second`, { requestTimeout: { seconds: 1 } }));
    const third = client.fetch(`${url}/third`);
    await expect.poll(() => asked).toEqual(['/first']);
    await clock.advance({ seconds: 1 });
    expect((await second).cause).toBeInstanceOf(TimeoutError);
    answers[0]?.();
    await first;
    await expect.poll(() => asked).toEqual(['/first', '/third']);
    answers[1]?.();
    await third;
  });
});

it('no more requests run at once than there are clients', async () => {
  currentLoop();
  let active = 0;
  let most = 0;
  const url = await served((_, response) => {
    most = Math.max(most, ++active);
    setImmediate(() => {
      active--;
      response.end();
    });
  });
  const client = new AsyncHTTPClient({ maxClients: 3 });
  const responses = await Promise.all(Array.from({ length: 20 }, () => client.fetch(url)));
  expect(responses.map(({ code }) => code)).toEqual(Array(20).fill(200));
  expect(most).toBeLessThanOrEqual(3);
  expect(() => new AsyncHTTPClient({ maxClients: 0 })).toThrow(RangeError);
});
