/** The shape of the tables of side effects: a row says what calling one function of the platform does, and what it does not. */
import type { NodeMajor } from './blocking.ts';
import type { InstanceOf, NameOf, PathOf } from './paths.ts';

/** The side effects of a call. A field is absent where the call does not have the effect. */
export interface Effects {
  /** Computes a result and changes nothing but the objects that it makes. It calls no function that it is passed. */
  readonly pure?: true;
  /**
   * Said of a global or of a module: its functions only compute from their arguments. A result of theirs has no other source, and the
   * call has no other purpose. They may call a function that they are passed, and change an argument: `Object.assign`.
   */
  readonly computes?: true;
  /** Reads a clock, so that a later call returns another result. */
  readonly clock?: true;
  /** The result, or the number that its object converts to, counts milliseconds. */
  readonly milliseconds?: true;
  /** Returns another result each time, although nothing has changed. */
  readonly random?: true;
  /** Reads memory that other threads write. */
  readonly sharedMemory?: true;
  /** Schedules its callback as a microtask, or before the microtasks, and in any case before the event loop goes on. */
  readonly microtask?: true;
  /** Returns a promise that is settled once its argument is. */
  readonly settled?: true;
  /**
   * Gives its first argument an asynchronous form: the settlement by an executor, where it is constructed, a value as a promise, or a
   * function with a callback as one that returns a promise.
   */
  readonly wraps?: 'executor' | 'value' | 'function';
  /** Ends the process. */
  readonly exits?: true;
  /** Runs its first argument later, on the same thread, without waiting for anything else. */
  readonly defers?: true;
  /** The index of the argument that says after how many milliseconds. */
  readonly delay?: number;
}

export interface EffectRow extends Effects {
  /** The first of the Node majors 20, 22, 24, 26 that has the function; 20 where absent. */
  readonly since?: NodeMajor;
}

export interface EffectTableShape<Path extends string = string> {
  /** A module, or `globalThis`. */
  readonly module: string;
  /**
   * The global that is the module: `process`. An empty name says that the module's exports are globals by their own names:
   * `performance`. Absent where a program needs an import.
   */
  readonly global?: string;
  readonly effects: Readonly<Partial<Record<Path, EffectRow>>>;
  /** Paths that the type declarations don't have. The compiler can't check them. */
  readonly untyped?: Readonly<Record<string, EffectRow>>;
}

/** Any function that is a member of an export: `Math.*`. */
type AnyMember<M> = `${NameOf<M>}.*`;

/** A method of an instance that is constructed without arguments: `new Date.getTime`, or `new Date.*` for any of them. */
type MethodOfNew<M> = { [C in NameOf<M>]: `new ${C}.${(keyof InstanceOf<M[C]> & string) | '*'}` }[NameOf<M>];

/** A method of the result of a member: `Promise.resolve().then`. */
type MethodOfResult<M> = {
  [C in NameOf<M>]: {
    [K in NameOf<M[C]>]: M[C][K] extends (...args: never) => infer Result ? `${C}.${K}().${NameOf<Result>}` : never;
  }[NameOf<M[C]>];
}[NameOf<M>];

/** A table of the side effects of functions of module `M`. The empty path is the module itself. */
export type EffectTable<M> = EffectTableShape<PathOf<M> | AnyMember<M> | MethodOfNew<M> | MethodOfResult<M> | ''>;
