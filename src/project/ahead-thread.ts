/** A thread of `ahead.ts`: takes one file after the other that nobody has begun, and sends its summary. */
import { workerData } from 'node:worker_threads';
import { BEGUN, DONE, FREE, type Assignment, type Made } from './ahead.ts';
import { encode } from './cache.ts';
import { summaryOfFile } from './read.ts';

const { files, claims, from, known, port } = workerData as Assignment;

for (let place = from; place < files.length; place++) {
  if (Atomics.compareExchange(claims, place, FREE, BEGUN) !== FREE) continue;
  const made = summaryOfFile(files[place] as string, known);
  if (made) {
    const text = encode(made.summary);
    port.postMessage({ key: made.key, text } satisfies Made);
  }
  Atomics.store(claims, place, DONE);
  Atomics.notify(claims, place);
}
port.close();
