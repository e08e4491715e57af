/**
 * Examples that never end, run in a thread of their own that is ended from here. Its loop always has an immediate that is
 * due, which counts its turns in shared memory: a loop that holds the thread is seen as one that does not turn, though
 * the thread is at work. What it is at work on, the debugger sees, or a count of the callbacks that run between turns.
 */
import { once, EventEmitter } from 'node:events';
import { Session } from 'node:inspector/promises';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

const count = { begun: 0, turns: 1, callbacks: 2, length: 3 } as const;

/** How often the thread is looked at, and how many callbacks are counted, before its loop is said to stand still. */
const LOOKS = 3;
const CALLBACKS = 1000;

/** Callbacks are those of promises and of `nextTick`. A turn before the example begins is none of its own. */
const program = `
  const { workerData: { url, counts, run } } = require('node:worker_threads');
  const { createHook } = require('node:async_hooks');
  import(url).then(example => setImmediate(() => {
    const turn = () => { Atomics.add(counts, ${count.turns}, 1); setImmediate(turn); };
    setImmediate(turn);
    createHook({ before: () => { Atomics.add(counts, ${count.callbacks}, 1); } }).enable();
    Atomics.store(counts, ${count.begun}, 1);
    new Function('example', 'require', run)(example, require);
  }));
`;

interface Paused {
  readonly callFrames: readonly { readonly location: { readonly scriptId: string } }[];
}

/** Speaks to the debugger of a thread. */
class Debugger {
  readonly #session: Session;
  readonly #thread: string;
  readonly #events = new EventEmitter();
  readonly #files = new Map<string, string>();
  #messages = 0;

  private constructor(session: Session, thread: string) {
    this.#session = session;
    this.#thread = thread;
    this.#events.on('Debugger.scriptParsed', ({ scriptId, url }: { readonly scriptId: string; readonly url: string }) =>
      this.#files.set(scriptId, url),
    );
    session.on('NodeWorker.receivedMessageFromWorker', ({ params }) => {
      const { method, params: data } = JSON.parse(params.message) as { readonly method?: string; readonly params?: unknown };
      if (method !== undefined) this.#events.emit(method, data);
    });
  }

  /** Attaches to the thread that is started meanwhile. */
  static async ofThread(start: () => Worker): Promise<[Debugger, Worker]> {
    const session = new Session();
    session.connect();
    await session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });
    const attached = new Promise<string>(resolve => {
      session.once('NodeWorker.attachedToWorker', ({ params }) => {
        resolve(params.sessionId);
      });
    });
    const worker = start();
    const own = new Debugger(session, await attached);
    await own.#send('Debugger.enable');
    return [own, worker];
  }

  /** The files of the functions that the thread is in. */
  async look(): Promise<string[]> {
    const [{ callFrames }] = (await this.#answer('Debugger.pause', 'Debugger.paused')) as [Paused];
    await this.#answer('Debugger.resume', 'Debugger.resumed');
    return callFrames.map(({ location }) => this.#files.get(location.scriptId) ?? '');
  }

  end(): void {
    this.#session.disconnect();
  }

  async #answer(method: string, event: string): Promise<unknown[]> {
    const answer = once(this.#events, event);
    await this.#send(method);
    return answer;
  }

  async #send(method: string): Promise<void> {
    await this.#session.post('NodeWorker.sendMessageToWorker', {
      sessionId: this.#thread,
      message: JSON.stringify({ id: ++this.#messages, method }),
    });
  }
}

/**
 * Runs an example's code in a thread, with the module as `example`, and gives how often the loop turned until it was seen
 * to stand still, or not to: within the example's own code again and again, or in one round of microtasks after the other.
 */
export async function turnsOfEndless(file: string, how: 'spins' | 'starves', run: string): Promise<number> {
  const url = pathToFileURL(file).href;
  const counts = new Int32Array(new SharedArrayBuffer(count.length * Int32Array.BYTES_PER_ELEMENT));
  const at = (index: number): number => Atomics.load(counts, index);
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await Promise.race([new Promise(setImmediate), failed]);
  };
  const [debug, worker] = await Debugger.ofThread(() => new Worker(program, { eval: true, workerData: { url, counts, run } }));
  const failed = once(worker, 'error').then(([error]) => {
    throw error;
  });
  failed.catch(() => {});
  try {
    await until(() => at(count.begun) === 1);
    if (how === 'starves') await until(() => at(count.turns) > 0 || at(count.callbacks) >= CALLBACKS);
    else for (let looks = 0; looks < LOOKS && at(count.turns) === 0; looks++) await lookInto(debug, url, () => at(count.turns) > 0);
    return at(count.turns);
  } finally {
    debug.end();
    await worker.terminate();
  }
}

async function lookInto(debug: Debugger, url: string, hasTurned: () => boolean): Promise<void> {
  const files = await debug.look();
  if (!hasTurned() && !files.includes(url)) throw new Error(`The thread was not in the example, but in ${files.join(', ')}.`);
}
