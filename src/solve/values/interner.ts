/**
 * The interner: the one place that makes abstract values. Equal values are identical, so that sets and maps can hold them by identity.
 * Knows what makes two values equal, and nothing of what they mean.
 */
import type { LiteralValue } from '../../catalog/index.ts';
import { getOrMake } from '../../collections/maps.ts';
import type { AbstractValue, Activation, CallFrame } from './abstract-value.ts';

export class Interner {
  /** The values that one object and one index identify: the most frequent ones. */
  readonly #byOwner: Readonly<Record<SimpleKind, Map<object, AbstractValue[]>>> = {
    known: new Map(),
    function: new Map(),
    class: new Map(),
    object: new Map(),
    signature: new Map(),
    type: new Map(),
    exports: new Map(),
    instance: new Map(),
    promisified: new Map(),
  };
  readonly #literals = new Map<LiteralValue, AbstractValue>();
  readonly #others = new Map<string, AbstractValue>();
  readonly #frames = new Map<string, CallFrame>();
  readonly #activations = new Map<string, Activation>();
  readonly #ids = new Map<object, number>();

  /** Returns the one value that equals this one. */
  get<T extends AbstractValue>(value: T): T {
    // Each key leads to values of one kind alone.
    return this.#interned(value) as T;
  }

  /** Returns the activation with this receiver and this frame; `undefined` where there is neither. */
  activation(receiver: AbstractValue | undefined, frame: CallFrame | undefined): Activation | undefined {
    if (!receiver && !frame) return undefined;
    return getOrMake(this.#activations, `${this.#idOrNone(receiver)} ${this.#idOrNone(frame)}`, () => ({ receiver, frame }));
  }

  /** Returns the one frame that equals this one. */
  frame(frame: CallFrame): CallFrame {
    const passed = Array.from(frame.passed, ([index, value]) => `${index} ${this.#idOf(value)}`).join();
    const key = `${this.#idOf(frame.module)} ${frame.function} ${this.#idOrNone(frame.outer)} ${passed}`;
    return getOrMake(this.#frames, key, () => frame);
  }

  #interned(value: AbstractValue): AbstractValue {
    switch (value.kind) {
      case 'known':
        return this.#owned(value, value.node, 0);
      case 'function':
        return value.activation || value.constants ? this.#other(value) : this.#owned(value, value.module, value.id);
      case 'class':
        return this.#owned(value, value.module, value.id);
      case 'object':
        return this.#owned(value, value.module, value.value);
      case 'signature':
        return this.#owned(value, value.module, value.returns);
      case 'type':
        return this.#owned(value, value.module, value.instances);
      case 'exports':
        return this.#owned(value, value.module, 0);
      case 'instance':
      case 'promisified':
        return this.#owned(value, value.of, 0);
      case 'literal':
        return getOrMake(this.#literals, value.value, () => value);
      default:
        return this.#other(value);
    }
  }

  #owned(value: AbstractValue & { readonly kind: SimpleKind }, owner: object, index: number): AbstractValue {
    const values = getOrMake(this.#byOwner[value.kind], owner, () => []);
    return (values[index] ??= value);
  }

  #other(value: AbstractValue): AbstractValue {
    return getOrMake(this.#others, this.#keyOf(value), () => value);
  }

  #idOrNone(object: object | undefined): number | '' {
    return object ? this.#idOf(object) : '';
  }

  #idOf(object: object): number {
    return getOrMake(this.#ids, object, () => this.#ids.size);
  }

  /** Returns a key that only equal values share. Its parts are interned already, so that a number stands for each part. */
  #keyOf(value: AbstractValue): string {
    switch (value.kind) {
      case 'function': {
        const constants = value.constants ? JSON.stringify([...value.constants]) : '';
        return `function ${this.#idOf(value.module)} ${value.id} ${this.#idOrNone(value.activation)} ${constants}`;
      }
      case 'parameter':
        return `parameter ${this.#idOf(value.module)} ${value.function} ${value.index}`;
      case 'invoker':
        return `${value.how} ${this.#idOf(value.of)}`;
      case 'bound':
        return `bound ${this.#idOf(value.site)} ${this.#idOf(value.of)}`;
      default:
        throw new Error(`No key for a ${value.kind}.`);
    }
  }
}

type SimpleKind = 'known' | 'function' | 'class' | 'object' | 'signature' | 'type' | 'exports' | 'instance' | 'promisified';
