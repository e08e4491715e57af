/**
 * A pool of worker threads for what blocks: functions go there with their arguments, and results and errors come back.
 * The threads are piscina's; what it does not do for errors, Buffers and threads that die is done here.
 */
import { availableParallelism } from 'node:os';
import type { ResourceLimits } from 'node:worker_threads';
import type { Piscina } from 'piscina';
import { IOLoop } from './io-loop.ts';
import { thrownFromMessage } from './error-message.ts';
import { labelOf, NotSelfContainedError, taskToMessage, type ExecutorTask } from './executor-task.ts';
import { fromWire, toWire, type Reply, type Request, type TransferList } from './executor-messages.ts';

/** The thread that ran a task ended before the task did, or could not be started. `cause` says what the thread said. */
export class WorkerTerminatedError extends Error {
  override readonly name = 'WorkerTerminatedError';
}

export interface ExecutorOptions {
  /** Of each thread: https://nodejs.org/api/worker_threads.html#workerresourcelimits */
  readonly resourceLimits?: ResourceLimits;
}

export interface SubmitOptions {
  /** Rejects with the signal's reason; a task that runs already ends with its thread, and another thread takes its place. */
  readonly signal?: AbortSignal;
  /** What of the arguments is moved to the thread, not copied: https://nodejs.org/api/worker_threads.html#portpostmessagevalue-transferlist */
  readonly transfer?: TransferList;
  /** Moves the result, not copies it, if it is a buffer, or a list or object of buffers. The task must be done with them. */
  readonly moveResult?: boolean;
}

/** A pool, and what to do with its tasks if it has no threads any more. */
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

  /** `maxWorkers` threads, as many as the machine runs at once unless said; they start with the first task. */
  constructor(maxWorkers = availableParallelism(), { resourceLimits }: ExecutorOptions = {}) {
    if (!Number.isInteger(maxWorkers) || maxWorkers < 1) throw new RangeError(`A pool has at least one thread, not ${maxWorkers}.`);
    this.#maxWorkers = maxWorkers;
    this.#resourceLimits = resourceLimits;
  }

  /**
   * Runs a task on a thread. Arguments and result are structured clones, but Buffers stay Buffers where an argument or
   * the result is one. Rejects with what the task throws (an error of the same class, if that is one of the language's;
   * with the same name, message, stack, cause and own properties), a `NotSelfContainedError`, a `DataCloneError` for what
   * can't be cloned, the signal's reason, or a `WorkerTerminatedError`. Throws nothing.
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
      // The type is what the task says of itself.
      return (await result) as Awaited<Result>;
    } finally {
      this.#submitted.delete(result);
    }
  }

  /** Waits for all tasks, then ends the threads. Takes no new ones. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#submitted);
    const pool = await this.#pool;
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
    const pool = await (this.#pool ??= this.#start());
    let abandon: (error: Error) => void = () => {};
    const abandoned = new Promise<never>((_, reject) => {
      abandon = reject;
    });
    pool.running.add(abandon);
    try {
      // Piscina's type of the list is read off an overload of `postMessage` that has none.
      const transferList = [...(transfer ?? [])] as never;
      // What piscina's thread gives is what `executor-worker.ts` does.
      return (await Promise.race([pool.piscina.run(request, { transferList, signal: signal ?? null }), abandoned])) as Reply;
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      // What a task throws is in the reply, so this is about the task's arguments, or the thread.
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
      // Waiting with `Atomics.wait` would stop what a thread does between two tasks: timers, connections that it keeps.
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

  /** Piscina does not replace a thread that dies while it starts. Without any, tasks would wait for ever. */
  #abandonWithoutThreads(pool: Pool, cause: unknown): void {
    if (pool.abandoned || pool.piscina.threads.length > 0) return;
    pool.abandoned = true;
    // The next task starts another.
    this.#pool = undefined;
    const error = cause instanceof Error ? cause : new Error(String(cause), { cause });
    for (const abandon of pool.running) abandon(error);
  }
}

let defaultExecutor: ThreadPoolExecutor | undefined;

/** Makes `runOnExecutor` use this pool; with none, one of its own again. The one before is not closed. */
export function setDefaultExecutor(executor: ThreadPoolExecutor | undefined): void {
  defaultExecutor = executor;
}

/**
 * Runs a blocking function on a worker thread of the default pool, and gives its result: `submit` says how. While no task
 * runs, the pool does not keep the process alive. Where Tornado's `run_on_executor` decorates a method, this takes the
 * function. https://www.tornadoweb.org/en/stable/concurrent.html#tornado.concurrent.run_on_executor
 */
export function runOnExecutor<Args extends readonly unknown[], Result>(
  task: ExecutorTask<Args, Result>,
  ...args: NoInfer<Args>
): Promise<Awaited<Result>> {
  defaultExecutor ??= new ThreadPoolExecutor();
  return defaultExecutor.submit(task, args);
}
