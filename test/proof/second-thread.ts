/**
 * What runs on the second thread of a proof: see `gatekeeper.ts`. It is no task of the runtime's executor, as rows' calls
 * are: a task is sent in a later turn of the microtasks than it is submitted in, and by then the blocking form holds the
 * thread that would send it. A gate must stand before.
 */
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { FREE, state, type HoldRequest } from './gatekeeper.ts';

const NAP = 1;
const asleep = new Int32Array(new SharedArrayBuffer(4));
const nap = (): void => void Atomics.wait(asleep, 0, 0, NAP);

function hold({ how, fifo, text, signal, turns, state: shared, patience }: HoldRequest): number {
  Atomics.wait(shared, state.begun, 0);
  const isOver = (): boolean => Atomics.load(shared, state.ended) === 1;
  const reader = how === 'answers' ? openForReader(fifo, isOver) : undefined;
  const first = Atomics.load(turns, 0);
  const end = performance.now() + patience;
  const turned = (): number => Atomics.load(turns, 0) - first;
  while (turned() < FREE && performance.now() < end && !isOver()) nap();
  const seen = turned();
  Atomics.store(shared, state.opened, 1);
  if (how === 'signals') {
    Atomics.store(signal, 0, 1);
    Atomics.notify(signal, 0);
  } else if (how === 'reads') {
    readFrom(fifo, isOver);
  } else {
    const fd = reader ?? openForReader(fifo, isOver);
    if (fd !== undefined) {
      // Who only opens it may have closed it by now.
      attempt(() => writeSync(fd, text), 'EPIPE');
      closeSync(fd);
    }
  }
  return seen;
}

/** Without a reader a FIFO can't be opened for writing like this: tried until there is one, or the form is over. */
function openForReader(fifo: string, isOver: () => boolean): number | undefined {
  while (!isOver()) {
    const fd = attempt(() => openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK), 'ENXIO');
    if (fd !== undefined) return fd;
    nap();
  }
  return undefined;
}

/** Takes all that is written until the form is over. */
function readFrom(fifo: string, isOver: () => boolean): void {
  const fd = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
  const buffer = Buffer.alloc(64 * 1024);
  while (!isOver()) if (!attempt(() => readSync(fd, buffer), 'EAGAIN')) nap();
  closeSync(fd);
}

function attempt<T>(operation: () => T, expected: string): T | undefined {
  try {
    return operation();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== expected) throw error;
    return undefined;
  }
}

parentPort?.on('message', (request: HoldRequest) => {
  try {
    parentPort?.postMessage({ value: hold(request) });
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? error.stack : String(error) });
  }
});
parentPort?.postMessage({ value: 'ready' });
