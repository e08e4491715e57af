/** The shape of the tables of side effects. A row says what a call of one function of the platform changes or depends on. */
import type { NodeMajor } from './blocking.ts';
import type { InstanceOf, NameOf, PathOf } from './paths.ts';

/** The side effects of a call, and other traits on which verdicts about loops and timers depend. Absent fields don't hold. */
export interface Effects {
  /** A result without side effects: nothing changes but the objects that the call makes. It runs no function that it is passed. */
  readonly pure?: true;
  /**
   * A global or a module whose functions only compute from their arguments. They may run a function that they are passed, and change an
   * argument, as `Object.assign` does. But calls of them have no other purpose than their result.
   */
  readonly computes?: true;
  /** A computation with numbers alone, which takes no longer than an operator. */
  readonly arithmetic?: true;
  /** A clock: a later call returns another result. */
  readonly clock?: true;
  /** A number of milliseconds: the result, or the number that its object converts to. */
  readonly milliseconds?: true;
  /** A result that is another one each time, although nothing has changed. */
  readonly random?: true;
  /** A look at memory that other threads write. */
  readonly sharedMemory?: true;
  /** A callback that runs as a microtask, or before the microtasks: in any case before the event loop goes on. */
  readonly microtask?: true;
  /** A promise for a result, which is settled once the argument is. */
  readonly settled?: true;
  /**
   * The first argument in an asynchronous form. An executor settles the promise that is constructed. A value becomes a promise. A function
   * with a callback becomes one that returns a promise.
   */
  readonly wraps?: 'executor' | 'value' | 'function';
  /** The end of the process. */
  readonly exits?: true;
  /** A first argument that runs again and again, whether or not its last run is over. */
  readonly repeats?: true;
  /** A first argument that runs later, on the same thread, without waiting for anything but the delay. */
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

/** An effect on the file that a path names: the function looks for it or reads it, or changes it. */
export type FileUse = 'looks' | 'changes';

/** The effects on the files that the first and the second path name. */
export interface FileEffects {
  readonly first?: FileUse;
  readonly second?: FileUse;
}
