/**
 * Request handlers, which are classes with a method for each HTTP method, and the application that routes to them. It
 * covers as much of Tornado's `web` as its guide needs. The text that a handler writes is sent when it finishes.
 */
import { createServer, STATUS_CODES, type IncomingMessage, type OutgoingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { runNamed } from './callbacks.ts';
import { IOLoop } from './io-loop.ts';

/** A part of a response: text and bytes as they are, objects as JSON. */
export type Chunk = string | Uint8Array | Readonly<Record<string, unknown>>;

const defaultHeaders: OutgoingHttpHeaders = { 'content-type': 'text/html; charset=utf-8' };

/** See https://www.tornadoweb.org/en/stable/web.html#tornado.web.RequestHandler */
export class RequestHandler {
  readonly request: IncomingMessage;
  #status = 200;
  #headers: OutgoingHttpHeaders = { ...defaultHeaders };
  #chunks: Uint8Array[] = [];
  readonly #response: ServerResponse;

  constructor(request: IncomingMessage, response: ServerResponse) {
    this.request = request;
    this.#response = response;
  }

  /** True after the response has been sent, or the client has left. */
  get finished(): boolean {
    return this.#response.writableEnded || this.#response.destroyed;
  }

  setStatus(code: number): void {
    this.#status = code;
  }

  setHeader(name: string, value: string | number | readonly string[]): void {
    this.#headers[name.toLowerCase()] = typeof value === 'object' ? [...value] : value;
  }

  /** Adds to the body. Throws if the response has been sent. */
  write(chunk: Chunk): void {
    if (this.#response.writableEnded) throw new Error('write() was called after finish().');
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) {
      this.#chunks.push(Buffer.from(chunk));
      return;
    }
    this.setHeader('content-type', 'application/json; charset=utf-8');
    this.#chunks.push(Buffer.from(JSON.stringify(chunk)));
  }

  /** Sends the response. Throws if it has been sent. */
  finish(chunk?: Chunk): void {
    if (chunk !== undefined) this.write(chunk);
    if (this.#response.writableEnded) throw new Error('finish() was called twice.');
    const body = Buffer.concat(this.#chunks);
    // A call that failed before has left its own text for the status.
    const text = STATUS_CODES[this.#status] ?? '';
    this.#response.writeHead(this.#status, text, { ...this.#headers, 'content-length': body.length }).end(body);
  }

  /** Sends an error instead of the chunks and headers so far; does nothing once `finished`. */
  sendError(code = 500): void {
    if (this.finished) return;
    this.#chunks = [];
    // A header that the handler set may be the cause of the error.
    this.#headers = { ...defaultHeaders };
    this.setStatus(code);
    this.finish(`<html><title>${code}: ${STATUS_CODES[code] ?? 'Unknown'}</title></html>`);
  }
}

const asynchronousMethods = new WeakSet<object>();

/**
 * Marks a handler's method that starts work and returns. Its request ends with `finish()` or an error, not when the method
 * returns; without either, the client waits. Wraps a function, or decorates a method, with standard decorators or with
 * TypeScript's `experimentalDecorators`. See https://www.tornadoweb.org/en/branch4.5/web.html#tornado.web.asynchronous
 */
export function asynchronous<Method extends object>(method: Method, context?: { readonly kind: 'method' }): Method;
export function asynchronous(prototype: object, name: string | symbol, descriptor: PropertyDescriptor): void;
export function asynchronous(marked: object, _name?: unknown, descriptor?: PropertyDescriptor): object | undefined {
  asynchronousMethods.add((descriptor?.value as object | undefined) ?? marked);
  return descriptor ? undefined : marked;
}

/** A method of a handler; its arguments are the groups of the route's pattern. */
type Method = (this: RequestHandler, ...groups: (string | undefined)[]) => unknown;

/** A regular expression that must match a whole path, and the class that answers. */
export type Route = readonly [
  pattern: string | RegExp,
  handler: new (request: IncomingMessage, response: ServerResponse) => RequestHandler,
];

/** See https://www.tornadoweb.org/en/stable/web.html#tornado.web.Application */
export class Application {
  readonly #routes: readonly { readonly pattern: RegExp; readonly handler: Route[1] }[];

  /** Makes an application, in which the first route that matches answers. */
  constructor(routes: readonly Route[]) {
    this.#routes = routes.map(([pattern, handler]) => ({
      pattern: wholePath(typeof pattern === 'string' ? new RegExp(pattern) : pattern),
      handler,
    }));
  }

  /** Serves on a port, or for 0 on any free port. Returns the server when it listens; rejects if it can't listen. */
  async listen(port: number, address?: string): Promise<Server> {
    const server = createServer((request, response) => {
      void this.#answer(request, response);
    });
    server.listen(port, address);
    await once(server, 'listening');
    return server;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = /^[^?#]*/.exec(request.url ?? '')?.[0] ?? '';
    const route = this.#routes.find(({ pattern }) => pattern.test(path));
    if (!route) {
      new RequestHandler(request, response).sendError(404);
      return;
    }
    const verb = (request.method ?? 'GET').toLowerCase();
    const name = `${route.handler.name}.${verb}`;
    let handler: RequestHandler | undefined;
    try {
      handler = new route.handler(request, response);
      const method = methodOf(handler, verb);
      if (!method) {
        handler.sendError(405);
        return;
      }
      const groups = groupsOf(route.pattern, path);
      if (!groups) {
        handler.sendError(400);
        return;
      }
      await runNamed(name, () => method.apply(handler as RequestHandler, groups));
      if (!asynchronousMethods.has(method) && !handler.finished) handler.finish();
    } catch (error) {
      IOLoop.current().handleCallbackException(error, name);
      (handler ?? new RequestHandler(request, response)).sendError();
    }
  }
}

/** Anchors a pattern at both ends, and drops the flags `g` and `y`, which would make it start at `lastIndex`. */
const wholePath = ({ source, flags }: RegExp): RegExp => new RegExp(`^(?:${source})$`, flags.replaceAll(/[gy]/g, ''));

/** Returns the decoded matches of the pattern's groups; `undefined` if one can't be decoded. */
function groupsOf(pattern: RegExp, path: string): (string | undefined)[] | undefined {
  // A group may have matched nothing.
  const groups: (string | undefined)[] = pattern.exec(path)?.slice(1) ?? [];
  try {
    return groups.map(group => group && decodeURIComponent(group));
  } catch {
    return undefined;
  }
}

const verbs: ReadonlySet<string> = new Set(['delete', 'get', 'head', 'options', 'patch', 'post', 'put']);

/** Finds the handler's method for a verb. The base class has none, so each class answers the verbs that it defines. */
function methodOf(handler: RequestHandler, verb: string): Method | undefined {
  const method: unknown = verbs.has(verb) ? Reflect.get(handler, verb) : undefined;
  return typeof method === 'function' ? (method as Method) : undefined;
}
