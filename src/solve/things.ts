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
  readonly #things = new Map<string, Thing>();
  readonly #ids = new Map<object, number>();

  get<T extends Thing>(thing: T): T {
    const key = this.#keyOf(thing);
    const existing = this.#things.get(key);
    if (existing) return existing as T;
    this.#things.set(key, thing);
    return thing;
  }

  #idOf(object: object): number {
    let id = this.#ids.get(object);
    if (id === undefined) this.#ids.set(object, (id = this.#ids.size));
    return id;
  }

  #keyOf(thing: Thing): string {
    switch (thing.kind) {
      case 'known':
        return `known ${this.#idOf(thing.node)}`;
      case 'function': {
        const self = thing.self ? ` of ${this.#keyOf(thing.self)}` : '';
        const constants = thing.constants ? ` with ${JSON.stringify([...thing.constants])}` : '';
        return `function ${this.#idOf(thing.module)} ${thing.id}${self}${constants}`;
      }
      case 'class':
        return `class ${this.#idOf(thing.module)} ${thing.id}`;
      case 'object':
        return `object ${this.#idOf(thing.module)} ${thing.value}`;
      case 'signature':
        return `signature ${this.#idOf(thing.module)} ${thing.returns}`;
      case 'type':
        return `type ${this.#idOf(thing.module)} ${thing.instances}`;
      case 'parameter':
        return `parameter ${this.#idOf(thing.module)} ${thing.function} ${thing.index}`;
      case 'exports':
        return `exports ${this.#idOf(thing.module)}`;
      case 'literal':
        return `literal ${typeof thing.value} ${thing.value}`;
      case 'instance':
        return `instance ${this.#keyOf(thing.of)}`;
      case 'invoker':
        return `${thing.how} ${this.#keyOf(thing.of)}`;
      case 'bound':
        return `bound ${this.#idOf(thing.site)} ${this.#keyOf(thing.of)}`;
      case 'frame': {
        const self = thing.self ? ` of ${this.#keyOf(thing.self)}` : '';
        const passed = Array.from(thing.passed, ([index, given]) => ` ${index}: ${this.#keyOf(given)}`).join();
        return `frame ${this.#idOf(thing.module)} ${thing.function}${self} (${passed})`;
      }
      case 'promisified':
        return `promisified ${this.#keyOf(thing.of)}`;
    }
  }
}
