/**
 * An HTTP client with Tornado's interface over Node's `fetch`. It limits time, redirects and concurrent requests, and
 * returns a promise or takes a callback.
 */
import { watchConnection } from './connection-watch.ts';
import { IOLoop, TimeoutError } from './io-loop.ts';
import { redirected, type Hop } from './redirects.ts';
import { millisecondsOf, type Duration } from './time.ts';

export interface HTTPRequestOptions {
  /** The HTTP method; `GET` by default. */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>> | Headers;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** The longest time until the request is sent over a connection; 20 seconds by default. Each redirect starts it again. */
  readonly connectTimeout?: Duration;
  /** The longest time for the whole request, with the queue and redirects; 20 seconds by default. */
  readonly requestTimeout?: Duration;
  /** False to return redirects instead of following them. */
  readonly followRedirects?: boolean;
  /** The most redirects to follow; 5 by default. The response to the last one is returned, even if it redirects again. */
  readonly maxRedirects?: number;
  /** The most bytes of a body, after decoding; 100 MB by default. A larger one is an error without a response. */
  readonly maxBodySize?: number;
  /** False to accept a response that is not 2xx. A request without a response is always an error. */
  readonly raiseError?: boolean;
}

/** A response, or the lack of one: see https://www.tornadoweb.org/en/stable/httpclient.html#response-objects */
export class HTTPResponse {
  /** The status code; 599 where there was no response. */
  readonly code: number;
  readonly reason: string;
  readonly headers: Headers;
  readonly body: Buffer;
  /** The last URL, after redirects. */
  readonly effectiveUrl: string;
  /** The error for a code that is not 2xx, or for no response. */
  readonly error: HTTPError | undefined;

  constructor(code: number, { reason = '', headers = new Headers(), body = Buffer.alloc(0), effectiveUrl = '', cause }: ResponseParts) {
    this.code = code;
    this.reason = reason;
    this.headers = headers;
    this.body = body;
    this.effectiveUrl = effectiveUrl;
    this.error = code >= 200 && code < 300 ? undefined : new HTTPError(code, reason, this, cause);
  }

  /** Throws the error, if there is one. */
  rethrow(): void {
    if (this.error) throw this.error;
  }
}

interface ResponseParts {
  readonly reason?: string;
  readonly headers?: Headers;
  readonly body?: Buffer;
  readonly effectiveUrl?: string;
  readonly cause?: unknown;
}

/** The error for a response that is not 2xx. Without a response, its code is 599, with a `cause` such as a `TimeoutError`. */
export class HTTPError extends Error {
  override readonly name = 'HTTPError';
  readonly code: number;
  readonly response: HTTPResponse;

