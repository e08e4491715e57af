/**
 * Reports when a request of `fetch` has a connection. Node publishes this event on process-wide diagnostics channels
 * only. The async context that made a request identifies the caller.
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

/** Subscribes for the rest of the process: a subscription costs each request one lookup in a map. */
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

/** Makes a request, and calls back when the request is sent over a connection. */
export function watchConnection<Result>(callback: () => void, request: () => Result): Result {
  subscribeOnce();
  return waiting.run(callback, request);
}
