/**
 * Worker threads that summarise files before the analysis needs them. Each file has a claim in shared memory; whoever sets
 * the claim first makes the summary. The analysis makes the summary of a file without a claim itself. It waits only for a
 * file that a thread has begun.
 */
import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import type { Cache, CachedSummary } from './read.ts';
import type { SummaryStore } from './summary-store.ts';

/** The data that a thread starts with. */
export interface Assignment {
  readonly files: readonly string[];
  /** The claim of each file: `FREE`, `BEGUN` or `DONE`. */
  readonly claims: Int32Array;
  /** The index of the first file that a thread may claim. */
  readonly from: number;
  /** The keys of summaries that exist already. */
  readonly known: ReadonlySet<string>;
  readonly port: MessagePort;
}

/** A message from a thread: a summary, as the store keeps it. */
export interface SentSummary {
  readonly key: string;
  readonly text: Uint8Array;
}

export const FREE = 0;
export const BEGUN = 1;
export const DONE = 2;

/** The number of files that are summarised before the start of threads costs less than it saves. */
const FILES_BEFORE_THREADS = 40;

/** More threads would wait for the analysis, which takes as long as the summaries that seven of them make. */
const MAX_THREADS = 7;

/** The longest time that the analysis waits for a file that a thread has begun. */
const MAX_WAIT_MS = 10_000;

export class SummaryThreads implements Cache {
  readonly #store: SummaryStore;
  readonly #files: readonly string[];
  readonly #indexes: ReadonlyMap<string, number>;
  readonly #claims: Int32Array;
  readonly #threads: { readonly worker: Worker; readonly port: MessagePort }[] = [];
  #made = 0;

  /** Starts no thread yet. `files` are those that the analysis will ask for. */
  constructor(store: SummaryStore, files: readonly string[]) {
    this.#store = store;
    this.#files = files;
    this.#indexes = new Map(files.map((file, index) => [file, index]));
    this.#claims = new Int32Array(new SharedArrayBuffer(4 * files.length));
  }

  get(key: string, file: string): CachedSummary | undefined {
    const known = this.#store.get(key);
    if (known) return known;
    const index = this.#indexes.get(file);
    if (index === undefined || this.#threads.length === 0) return undefined;
    // Claims the file for the analysis, unless a thread has begun it.
    Atomics.compareExchange(this.#claims, index, FREE, DONE);
    Atomics.wait(this.#claims, index, BEGUN, MAX_WAIT_MS);
    this.#receive();
    return this.#store.get(key);
  }

  set(key: string, summary: CachedSummary, file: string): void {
    this.#store.set(key, summary);
    if (++this.#made === FILES_BEFORE_THREADS) this.#start(this.#indexes.get(file) ?? 0);
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
    const known = new Set(this.#store.keys);
    const rest = this.#files.length - from;
    const threads = Math.min(availableParallelism() - 1, MAX_THREADS, Math.floor(rest / FILES_BEFORE_THREADS));
    for (let count = 0; count < threads; count++) {
      const { port1, port2 } = new MessageChannel();
      const workerData: Assignment = { files: this.#files, claims: this.#claims, from, known, port: port2 };
      const worker = new Worker(join(import.meta.dirname, `summary-thread${extname(import.meta.filename)}`), {
        workerData,
        transferList: [port2],
        execArgv: [],
      });
      // The analysis makes the summaries that a failed thread has not made.
      worker.on('error', () => {});
      worker.unref();
      this.#threads.push({ worker, port: port1 });
    }
  }

  #receive(): void {
    for (const { port } of this.#threads) {
      for (let message; (message = receiveMessageOnPort(port));) {
        // Threads send nothing else.
        const { key, text } = message.message as SentSummary;
        this.#store.add(key, text);
      }
    }
  }
}
