/** The same fetch, four times without blocking: with a callback, a future, a coroutine and an async function. */
import { AsyncHTTPClient, coroutine, Future, IOLoop, type HTTPResponse } from 'eslint-plugin-event-loop/runtime';

type Print = (line: string) => void;
type Fetch = (url: string, print: Print) => PromiseLike<unknown>;

const fetchWithCallback: Fetch = (url, print) => {
  const fetched = new Future<void>();
  new AsyncHTTPClient().fetch(url, response => {
    print(response.body.toString());
    fetched.setResult();
  });
  return fetched;
};

function bodyOf(url: string): Future<string> {
  const body = new Future<string>();
  const fetched = new AsyncHTTPClient().fetch(url);
  IOLoop.current().addFuture(fetched, async () => {
    body.setResult((await fetched).body.toString());
  });
  return body;
}

const fetchWithFuture: Fetch = (url, print) => {
  const body = bodyOf(url);
  body.addDoneCallback(future => {
    print(future.result());
  });
  return body;
};

const fetchWithCoroutine: Fetch = coroutine(function* (url: string, print: Print) {
  const response = (yield new AsyncHTTPClient().fetch(url)) as HTTPResponse;
  print(response.body.toString());
});

const fetchWithAwait: Fetch = async (url, print) => {
  const response = await new AsyncHTTPClient().fetch(url);
  print(response.body.toString());
};

export const forms: Readonly<Record<string, Fetch>> = { fetchWithCallback, fetchWithFuture, fetchWithCoroutine, fetchWithAwait };

export function start(print: Print, url: string, form: string): void {
  IOLoop.current().addCallback(() => {
    print('fetching');
    IOLoop.current().addCallback(print, 'somebody else');
    return forms[form]?.(url, print);
  });
}
