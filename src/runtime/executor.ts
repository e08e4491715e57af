/**
 * A pool of worker threads for functions that block. Piscina runs the threads; this file adds full errors, Buffers, and an
 * error for each task whose thread dies.
 */
import { availableParallelism } from 'node:os';
import type { ResourceLimits } from 'node:worker_threads';
import type { Piscina } from 'piscina';
import { IOLoop } from './io-loop.ts';
import { thrownFromMessage } from './error-message.ts';
import { NotSelfContainedError } from './not-self-contained-error.ts';
import { labelOf, taskToMessage, type ExecutorTask } from './executor-task.ts';
import { fromWire, toWire, type Reply, type Request, type TransferList } from './executor-messages.ts';

/** The error of a task whose thread ended before the task did, or did not start. `cause` is the thread's error. */
export class WorkerTerminatedError extends Error {
  override readonly name = 'WorkerTerminatedError';
}

export interface ExecutorOptions {
  /** The limits of each thread: https://nodejs.org/api/worker_threads.html#workerresourcelimits */
  readonly resourceLimits?: ResourceLimits;
}

export interface SubmitOptions {
  /** A signal that rejects the task with its reason. A task that runs already ends with its thread, which is replaced. */
  readonly signal?: AbortSignal;
  /** The arguments to move to the thread, not copy: https://nodejs.org/api/worker_threads.html#portpostmessagevalue-transferlist */
  readonly transfer?: TransferList;
  /** True to move, not copy, a result that is a buffer, or a list or object of buffers. The task must not use them afterwards. */
  readonly moveResult?: boolean;
}

/** A pool, and the functions that reject its running tasks if it has no threads any more. */
interface Pool {
  readonly piscina: Piscina;
  readonly running: Set<(error: Error) => void>;
  abandoned: boolean;
}

/** See https://docs.python.org/3/library/concurrent.futures.html#threadpoolexecutor, which Tornado's guide uses. */
export class ThreadPoolExecutor {
  readonly #maxWorkers: number;
  readonly #resourceLimits: ResourceLimits | undefined;
  readonly #submitted = new Set<Promise<unknown>>();
  #pool: Promise<Pool> | undefined;
  #closed = false;
  /** True if tasks that still run are not waited for. */
  #forced = false;

  /** Makes a pool of `maxWorkers` threads, by default one for each processor. They start with the first task. */
  constructor(maxWorkers = availableParallelism(), { resourceLimits }: ExecutorOptions = {}) {
    if (!Number.isInteger(maxWorkers) || maxWorkers < 1) throw new RangeError(`A pool has at least one thread, not ${maxWorkers}.`);
    this.#maxWorkers = maxWorkers;
    this.#resourceLimits = resourceLimits;
  }

