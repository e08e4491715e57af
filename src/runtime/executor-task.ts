/**
 * The tasks of worker threads: exports of modules, functions of Node, and self-contained functions. A function can't be
 * sent to a thread, so the message holds its module and name, or its source.
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
  /** Types for the compiler; the property is never set. */
  readonly types?: (...args: Args) => Result;
}

/** A function of Node, a self-contained function, or a module's export. */
export type ExecutorTask<Args extends readonly unknown[] = readonly unknown[], Result = unknown> =
  ((...args: Args) => Result) | ModuleTask<Args, Result>;

/** A task as the worker thread gets it. */
export type TaskMessage =
  | { readonly module: string; readonly name: string }
  /** `source` is an expression whose value is the function; `names` are the variables that it uses from outside. */
  | { readonly source: string; readonly name: string; readonly names: readonly string[] };

/** Names an export of a module: `executorTask(import.meta.resolve('bcryptjs'), 'hashSync')`. */
export function executorTask<Args extends readonly unknown[] = readonly unknown[], Result = unknown>(
  module: string | URL,
  name = 'default',
): ModuleTask<Args, Result> {
  return { module: String(module), name };
}

/** Node's modules with functions that may block. Loading them has no side effects. */
const modulesOfNode = ['crypto', 'zlib', 'fs', 'child_process', 'util', 'buffer', 'url', 'path', 'querystring', 'os', 'v8'];

/** The message of each function that was sent before. */
const messages = new WeakMap<object, Promise<TaskMessage>>();

/**
 * Returns the message for a task. Rejects with a `NotSelfContainedError`, or with a `TypeError` for a relative or bare
 * module name. A thread would look for such a module in the wrong place.
 */
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

/** Loads the parser on the first use: tasks that name a module don't need its packages. */
async function sourceOf(task: (...args: never) => unknown): Promise<TaskMessage> {
  const { functionSource } = await import('./function-source.ts');
  return { ...functionSource(task), name: nameOf(task) };
}
