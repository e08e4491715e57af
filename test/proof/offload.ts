/**
 * Makes a row's call where the plugin advises to make it: on a thread of the runtime's executor, by `runOnExecutor`. The
 * thread is told where the call is, as any program tells it: an export of a module.
 */
import { executorTask, runOnExecutor, setDefaultExecutor, ThreadPoolExecutor } from 'eslint-plugin-event-loop/runtime';
import type { Offloaded, OffloadedCall } from './offloaded-call.ts';

const callOnThread = executorTask<[OffloadedCall], Offloaded>(new URL('offloaded-call.ts', import.meta.url), 'makeCall');

/** Node before 22.18 does not run TypeScript by itself, and tsx does not reach into worker threads. */
async function learnTypeScript(tsx: string): Promise<void> {
  if (!process.features.typescript) ((await import(tsx)) as { register(): unknown }).register();
}

/** The thread that rows' calls are made on: one, so that what it learnt holds for each. */
export class Offload {
  readonly #executor = new ThreadPoolExecutor(1);
  #learnt: Promise<void> | undefined;

  async run(call: OffloadedCall): Promise<Offloaded> {
    setDefaultExecutor(this.#executor);
    await (this.#learnt ??= runOnExecutor(learnTypeScript, import.meta.resolve('tsx/esm/api')));
    return runOnExecutor(callOnThread, call);
  }

  async stop(): Promise<void> {
    await this.#executor.close();
  }
}