  /**
   * Runs a task on a thread. Arguments and result are structured clones, but an argument or result that is a Buffer stays
   * a Buffer. Never throws; rejects with one of these:
   *
   * - the error of the task, with its name, message, stack, cause, own properties, and built-in class;
   * - a `NotSelfContainedError`, or a `TypeError` for a module that a thread can't find;
   * - a `DataCloneError` for a value that can't be cloned;
   * - the signal's reason;
   * - a `WorkerTerminatedError`;
   * - an `Error` after `close`.
   */
  async submit<Args extends readonly unknown[], Result>(
    task: ExecutorTask<Args, Result>,
    args: NoInfer<Args>,
    options: SubmitOptions = {},
  ): Promise<Awaited<Result>> {
    if (this.#closed) throw new Error('The executor is closed.');
    const result = this.#submit(task, args, options);
    this.#submitted.add(result);
    try {
      // The task declares the type of its result.
      return (await result) as Awaited<Result>;
    } finally {
      this.#submitted.delete(result);
    }
  }

  /**
   * Waits for all tasks, then ends the threads. Takes no new ones. With `force`, it ends the threads at once, and tasks that still run are
   * rejected with a `WorkerTerminatedError`.
   */
  async close({ force = false }: { readonly force?: boolean } = {}): Promise<void> {
    this.#closed = true;
    this.#forced ||= force;
    if (!this.#forced) await Promise.allSettled(this.#submitted);
    const pool = await this.#pool;
    if (this.#forced) for (const abandon of pool?.running ?? []) abandon(new Error('The executor was closed.'));
    await pool?.piscina.destroy();
  }

  async #submit(
    task: ExecutorTask<never>,
    args: readonly unknown[],
    { signal, transfer, moveResult = false }: SubmitOptions,
  ): Promise<unknown> {
    signal?.throwIfAborted();
    const request: Request = { task: await taskToMessage(task), args: args.map(toWire), moveResult };
    const reply = await this.#run(labelOf(task), request, transfer, signal);
    if ('result' in reply) return fromWire(reply.result);
    if ('thrown' in reply) throw thrownFromMessage(reply.thrown);
    const { missing } = reply;
    const variables = missing.map(name => `'${name}'`).join(', ');
    throw new NotSelfContainedError(labelOf(task), `it uses ${variables} from outside, which the thread does not have`, missing);
  }

  async #run(label: string, request: Request, transfer: TransferList | undefined, signal: AbortSignal | undefined): Promise<Reply> {
    if (this.#forced) throw new WorkerTerminatedError(`The task '${label}' did not run: the executor was closed.`);
    const pool = await (this.#pool ??= this.#start());
    let abandon: (error: Error) => void = () => {};
    const abandoned = new Promise<never>((_, reject) => {
      abandon = reject;
    });
    pool.running.add(abandon);
    try {
      // Piscina's type of the list is read off an overload of `postMessage` that has none.
      const transferList = [...(transfer ?? [])] as never;
      // The thread runs `executor-worker.ts`, which returns replies.
      return (await Promise.race([pool.piscina.run(request, { transferList, signal: signal ?? null }), abandoned])) as Reply;
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      // The errors of tasks are in replies, so this error is about the arguments or the thread.
      if (error instanceof DOMException) throw error;
      this.#abandonWithoutThreads(pool, error);
      const why = error instanceof Error ? error.message : String(error);
      throw new WorkerTerminatedError(`The worker thread that ran '${label}' ended before the task did: ${why}`, { cause: error });
    } finally {
      pool.running.delete(abandon);
    }
  }

  async #start(): Promise<Pool> {
    const { Piscina } = await import('piscina');
    const piscina = new Piscina({
      filename: new URL('./executor-worker.js', import.meta.url).href,
      minThreads: this.#maxWorkers,
      maxThreads: this.#maxWorkers,
      // `Atomics.wait` between two tasks would stop the thread's timers and open connections.
      atomics: 'disabled',
      recordTiming: false,
      ...(this.#resourceLimits && { resourceLimits: this.#resourceLimits }),
    });
    const pool: Pool = { piscina, running: new Set(), abandoned: false };
    piscina.on('error', (error: unknown) => {
      IOLoop.current().handleCallbackException(error, 'worker thread');
      this.#abandonWithoutThreads(pool, error);
    });
    return pool;
  }

  /** Rejects all tasks of a pool without threads. Piscina does not replace a thread that dies while it starts. */
  #abandonWithoutThreads(pool: Pool, cause: unknown): void {
    if (pool.abandoned || pool.piscina.threads.length > 0) return;
    pool.abandoned = true;
    // The next task starts another pool.
    this.#pool = undefined;
    const error = cause instanceof Error ? cause : new Error(String(cause), { cause });
    for (const abandon of pool.running) abandon(error);
  }
}

let defaultExecutor: ThreadPoolExecutor | undefined;

/** Makes `runOnExecutor` use this pool, or for `undefined` a new pool of its own. The previous pool stays open. */
export function setDefaultExecutor(executor: ThreadPoolExecutor | undefined): void {
  defaultExecutor = executor;
}

/**
 * Runs a blocking function on a worker thread of the default pool: see `submit`. A pool without running tasks does not
 * keep the process alive. Tornado's `run_on_executor` decorates a method instead:
 * https://www.tornadoweb.org/en/stable/concurrent.html#tornado.concurrent.run_on_executor
 */
export function runOnExecutor<Args extends readonly unknown[], Result>(
  task: ExecutorTask<Args, Result>,
  ...args: NoInfer<Args>
): Promise<Awaited<Result>> {
  defaultExecutor ??= new ThreadPoolExecutor();
  return defaultExecutor.submit(task, args);
}
