/**
 * What a value can turn out to be. Things are interned, so that equal things are identical, and finite: a path that
 * leaves the catalog's tree is nothing, so evaluation always ends.
 */
import type { CatalogNode, LiteralValue } from '../catalog/index.ts';
import type { Constants } from './guards.ts';
import type { Passed } from './passed.ts';
import type { CallSite, ClassId, FunctionId, ModuleSummary, ValueId } from '../summary/model.ts';

/** A file of the project, by identity. */
export interface Module {
  /** Absolute path. */
  readonly file: string;
  /** The name of the installed package it belongs to; none for the project's own files. */
  readonly package?: string | undefined;
  /** It is a declaration file: its functions have no bodies. */
  readonly declares?: boolean;
  readonly summary: ModuleSummary;
}

/** Gives the solver the other modules; it does not know where they come from. */
export interface Modules {
  /** The project's module that a specifier names in this one; `undefined` for packages and what cannot be found. */
  resolve(from: Module, specifier: string): Module | undefined;
  /** The version of an installed package as a module sees it. */
  version(from: Module, name: string): string | undefined;
  /** What declares a module's types, where its doc comments say which of its functions block. */
  declarations(from: Module, specifier: string): Module | undefined;
}

/** For who looks at one file alone. */
export const noModules: Modules = { resolve: () => undefined, declarations: () => undefined, version: () => undefined };

export interface FunctionThing {
  readonly kind: 'function';
  readonly module: Module;
  readonly id: FunctionId;
  /** What `this` is in it, where it was inherited by another class than the one it is written in; or a frame. */
  readonly self?: Thing | undefined;
  /** What is known of the parameters that guard something in it, in the calls that are meant. */
  readonly constants?: Constants | undefined;
}

export interface ClassThing {
  readonly kind: 'class';
  readonly module: Module;
  readonly id: ClassId;
}

export type Thing =
  /** Something the catalog's tree has a place for. */
  | { readonly kind: 'known'; readonly node: CatalogNode }
  | FunctionThing
  | ClassThing
  | { readonly kind: 'instance'; readonly of: FunctionThing | ClassThing }
  /** Whatever a function is given: known only as that. */
  | { readonly kind: 'parameter'; readonly module: Module; readonly function: FunctionId; readonly index: number }
  /** An object or array literal, or an interface. */
  | { readonly kind: 'object'; readonly module: Module; readonly value: ValueId }
  | { readonly kind: 'exports'; readonly module: Module }
  /** A type by its name, with the value that its instances have. */
  | { readonly kind: 'type'; readonly module: Module; readonly instances: ValueId }
  | { readonly kind: 'signature'; readonly module: Module; readonly returns: ValueId }
  | { readonly kind: 'literal'; readonly value: LiteralValue }
  /** `f.call`, `f.apply` or `f.bind`. */
  | { readonly kind: 'invoker'; readonly of: Thing; readonly how: 'call' | 'apply' | 'bind' }
  /** What `f.bind(self, a)` gives at a call site. */
  | { readonly kind: 'bound'; readonly of: Thing; readonly module: Module; readonly site: CallSite }
  | { readonly kind: 'promisified'; readonly of: Thing }
  | FrameThing;

/** What is known in a function, and in those written in it, where calls pass this: stands where `this` does, and holds that. */
export interface FrameThing {
  readonly kind: 'frame';
  readonly self: Thing | undefined;
  readonly module: Module;
  readonly function: FunctionId;
  readonly passed: Passed;
}

/** Makes equal things identical. */
export class Things {
  /** Things that are told by one object and at most one number: most of all that are asked for. */
  readonly #byOwner: Readonly<Record<SimpleKind, Map<object, Thing[]>>> = {
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
  readonly #literals = new Map<LiteralValue, Thing>();
  readonly #others = new Map<string, Thing>();
  readonly #ids = new Map<object, number>();

  get<T extends Thing>(thing: T): T {
    // What is kept in a place is of the kind that is looked for there.
    return this.#interned(thing) as T;
  }

  #interned(thing: Thing): Thing {
    switch (thing.kind) {
      case 'known':
        return this.#owned(thing, thing.node, 0);
      case 'function':
        return thing.self || thing.constants ? this.#other(thing) : this.#owned(thing, thing.module, thing.id);
      case 'class':
        return this.#owned(thing, thing.module, thing.id);
      case 'object':
        return this.#owned(thing, thing.module, thing.value);
      case 'signature':
        return this.#owned(thing, thing.module, thing.returns);
      case 'type':
        return this.#owned(thing, thing.module, thing.instances);
      case 'exports':
        return this.#owned(thing, thing.module, 0);
      case 'instance':
      case 'promisified':
        return this.#owned(thing, thing.of, 0);
      case 'literal':
        return entryOf(this.#literals, thing.value, () => thing);
      default:
        return this.#other(thing);
    }
  }

  #owned(thing: Thing & { readonly kind: SimpleKind }, owner: object, index: number): Thing {
    const things = entryOf(this.#byOwner[thing.kind], owner, () => []);
    return (things[index] ??= thing);
  }

  #other(thing: Thing): Thing {
    return entryOf(this.#others, this.#keyOf(thing), () => thing);
  }

  #idOf(object: object): number {
    return entryOf(this.#ids, object, () => this.#ids.size);
  }

  /** Of the things that others are told by, which are identical where they are equal, by their number. */
  #keyOf(thing: Thing): string {
    switch (thing.kind) {
      case 'function': {
        const constants = thing.constants ? JSON.stringify([...thing.constants]) : '';
        return `function ${this.#idOf(thing.module)} ${thing.id} ${thing.self ? this.#idOf(thing.self) : ''} ${constants}`;
      }
      case 'parameter':
        return `parameter ${this.#idOf(thing.module)} ${thing.function} ${thing.index}`;
      case 'invoker':
        return `${thing.how} ${this.#idOf(thing.of)}`;
      case 'bound':
        return `bound ${this.#idOf(thing.site)} ${this.#idOf(thing.of)}`;
      case 'frame': {
        const passed = Array.from(thing.passed, ([index, given]) => `${index} ${this.#idOf(given)}`).join();
        return `frame ${this.#idOf(thing.module)} ${thing.function} ${thing.self ? this.#idOf(thing.self) : ''} ${passed}`;
      }
      default:
        throw new Error(`A ${thing.kind} is not told by a text.`);
    }
  }
}

type SimpleKind = 'known' | 'function' | 'class' | 'object' | 'signature' | 'type' | 'exports' | 'instance' | 'promisified';

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
