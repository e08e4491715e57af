/** What runs on an executor's threads: it finds the task, runs it, and replies with all that can be said of its end. */
import { thrownToMessage } from './error-message.ts';
import { fromWire, toWire, type Reply, type Request } from './executor-messages.ts';
import type { TaskMessage } from './executor-task.ts';

type Task = (...args: unknown[]) => unknown;

/** Functions that were sent as source, by that source. */
const compiled = new Map<string, Task>();

/** Called by piscina. Never throws: an error that went by itself would arrive without most of what it says. */
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
    // Not in this module's scope. What was read as a function is one.
    task = (0, eval)(`'use strict'; ${source}\n//# sourceURL=task:${encodeURIComponent(name)}`) as Task;
    compiled.set(source, task);
  }
  return task;
}

async function load({ module, name }: Extract<TaskMessage, { module: string }>): Promise<Task> {
  const exports = (await import(module)) as Record<string, unknown>;
  // Not every name that CommonJS exports can be seen from its source.
  const found = name in exports ? exports[name] : (exports.default as Record<string, unknown> | undefined)?.[name];
  if (typeof found !== 'function') throw new TypeError(`The module '${module}' exports no function '${name}'.`);
  return found as Task;
}

const mayNotBeCloneable = (result: unknown): boolean =>
  typeof result === 'function' ||
  typeof result === 'symbol' ||
  (typeof result === 'object' && result !== null && !ArrayBuffer.isView(result));

/** A reply whose buffers piscina moves. They are moved into a clone first, which fails where a reply would. */
async function moved(result: unknown): Promise<object> {
  const value = structuredClone(result, { transfer: buffersOf(result) });
  const reply: Reply = { result: { ...toWire(result), value } };
  const { Piscina, transferableSymbol, valueSymbol } = await import('piscina');
  // Piscina reads the two properties, whatever its type says of the first.
  return Piscina.move({ [transferableSymbol]: buffersOf(value), [valueSymbol]: reply } as never);
}

/** Memory that one buffer fills alone: others share theirs with buffers which somebody else may still use. */
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
