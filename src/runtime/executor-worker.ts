/** The worker side of the executor: finds the task, runs it, and replies with its result or its error. */
import { thrownToMessage } from './error-message.ts';
import { fromWire, toWire, type Reply, type Request } from './executor-messages.ts';
import type { TaskMessage } from './executor-task.ts';

type Task = (...args: unknown[]) => unknown;

/** The functions that arrived as source, by their source. */
const compiled = new Map<string, Task>();

/** Runs a task for piscina. Replies with errors instead of throwing them, because piscina would lose most of their properties. */
export default async function run({ task, args, moveResult }: Request): Promise<object> {
  try {
    const missing = 'names' in task ? task.names.filter(name => !(name in globalThis)) : [];
    if (missing.length > 0) return { missing } satisfies Reply;
    const call = 'source' in task ? compile(task) : await load(task);
    const result = await call(...args.map(fromWire));
    if (moveResult) return await moved(result);
    // A reply that can't be cloned would end the thread.
    if (mayNotBeCloneable(result)) structuredClone(result);
    return { result: toWire(result) } satisfies Reply;
  } catch (error) {
    return { thrown: thrownToMessage(error) } satisfies Reply;
  }
}

function compile({ source, name }: Extract<TaskMessage, { source: string }>): Task {
  let task = compiled.get(source);
  if (!task) {
    // An indirect `eval` does not see this module's scope. `function-source.ts` has checked that the source is a function.
    task = (0, eval)(`'use strict'; ${source}\n//# sourceURL=task:${encodeURIComponent(name)}`) as Task;
    compiled.set(source, task);
  }
  return task;
}

async function load({ module, name }: Extract<TaskMessage, { module: string }>): Promise<Task> {
  const exports = (await import(module)) as Record<string, unknown>;
  // Node can't find every export of a CommonJS module as a name; `default` has all of them.
  const found = name in exports ? exports[name] : (exports.default as Record<string, unknown> | undefined)?.[name];
  if (typeof found !== 'function') throw new TypeError(`The module '${module}' exports no function '${name}'.`);
  return found as Task;
}

const mayNotBeCloneable = (result: unknown): boolean =>
  typeof result === 'function' ||
  typeof result === 'symbol' ||
  (typeof result === 'object' && result !== null && !ArrayBuffer.isView(result));

/** Returns a reply whose buffers piscina moves. The clone fails here where sending the reply would end the thread. */
async function moved(result: unknown): Promise<object> {
  const value = structuredClone(result, { transfer: buffersOf(result) });
  const reply: Reply = { result: { ...toWire(result), value } };
  const { Piscina, transferableSymbol, valueSymbol } = await import('piscina');
  // TypeScript reads the two imported symbols as plain `symbol`, and so misses both properties.
  return Piscina.move({ [transferableSymbol]: buffersOf(value), [valueSymbol]: reply } as never);
}

/** Returns the memory that a buffer of the result fills alone. Other buffers share memory that may still be in use. */
function buffersOf(result: unknown): ArrayBuffer[] {
  const isObject = typeof result === 'object' && result !== null && !ArrayBuffer.isView(result);
  const values: unknown[] = isObject ? [result, ...(Object.values(result) as unknown[])] : [result];
  const buffers = values.flatMap(value => {
    if (value instanceof ArrayBuffer) return [value];
    return ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer && value.byteLength === value.buffer.byteLength
      ? [value.buffer]
      : [];
  });
  return [...new Set(buffers)];
}
