/**
 * Errors on their way between threads. A structured clone keeps of an error little more than its message; this keeps its
 * class as far as every thread has it, its name, stack and cause, and its own properties too.
 */
import { inspect } from 'node:util';

/** Whatever was thrown, as data that can be cloned: errors, lists that may hold some, and other values. */
export type ThrownMessage =
  | { readonly base: string; readonly properties: readonly Property[] }
  | { readonly items: readonly ThrownMessage[] }
  | { readonly value: unknown };

interface Property {
  readonly name: string;
  readonly enumerable: boolean;
  readonly message: ThrownMessage;
}

const builtins: ReadonlyMap<string, ErrorConstructor> = new Map<string, ErrorConstructor>(
  [TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError, Error].map(builtin => [builtin.name, builtin]),
).set('AggregateError', AggregateError as unknown as ErrorConstructor); // Made with `Object.create`, so its parameters don't matter.

/** The name of the class of the language that the error's own class extends, or is. */
function baseOf(error: Error): string {
  for (let prototype: unknown = Object.getPrototypeOf(error); prototype; prototype = Object.getPrototypeOf(prototype)) {
    for (const [name, builtin] of builtins) if (builtin.prototype === prototype) return name;
  }
  return 'Error';
}

export function thrownToMessage(thrown: unknown, outer: readonly unknown[] = []): ThrownMessage {
  if (outer.includes(thrown)) return { value: '[Circular]' };
  const within = [...outer, thrown];
  if (Array.isArray(thrown)) return { items: thrown.map(item => thrownToMessage(item, within)) };
  if (!(thrown instanceof Error)) return { value: cloned(thrown) };
  const base = baseOf(thrown);
  // The name it gives itself; where that is only what it inherits, its class's name says more.
  const name = thrown.name === base ? thrown.constructor.name || base : thrown.name;
  // `code` is inherited in a DOMException.
  const names = new Set([...Object.getOwnPropertyNames(thrown), 'stack', 'message', ...('code' in thrown ? ['code'] : [])]);
  names.delete('name');
  return {
    base,
    properties: [
      { name: 'name', enumerable: false, message: { value: name } },
      ...Array.from(names, property => ({
        name: property,
        enumerable: Object.getOwnPropertyDescriptor(thrown, property)?.enumerable ?? false,
        message: thrownToMessage(Reflect.get(thrown, property), within),
      })),
    ],
  };
}

/** The value, or what it looks like where it can't be cloned. */
function cloned(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return inspect(value);
  }
}

export function thrownFromMessage(message: ThrownMessage): unknown {
  if ('value' in message) return message.value;
  if ('items' in message) return message.items.map(thrownFromMessage);
  const error = new Error();
  Object.setPrototypeOf(error, (builtins.get(message.base) ?? Error).prototype);
  for (const { name, enumerable, message: value } of message.properties) {
    Object.defineProperty(error, name, { value: thrownFromMessage(value), enumerable, writable: true, configurable: true });
  }
  return error;
}
