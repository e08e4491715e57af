/** `node:fs/promises`: the one synchronous method there. Facts: Node's documentation of `fs` for 24 and 26. */
import type { BlockingTableShape } from '../model/blocking.ts';

export default {
  module: 'node:fs/promises',
  kind: 'disk',
  blocking: {},
  untyped: {
    'FileHandle#pullSync': { since: 24, counterpart: { method: 'pull', returns: 'iterator' }, differs: 'Experimental.' },
  },
  same: { 'open()': 'FileHandle#' },
} as const satisfies BlockingTableShape;
