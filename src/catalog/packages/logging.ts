/** Logs that are written while the caller waits. Facts: the packages' documentation and sources, and running them. */
import type { PackageTable } from '../model/blocking.ts';

const sync = { when: { argument: 0, property: 'sync', oneOf: [true] }, counterpart: { sameWith: 'sync: false' } } as const;

export const logging = [
  {
    module: 'pino',
    kind: 'disk',
    blocking: { destination: sync },
    untyped: { 'destination().flushSync': { counterpart: { method: 'flush', returns: 'callback' } } },
  },
  {
    module: 'sonic-boom',
    kind: 'disk',
    blocking: { 'new ': sync, '#flushSync': { counterpart: { method: 'flush', returns: 'callback' } } },
    same: { '()': '#', SonicBoom: '' },
  },
] as const satisfies readonly PackageTable[];
