/**
 * Threads that go through the files ahead of the analysis, so that it finds their summaries made. Each file is made by
 * whoever claims it first: a thread, or the analysis itself, which waits only for a file that a thread has begun.
 */
import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import type { SummaryCache } from './cache.ts';
import type { Cache, CachedSummary } from './read.ts';

/** What a thread is given. */
export interface Assignment {
  readonly files: readonly string[];
  /** Of each file, whether a thread has begun it, or nothing is left to do. */
  readonly claims: Int32Array;
  /** The first file that a thread takes. */
  readonly from: number;
  /** The keys of summaries that need not be made. */
  readonly known: ReadonlySet<string>;
  readonly port: MessagePort;
}

/** What a thread sends: a summary, as the cache has it. */
export interface Made {
  readonly key: string;
  readonly text: Uint8Array;
}

export const FREE = 0;
export const BEGUN = 1;
export const DONE = 2;

/** How many files are summarised before threads are worth their start. */
const PATIENCE = 40;

/** The analysis takes as long as summaries by so many threads: more would wait for it. */
const MOST_THREADS = 7;

/** How long, in milliseconds, a file that a thread has begun is waited for. */
const WAIT = 10_000;

export class SummariesAhead implements Cache {
  readonly #cache: SummaryCache;
  readonly #files: readonly string[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #claims: Int32Array;
  readonly #threads: { readonly worker: Worker; readonly port: MessagePort }[] = [];
  #made = 0;

  /** `files` are those that will be asked for. */
  constructor(cache: SummaryCache, files: readonly string[]) {
    this.#cache = cache;
    this.#files = files;
    this.#places = new Map(files.map((file, index) => [file, index]));
    this.#claims = new Int32Array(new SharedArrayBuffer(4 * files.length));
  }

  get(key: string, file: string): CachedSummary | undefined {
    const known = this.#cache.get(key);
    if (known) return known;
    const place = this.#places.get(file);
    if (place === undefined || this.#threads.length === 0) return undefined;
    // What nobody has begun is made here, and no thread need think of it again.
    Atomics.compareExchange(this.#claims, place, FREE, DONE);
    Atomics.wait(this.#claims, place, BEGUN, WAIT);
    this.#receive();
    return this.#cache.get(key);
  }

  set(key: string, summary: CachedSummary, file: string): void {
    this.#cache.set(key, summary);
    if (++this.#made === PATIENCE) this.#start(this.#places.get(file) ?? 0);
  }

  /** Ends the threads. */
  end(): void {
    this.#receive();
    for (const { worker, port } of this.#threads.splice(0)) {
      port.close();
      void worker.terminate();
    }
  }

  #start(from: number): void {
    const known = new Set(this.#cache.keys);
    const threads = Math.min(availableParallelism() - 1, MOST_THREADS, Math.floor((this.#files.length - from) / PATIENCE));
    for (let count = 0; count < threads; count++) {
      const { port1, port2 } = new MessageChannel();
      const workerData: Assignment = { files: this.#files, claims: this.#claims, from, known, port: port2 };
      const worker = new Worker(join(import.meta.dirname, `ahead-thread${extname(import.meta.filename)}`), {
        workerData,
        transferList: [port2],
        execArgv: [],
      });
      // What a thread leaves undone, the analysis does.
      worker.on('error', () => {});
      worker.unref();
      this.#threads.push({ worker, port: port1 });
    }
  }

  #receive(): void {
    for (const { port } of this.#threads) {
      for (let message; (message = receiveMessageOnPort(port));) {
        // A thread sends nothing else.
        const { key, text } = message.message as Made;
        this.#cache.add(key, text);
      }
    }
  }
}
