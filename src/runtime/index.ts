/** The exports of `eslint-plugin-event-loop/runtime`: an event loop with Tornado's names, an executor, an HTTP client and handlers. */
export { onBlocked, type Blocked } from './blocked.ts';
export { BadYieldError, coroutine, Task } from './coroutine.ts';
export { executorTask, type ExecutorTask, type ModuleTask } from './executor-task.ts';
export {
  runOnExecutor,
  setDefaultExecutor,
  ThreadPoolExecutor,
  WorkerTerminatedError,
  type ExecutorOptions,
  type SubmitOptions,
} from './executor.ts';
export { Future, InvalidStateError } from './future.ts';
export { AsyncHTTPClient, HTTPError, HTTPResponse, type HTTPRequestOptions } from './http-client.ts';
export { IOLoop, TimeoutError, type ErrorHandler, type IOLoopOptions, type TimeoutHandle } from './io-loop.ts';
export { NotSelfContainedError } from './not-self-contained-error.ts';
export { ManualClock, systemClock, type Clock, type Deadline, type Duration } from './time.ts';
export { Application, asynchronous, RequestHandler, type Chunk, type Route } from './web.ts';
