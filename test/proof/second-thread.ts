/** What runs on the second thread of a proof: see `gatekeeper.ts`. */
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { FREE, state, type ExecuteRequest, type Executed, type HoldRequest, type Request } from './gatekeeper.ts';
import { makePlace } from './place.ts';
import { seenOf } from './results.ts';
import { proofsNamed } from './rows/index.ts';

/** After so many milliseconds something is wrong that is not a matter of speed. */
const TOO_LONG = 60_000;
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

/** Makes the call over and over until the main thread's loop was seen to turn during it. */
async function execute({ module, row, scratch, turns }: ExecuteRequest): Promise<Executed> {
  const [proof] = proofsNamed(module, row);
  if (!proof) throw new RangeError(`There is no proof of '${row}'.`);
  const end = performance.now() + TOO_LONG;
  let turned = 0;
  for (;;) {
    const place = makePlace(scratch);
    const forms = await proof.forms(place);
    const first = Atomics.load(turns, 0);
    const result = await forms.blocking();
    turned += Atomics.load(turns, 0) - first;
    const seen = seenOf(proof, result, place);
    await forms.done?.();
    if (turned >= FREE || performance.now() > end) return { turns: turned, seen };
  }
}

const answer = async (request: Request): Promise<unknown> => ('hold' in request ? hold(request.hold) : execute(request.execute));

parentPort?.on('message', (request: Request) => {
  answer(request).then(
    value => parentPort?.postMessage({ value }),
    (error: unknown) => parentPort?.postMessage({ error: error instanceof Error ? error.stack : String(error) }),
  );
});
parentPort?.postMessage({ value: 'ready' });
