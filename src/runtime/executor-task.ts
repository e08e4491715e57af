/**
 * What a worker thread can be asked to run: an export of a module, a function of Node itself, or a function whose source
 * says all there is to it. A thread is told where the function is, or its source; the function itself can't go there.
 */
import { isBuiltin } from 'node:module';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nameOf } from './callbacks.ts';

/** An export of a module, `default` unless named. */
export interface ModuleTask<Args extends readonly unknown[] = readonly unknown[], Result = unknown> {
  /** A URL (from `import.meta.resolve`), an absolute path, or a module of Node. */
  readonly module: string;
  readonly name?: string;
  /** Never there: carries the types. */
  readonly types?: (...args: Args) => Result;
}

/** A function of Node, a self-contained function, or a module's export. */
export type ExecutorTask<Args extends readonly unknown[] = readonly unknown[], Result = unknown> =
  ((...args: Args) => Result) | ModuleTask<Args, Result>;

/** A task as the worker thread gets it. */
export type TaskMessage =
  | { readonly module: string; readonly name: string }
  /** `source` is an expression that gives the function; `names` are what it takes from outside. */
  | { readonly source: string; readonly name: string; readonly names: readonly string[] };

/** Names an export of a module: `executorTask(import.meta.resolve('bcryptjs'), 'hashSync')`. */
export function executorTask<Args extends readonly unknown[] = readonly unknown[], Result = unknown>(
  module: string | URL,
  name = 'default',
): ModuleTask<Args, Result> {
  return { module: String(module), name };
}

/** A function that a worker thread can't run, because its source does not say all there is to it. */
export class NotSelfContainedError extends TypeError {
  override readonly name = 'NotSelfContainedError';
  /** The variables from outside, where it is for them. */
  readonly variables: readonly string[];

  constructor(task: string, why: string, variables: readonly string[] = []) {
    super(
      `A worker thread can't run '${task}': ${why}. Pass what it needs as arguments, ` +
        `or export it from a module and name that: executorTask(import.meta.resolve('./module.js'), 'name').`,
    );
    this.variables = variables;
  }
}

/** Node's modules with functions that one may want to run elsewhere. None does anything by being loaded. */
const modulesOfNode = ['crypto', 'zlib', 'fs', 'child_process', 'util', 'buffer', 'url', 'path', 'querystring', 'os', 'v8'];

/** What was found out about a function, for as long as it lives. */
const messages = new WeakMap<object, Promise<TaskMessage>>();

/** Rejects with a `NotSelfContainedError`, or a `TypeError` for a module that a thread would look for in the wrong place. */
export async function taskToMessage(task: ExecutorTask<never>): Promise<TaskMessage> {
  if (typeof task !== 'function') return { module: locationOf(task.module), name: task.name ?? 'default' };
  const known = messages.get(task);
  if (known) return known;
  const message = findInNode(task) ?? sourceOf(task);
  messages.set(task, Promise.resolve(message));
  return message;
}

export const labelOf = (task: ExecutorTask<never>): string => (typeof task === 'function' ? nameOf(task) : (task.name ?? task.module));

function locationOf(module: string): string {
  if (isBuiltin(module) || /^(?:file|data|node):/.test(module)) return module;
  if (isAbsolute(module)) return pathToFileURL(module).href;
  throw new TypeError(`A worker thread can't tell from where to load '${module}': give it import.meta.resolve('${module}').`);
}

function findInNode(task: object): TaskMessage | undefined {
  for (const module of modulesOfNode) {
    const found = Object.entries(process.getBuiltinModule(module) ?? {}).find(([, value]) => value === task);
    if (found) return { module: `node:${module}`, name: found[0] };
  }
  return undefined;
}

/** Parsing takes packages that nobody needs who names modules. */
async function sourceOf(task: (...args: never) => unknown): Promise<TaskMessage> {
  const { functionSource } = await import('./function-source.ts');
  return { ...functionSource(task), name: nameOf(task) };
}
