/**
 * Messages that carry errors between threads. A structured clone of an error keeps little more than its message. These
 * messages also keep the built-in class that the error extends, its name, stack, cause and own properties.
 */
import { inspect } from 'node:util';

/** A thrown value as data that can be cloned: an error, a list that may hold errors, or another value. */
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
  // Only the prototype is used, so the parameters of the constructor don't matter.
).set('AggregateError', AggregateError as unknown as ErrorConstructor);

/** Returns the name of the built-in class that the error is an instance of. */
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
  // If the error only inherits the name of the built-in class, the name of its own class says more.
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

/** Returns a clone of the value, or its `util.inspect` text where it can't be cloned. */
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
