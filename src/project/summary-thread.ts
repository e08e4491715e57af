/** A thread of `summary-threads.ts`. It summarises one file after the other that has no claim yet, and sends the summaries. */
import { workerData } from 'node:worker_threads';
import { summaryOfFile } from './read.ts';
import { encode } from './summary-store.ts';
import { BEGUN, DONE, FREE, type Assignment, type SentSummary } from './summary-threads.ts';

const { files, claims, from, known, port } = workerData as Assignment;

for (let index = from; index < files.length; index++) {
  if (Atomics.compareExchange(claims, index, FREE, BEGUN) !== FREE) continue;
  const made = summaryOfFile(files[index] as string, known);
  if (made) {
    const text = encode(made.summary);
    port.postMessage({ key: made.key, text } satisfies SentSummary);
  }
  Atomics.store(claims, index, DONE);
  Atomics.notify(claims, index);
}
port.close();