  constructor(code: number, reason: string, response: HTTPResponse, cause?: unknown) {
    super(`HTTP ${code}: ${reason || 'Unknown'}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.response = response;
  }
}

type ResponseCallback = (response: HTTPResponse) => unknown;

const NO_RESPONSE = 599;
const DEFAULT_TIMEOUT: Duration = { seconds: 20 };
/** Tornado's limit: https://www.tornadoweb.org/en/stable/httpclient.html */
const DEFAULT_MAX_BODY_SIZE = 100_000_000;

/** See https://www.tornadoweb.org/en/stable/httpclient.html */
export class AsyncHTTPClient {
  readonly #loop: IOLoop;
  readonly #maxClients: number;
  readonly #queue: (() => void)[] = [];
  #active = 0;

  /** Makes a client that runs `maxClients` requests at once, 10 by default. Others wait in a first-in, first-out queue. */
  constructor({ maxClients = 10, loop = IOLoop.current() }: { readonly maxClients?: number; readonly loop?: IOLoop } = {}) {
    if (!(maxClients >= 1)) throw new RangeError(`There must be at least one client, not ${maxClients}.`);
    this.#maxClients = maxClients;
    this.#loop = loop;
  }

  /**
   * Fetches a URL. Without a response the promise is rejected with an `HTTPError`. A response that is not 2xx rejects it
   * too, unless `raiseError` is `false`. A callback is always called, with the error in the response.
   */
  fetch(url: string, options?: HTTPRequestOptions): Promise<HTTPResponse>;
  fetch(url: string, callback: ResponseCallback): void;
  fetch(url: string, options: HTTPRequestOptions, callback: ResponseCallback): void;
  fetch(url: string, second: HTTPRequestOptions | ResponseCallback = {}, third?: ResponseCallback): Promise<HTTPResponse> | undefined {
    const [options, callback] = typeof second === 'function' ? [{}, second] : [second, third];
    const fetched = this.#fetch(url, options);
    if (!callback) return fetched.then(response => raised(response, options));
    this.#loop.addFuture(fetched, async () => callback(await fetched));
    return undefined;
  }

  /** Fetches a URL. Never rejects: the error is in the response. */
  async #fetch(url: string, options: HTTPRequestOptions): Promise<HTTPResponse> {
    const { requestTimeout = DEFAULT_TIMEOUT } = options;
    const abort = new AbortController();
    const deadline = this.#deadline(requestTimeout, 'The request', abort);
    try {
      await this.#admitted(abort.signal);
      try {
        return await this.#follow({ url, ...requestOf(options) }, options, abort);
      } finally {
        this.#leave();
      }
    } catch (error) {
      // After an abort, the signal has the reason: a `TimeoutError`.
      const cause: unknown = abort.signal.aborted ? abort.signal.reason : error;
      return new HTTPResponse(NO_RESPONSE, { reason: withoutCredentials(reasonOf(cause), url), effectiveUrl: url, cause });
    } finally {
      this.#loop.removeTimeout(deadline);
    }
  }

  /** Waits until fewer than `maxClients` requests run. */
  async #admitted(signal: AbortSignal): Promise<void> {
    if (this.#active >= this.#maxClients) {
      await new Promise<void>((resolve, reject) => {
        this.#queue.push(resolve);
        signal.addEventListener('abort', () => {
          const place = this.#queue.indexOf(resolve);
          if (place < 0) return;
          this.#queue.splice(place, 1);
          reject(signal.reason as Error);
        });
      });
    } else {
      this.#active++;
    }
  }

  /** Lets the next request in the queue run. */
  #leave(): void {
    const next = this.#queue.shift();
    if (next) next();
    else this.#active--;
  }

  async #follow(
    first: Hop,
    { followRedirects = true, maxRedirects = 5, connectTimeout = DEFAULT_TIMEOUT, maxBodySize = DEFAULT_MAX_BODY_SIZE }: HTTPRequestOptions,
    abort: AbortController,
  ) {
    let hop = first;
    for (let redirects = 0; ; redirects++) {
      const response = await this.#send(hop, connectTimeout, abort);
      const next = followRedirects && redirects < maxRedirects ? redirected(hop, response.status, response.headers) : undefined;
      if (next) await response.body?.cancel();
      else {
        const body = await bodyOf(response, maxBodySize);
        return new HTTPResponse(response.status, { reason: response.statusText, headers: response.headers, body, effectiveUrl: hop.url });
      }
      hop = next;
    }
  }

  async #send({ url, ...init }: Hop, connectTimeout: Duration, abort: AbortController): Promise<Response> {
    const deadline = this.#deadline(connectTimeout, 'Connecting', abort);
    const connected = (): void => {
      this.#loop.removeTimeout(deadline);
    };
    try {
      return await watchConnection(connected, () => fetch(url, { ...init, redirect: 'manual', signal: abort.signal }));
    } finally {
      connected();
    }
  }

  #deadline(timeout: Duration, what: string, abort: AbortController) {
    return this.#loop.callLater(timeout, () => {
      abort.abort(new TimeoutError(`${what} took more than ${millisecondsOf(timeout)} ms.`));
    });
  }
}

/** Reads a body. Throws a `RangeError` as soon as it has more bytes than allowed. */
async function bodyOf({ body }: Response, maxBodySize: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the rest.
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBodySize) throw new RangeError(`The body has more than ${maxBodySize} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

const requestOf = ({ method = 'GET', headers, body }: HTTPRequestOptions): Omit<Hop, 'url'> => ({
  method: method.toUpperCase(),
  headers: new Headers(headers),
  ...(body !== undefined && { body }),
});

function raised(response: HTTPResponse, { raiseError = true }: HTTPRequestOptions): HTTPResponse {
  if (raiseError || response.code === NO_RESPONSE) response.rethrow();
  return response;
}

/** Returns a message without the user and the password that a URL has. Messages end up in logs. */
function withoutCredentials(message: string, url: string): string {
  const credentials = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)@/i.exec(url)?.[1];
  return credentials === undefined ? message : message.replaceAll(`${credentials}@`, '');
}

/** Returns the messages of an error and its cause: that of `fetch` is only "fetch failed". */
const reasonOf = (error: unknown): string =>
  error instanceof Error ? [error.message, ...(error.cause instanceof Error ? [error.cause.message] : [])].join(': ') : String(error);
