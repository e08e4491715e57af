/**
 * Tells when a request of `fetch` has a connection. Node's `fetch` says it on diagnostics channels alone, to everybody:
 * whose request it is follows from the async context in which it was made.
 * https://undici.nodejs.org/#/docs/api/DiagnosticsChannel
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';

const waiting = new AsyncLocalStorage<() => void>();
const connected = new WeakMap<object, () => void>();

interface RequestMessage {
  readonly request: object;
}

let subscribed = false;

/** For as long as the process lives: a subscription costs each request a look into a map. */
function subscribeOnce(): void {
  if (subscribed) return;
  subscribed = true;
  subscribe('undici:request:create', message => {
    const callback = waiting.getStore();
    if (callback) connected.set((message as RequestMessage).request, callback);
  });
  subscribe('undici:client:sendHeaders', message => {
    connected.get((message as RequestMessage).request)?.();
  });
}

/** Makes a request, and calls back when it is sent over a connection. */
export function watchConnection<Result>(callback: () => void, request: () => Result): Result {
  subscribeOnce();
  return waiting.run(callback, request);
}
