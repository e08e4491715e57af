/**
 * `node:v8`: walks over the whole heap, and one-shot serialization. Facts: Node's documentation of `v8` for 20 to 26;
 * the heap's functions were seen to stop the loop for seconds.
 */
import type { BlockingTable } from '../model/blocking.ts';

const grows = 'Grows with its input; for a large one use a worker thread.';

export default {
  module: 'node:v8',
  kind: 'cpu',
  blocking: {
    deserialize: { weight: 'light', differs: grows },
    getHeapSnapshot: {
      counterpart: { expression: 'Worker#getHeapSnapshot', from: 'node:worker_threads' },
      differs: 'Gives a stream, but has walked the whole heap by then. That of a worker shows the worker alone.',
    },
    queryObjects: { ofThread: true, differs: 'Walks the whole heap.' },
    serialize: { weight: 'light', differs: grows },
    stopCoverage: { kind: 'disk', weight: 'light' },
    takeCoverage: { kind: 'disk', weight: 'light' },
    writeHeapSnapshot: { ofThread: true, kind: 'disk', differs: 'Walks the whole heap, and writes a file as large.' },
  },
} as const satisfies BlockingTable<typeof import('node:v8')>;
