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

/** The most errors and lists in each other. */
const MAX_DEPTH = 50;

/** The most errors and lists in a message. Lists that share their items would make it grow without end. */
const MAX_PARTS = 1000;

/** Returns a thrown value as data. Never throws, whatever the value does when it is read. */
export function thrownToMessage(thrown: unknown): ThrownMessage {
  let parts = 0;
  return messageOf(thrown, new Set());

  function messageOf(value: unknown, outer: ReadonlySet<unknown>): ThrownMessage {
    if (outer.has(value)) return { value: '[Circular]' };
    if (outer.size >= MAX_DEPTH || ++parts > MAX_PARTS) return { value: '[…]' };
    const within = new Set([...outer, value]);
    return (
      attempt(() => {
        if (Array.isArray(value)) return { items: value.map(item => messageOf(item, within)) };
        return value instanceof Error ? messageOfError(value, within) : { value: cloned(value) };
      }) ?? { value: '[A value that cannot be read]' }
    );
  }

  function messageOfError(error: Error, within: ReadonlySet<unknown>): ThrownMessage {
    const base = attempt(() => baseOf(error)) ?? 'Error';
    // `code` is inherited in a DOMException.
    const inherited = ['stack', 'message', ...(attempt(() => 'code' in error) ? ['code'] : [])];
    const names = new Set([...(attempt(() => Object.getOwnPropertyNames(error)) ?? []), ...inherited]);
    names.delete('name');
    return {
      base,
      properties: [
        { name: 'name', enumerable: false, message: { value: attempt(() => nameOf(error, base)) ?? base } },
        ...Array.from(names, property => ({
          name: property,
          enumerable: attempt(() => Object.getOwnPropertyDescriptor(error, property)?.enumerable) ?? false,
          message: attempt(() => messageOf(Reflect.get(error, property), within)) ?? { value: undefined },
        })),
      ],
    };
  }
}

/** Returns the name of an error. If it only inherits that of the built-in class, the name of its own class says more. */
function nameOf(error: Error, base: string): string {
  const { name } = error;
  if (name !== base) return name;
  const own: unknown = (error.constructor as { readonly name?: unknown } | undefined)?.name;
  return typeof own === 'string' && own !== '' ? own : base;
}

/** Returns an answer; nothing if asking throws. The value may have getters and traps. */
function attempt<Answer>(ask: () => Answer): Answer | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
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
