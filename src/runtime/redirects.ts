/** The next request of a redirect, by the Fetch standard: https://fetch.spec.whatwg.org/#http-redirect-fetch */

/** One request of a chain of redirects. */
export interface Hop {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

const redirects = new Set([301, 302, 303, 307, 308]);
const aboutTheBody = ['content-encoding', 'content-language', 'content-length', 'content-location', 'content-type'];
/** Headers that go only to the origin that the caller named. */
const secrets = ['authorization', 'cookie', 'host', 'proxy-authorization'];

/** Tells whether a redirect turns the request into a GET without a body. */
const becomesGet = (status: number, method: string): boolean =>
  status === 303 ? method !== 'HEAD' && method !== 'GET' : (status === 301 || status === 302) && method === 'POST';

/** Returns the next request; `undefined` if the response is no redirect. Throws a `TypeError` for a location that is no HTTP URL. */
export function redirected({ url, method, headers, body }: Hop, status: number, response: Headers): Hop | undefined {
  const location = response.get('location');
  if (location === null || !redirects.has(status)) return undefined;
  const target = new URL(location, url);
  if (target.protocol !== 'http:' && target.protocol !== 'https:')
    throw new TypeError(`A redirect leads to '${target.protocol}', which is not HTTP.`);
  const asksAgain = becomesGet(status, method);
  const kept = new Headers(headers);
  if (asksAgain) for (const name of aboutTheBody) kept.delete(name);
  if (target.origin !== new URL(url).origin) for (const name of secrets) kept.delete(name);
  return {
    url: target.href,
    method: asksAgain ? 'GET' : method,
    headers: kept,
    ...(!asksAgain && body !== undefined && { body }),
  };
}
