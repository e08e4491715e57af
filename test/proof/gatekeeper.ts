/**
 * The second thread of a proof, a gatekeeper: it withholds what a form waits for until it has seen this thread's loop turn,
 * or has been patient.
 */
import { Worker } from 'node:worker_threads';
import type { Place, Proof } from './model.ts';

/** A loop that turned so often while it was looked at is free. */
export const FREE = 5;

/** What the two threads of a hold tell each other. */
export const state = { begun: 0, opened: 1, ended: 2, length: 3 } as const;

/**
 * How what is waited for is withheld: as a proof says, or by an answer to who reads, from whose arrival on turns are counted.
 */
export type How = NonNullable<Proof['held']> | 'answers';

export interface HoldRequest {
  readonly how: How;
  readonly fifo: string;
  /** What is written in the end. */
  readonly text: string;
  readonly signal: Int32Array;
  /** Turns of the main thread's loop. */
  readonly turns: Int32Array;
  readonly state: Int32Array;
  /** How long the gate stays shut at most, in milliseconds. */
  readonly patience: number;
}

/** A gate that is shut from `begin` on. */
export interface Hold {
  begin(): void;
  /** Whether the gate has been opened by now. */
  isOpen(): boolean;
  /** The form is over; resolves with how often the loop turned while the gate was shut. */
  end(): Promise<number>;
}

/** What is withheld: the other end of a FIFO, and what is written into it; or a signal. */
export interface Held extends Pick<Place, 'fifo' | 'signal'> {
  readonly text?: string;
}

/** A text, a module, and JSON. */
const anything = '"held"';

/** Node before 22.18 does not run TypeScript by itself, and tsx does not reach into worker threads. */
const boot = `
  const { workerData: { tsx, file } } = require('node:worker_threads');
  (async () => {
    if (!process.features.typescript) (await import(tsx)).register();
    await import(file);
  })();
`;

export class SecondThread {
  readonly #worker = new Worker(boot, {
    eval: true,
    workerData: { tsx: import.meta.resolve('tsx/esm/api'), file: new URL('second-thread.ts', import.meta.url).href },
  });

  /** Resolves when the thread listens. */
  async ready(): Promise<this> {
    await this.#answer();
    return this;
  }

  hold(how: How, { fifo, signal, text = anything }: Held, turns: Int32Array, patience: number): Hold {
    const shared = new Int32Array(new SharedArrayBuffer(state.length * Int32Array.BYTES_PER_ELEMENT));
    this.#ask({ how, fifo, text, signal, turns, state: shared, patience });
    const answer = this.#answer() as Promise<number>;
    const tell = (index: number): void => {
      Atomics.store(shared, index, 1);
      Atomics.notify(shared, index);
    };
    return {
      begin: () => {
        tell(state.begun);
      },
      isOpen: () => Atomics.load(shared, state.opened) === 1,
      end: () => {
        tell(state.begun);
        tell(state.ended);
        return answer;
      },
    };
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #ask(request: HoldRequest): void {
    this.#worker.postMessage(request);
  }

  #answer(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#worker.once('error', reject);
      this.#worker.once('message', (answer: { readonly value?: unknown; readonly error?: string }) => {
        this.#worker.off('error', reject);
        if (answer.error === undefined) resolve(answer.value);
        else reject(new Error(answer.error));
      });
    });
  }
}
