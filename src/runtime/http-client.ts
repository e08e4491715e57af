/**
 * An HTTP client with the manners of Tornado's: over Node's own `fetch`, with limits for time, redirects and requests at
 * once, and with either a promise or a callback for the response.
 */
import { watchConnection } from './connection-watch.ts';
import { IOLoop, TimeoutError } from './io-loop.ts';
import { redirected, type Hop } from './redirects.ts';
import { millisecondsOf, type Duration } from './time.ts';

export interface HTTPRequestOptions {
  /** `GET` unless said. */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>> | Headers;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** How long it may take until the request is sent over a connection, for each redirect anew: 20 seconds unless said. */
  readonly connectTimeout?: Duration;
  /** How long everything may take, the queue and redirects included: 20 seconds unless said. */
  readonly requestTimeout?: Duration;
  /** Whether redirects are followed; they are unless said. */
  readonly followRedirects?: boolean;
  /** 5 unless said. The response after the last is taken as it is. */
  readonly maxRedirects?: number;
  /** Whether a response that is not 2xx is an error; it is unless said. No response always is one. */
  readonly raiseError?: boolean;
}

/** What came back, or that nothing did: see https://www.tornadoweb.org/en/stable/httpclient.html#response-objects */
export class HTTPResponse {
  /** The status code; 599 where there was no response. */
  readonly code: number;
  readonly reason: string;
  readonly headers: Headers;
  readonly body: Buffer;
  /** The last URL, after redirects. */
  readonly effectiveUrl: string;
  /** Why it counts as failed: the code is not 2xx, or there was no response. */
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

/** A response that is not 2xx, or none at all: then the code is 599, and `cause` says why (a `TimeoutError`, say). */
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

/** See https://www.tornadoweb.org/en/stable/httpclient.html */
export class AsyncHTTPClient {
  readonly #loop: IOLoop;
  readonly #maxClients: number;
  readonly #queue: (() => void)[] = [];
  #active = 0;

  /** `maxClients` requests run at once, 10 unless said; more wait in a queue, first come, first served. */
  constructor({ maxClients = 10, loop = IOLoop.current() }: { readonly maxClients?: number; readonly loop?: IOLoop } = {}) {
    if (!(maxClients >= 1)) throw new RangeError(`There must be at least one client, not ${maxClients}.`);
    this.#maxClients = maxClients;
    this.#loop = loop;
  }

  /**
   * Fetches a URL. The promise is rejected with an `HTTPError` for a response that is not 2xx, unless `raiseError` is
   * `false`, and for none at all. A callback is called in either case, and finds the error in the response.
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

  /** Never rejects. */
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
      // Of what aborts a request, `fetch` says no more than that.
      const cause: unknown = abort.signal.aborted ? abort.signal.reason : error;
      return new HTTPResponse(NO_RESPONSE, { reason: reasonOf(cause), effectiveUrl: url, cause });
    } finally {
      this.#loop.removeTimeout(deadline);
    }
  }

  /** Waits for a place among the clients. */
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

  /** Hands the place to the next in the queue. */
  #leave(): void {
    const next = this.#queue.shift();
    if (next) next();
    else this.#active--;
  }

  async #follow(
    first: Hop,
    { followRedirects = true, maxRedirects = 5, connectTimeout = DEFAULT_TIMEOUT }: HTTPRequestOptions,
    abort: AbortController,
  ) {
    let hop = first;
    for (let redirects = 0; ; redirects++) {
      const response = await this.#send(hop, connectTimeout, abort);
      const next = followRedirects && redirects < maxRedirects ? redirected(hop, response.status, response.headers) : undefined;
      const body = Buffer.from(await response.arrayBuffer());
      if (!next) {
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

const requestOf = ({ method = 'GET', headers, body }: HTTPRequestOptions): Omit<Hop, 'url'> => ({
  method: method.toUpperCase(),
  headers: new Headers(headers),
  ...(body !== undefined && { body }),
});

function raised(response: HTTPResponse, { raiseError = true }: HTTPRequestOptions): HTTPResponse {
  if (raiseError || response.code === NO_RESPONSE) response.rethrow();
  return response;
}

/** The message, with that of its cause: `fetch` itself says only that it failed. */
const reasonOf = (error: unknown): string =>
  error instanceof Error ? [error.message, ...(error.cause instanceof Error ? [error.cause.message] : [])].join(': ') : String(error);
