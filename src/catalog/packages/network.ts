/** Requests that wait for their response. Facts: the packages' documentation and sources, and running them. */
import type { PackageTable } from '../model/blocking.ts';

const fetch = { counterpart: { expression: 'fetch(url)', from: 'globalThis' } } as const;
const thenRequest = { counterpart: { expression: 'thenRequest(method, url)', from: 'then-request' } } as const;

/** The request that it opens is sent on the calling thread. */
const open = { when: { argument: 2, oneOf: [false] }, ...fetch } as const;

export const network = [
  { module: 'xmlhttprequest-ssl', kind: 'network', blocking: { '#open': open }, same: { XMLHttpRequest: '' } },
  { module: 'sync-fetch', kind: 'network', blocking: { '': fetch } },
  { module: 'sync-request', kind: 'network', blocking: { '': thenRequest } },
  // What it gives asks the other process, and waits.
  { module: 'sync-rpc', kind: 'network', blocking: {}, untyped: { '()': {} } },
  { module: 'xmlhttprequest', kind: 'network', blocking: {}, untyped: { 'XMLHttpRequest#open': open } },
] as const satisfies readonly PackageTable[];
