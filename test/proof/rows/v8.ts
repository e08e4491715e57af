/** `node:v8`: a megabyte of text, and the heap as it is: what it holds differs, that it was walked does not. */
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import * as v8 from 'node:v8';
import { Worker } from 'node:worker_threads';
import { call, invoke, written } from '../derive.ts';
import type { ModuleProofs } from '../model.ts';
import { textOf } from '../place.ts';

const value = { text: textOf(1_000_000) };

class Kept {
  readonly isKept = true;
}

/** A thread that has only begun, with a heap of its own. */
async function idle(): Promise<Worker> {
  const worker = new Worker('setInterval(() => {}, 1e6)', { eval: true, execArgv: [] });
  await once(worker, 'online');
  return worker;
}

export default {
  module: 'node:v8',
  rows: {
    deserialize: call('1 MB of text', () => [v8.serialize(value)]),
    getHeapSnapshot: written(
      'this heap; that of an idle thread',
      async () => {
        const worker = await idle();
        const kept: { own?: Readable; other?: Readable } = {};
        return {
          blocking: () => {
            kept.own = v8.getHeapSnapshot();
          },
          counterpart: async () => {
            kept.other = await worker.getHeapSnapshot();
          },
          done: async () => {
            kept.own?.destroy();
            // Node 20 crashes when a thread ends whose snapshot nobody reads.
            if (kept.other) await finished(kept.other.resume());
            await worker.terminate();
          },
        };
      },
      { elsewhere: 'later' },
    ),
    queryObjects: written('this heap', () => {
      const kept = new Kept();
      return { blocking: () => invoke(v8, 'queryObjects', Kept) === 1 && kept.isKept };
    }),
    serialize: call('1 MB of text', () => [value]),
    writeHeapSnapshot: written(
      'this heap',
      ({ fresh }) => ({
        blocking: () => existsSync(v8.writeHeapSnapshot(fresh)),
        done: () => {
          rmSync(fresh, { force: true });
        },
      }),
      { effect: () => undefined },
    ),
  },
  notRun: {
    stopCoverage: 'It does nothing but where the whole process was started with NODE_V8_COVERAGE, which makes all others slower.',
    takeCoverage: 'It does nothing but where the whole process was started with NODE_V8_COVERAGE, which makes all others slower.',
  },
} satisfies ModuleProofs;
