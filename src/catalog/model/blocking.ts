/**
 * The shape of the tables of blocking APIs. `satisfies BlockingTable<typeof import('…')>` holds the paths of a table against the
 * declarations of its module.
 */
import type { Condition, Rows } from './conditions.ts';
import type { NameOf, PathOf, SamePath } from './paths.ts';

/** The work that keeps the thread busy while the call runs. */
export const kinds = ['disk', 'process', 'network', 'database', 'wait', 'cpu', 'module-load', 'loop'] as const;
export type Kind = (typeof kinds)[number];

/** The Node majors that the catalog distinguishes. A row names the first one that has its API. */
export type NodeMajor = 20 | 22 | 24 | 26;

/** The non-blocking form that does the same job. Absent where none exists: then the executor is the remedy. */
export type Counterpart<Name extends string = string, PromiseName extends string = string> =
  /** A promise-returning export of the table's `promises` module. */
  | { readonly promise: PromiseName }
  /** An export of the same module that takes a callback; `promisify` makes it a promise. */
  | { readonly callback: Name }
  /** A call of the same function, with a callback as its last argument. */
  | { readonly sameWithCallback: true }
  /** An export of the table's `promises` module that returns an async iterator. */
  | { readonly iterator: PromiseName }
  /** A method of the same object; `returns` says how its result arrives. */
  | { readonly method: string; readonly returns: 'promise' | 'callback' | 'iterator' }
  /** An export of the same module whose result arrives as events. */
  | { readonly events: Name }
  /** A call of the same function, with this option (`async: true`), or without it. */
  | { readonly sameWith: string }
  | { readonly sameWithout: string }
  /** A call of the same function while the module starts. */
  | { readonly atStartup: true }
  /** Any other form, as an expression and the module that has it. */
  | { readonly expression: string; readonly from: string };

/**
 * The rewriting of a call, where awaiting the counterpart with the same arguments is not enough. `false`: an edit of the call alone
 * can't do it.
 */
export type Rewrite =
  | false
  | {
      /** The awaited expression, with `$` for the counterpart's call: `$.then(() => true, () => false)`. */
      readonly awaited?: string;
      /** The text after the awaited call: `.bytesRead`. */
      readonly then?: string;
      /** The first argument must be a path: the counterpart takes no file descriptors. */
      readonly path?: true;
      /** An option that the counterpart ignores: the call must not have it. */
      readonly without?: string;
      /** The fewest arguments with which types know the counterpart. */
      readonly atLeast?: number;
      /** The counterpart's types don't know it as a promise, or not with these arguments: TypeScript would reject the call. */
      readonly untyped?: true;
      /** The call returns a command's output, by its options; the counterpart resolves with `{ stdout, stderr }`. */
      readonly output?: true;
      /** The counterpart returns a process. The remedy awaits its end, where the output of the call goes elsewhere. */
      readonly end?: true;
      /** The milliseconds in one unit of the waiting time. That is the first argument, or the one at `argument`. */
      readonly milliseconds?: number;
      readonly argument?: number;
    };

/** One blocking API. */
export interface BlockingApi<Name extends string = string, PromiseName extends string = string> {
  /** The kind of work, where it differs from that of the table. */
  readonly kind?: Kind;
  /** Short work: reported by `strict` only. */
  readonly weight?: 'light';
  /** A disk call that reads no contents; the rule option `metadata: 'ignore'` leaves it out. */
  readonly metadata?: true;
  /** A dialog of a browser, which makes its one user wait; the rule option `dialogs: 'report'` selects it. */
  readonly dialog?: true;
  /** A disk call that changes nothing that other code could notice. */
  readonly reads?: true;
  /** A disk call that has a file open while it runs. Its asynchronous form needs a descriptor for each call under way. */
  readonly opens?: true;
  readonly when?: Condition;
  readonly counterpart?: Counterpart<Name, PromiseName>;
  /** The difference of the counterpart, for a user who rewrites the call. */
  readonly differs?: string;
  /** Absent: the counterpart takes the same arguments and returns the same result, unless `differs` says more. */
  readonly rewrite?: Rewrite;
  /** The result may be a promise, as that of a script. */
  readonly mayPromise?: true;
  /** The API concerns the thread that calls it, so that no other thread can do the work. */
  readonly ofThread?: true;
  /** Arguments and result are plain data, which can be sent to a worker thread and back. */
  readonly plain?: true;
  /** The first of the Node majors 20, 22, 24, 26 that has the API; 20 where absent. */
  readonly since?: NodeMajor;
  /** The only platform that has the API. */
  readonly platform?: 'darwin';
  /** The versions of its package that have the API, as a semver range; all current ones where absent. */
  readonly versions?: string;
}

export interface BlockingTableShape<Path extends string = string, Name extends string = string, PromiseName extends string = string> {
  readonly module: string;
  readonly kind: Kind;
  /** The module whose exports the `promise` and `iterator` counterparts name. */
  readonly promises?: string;
  readonly blocking: Readonly<Partial<Record<Path, Rows<BlockingApi<Name, PromiseName>>>>>;
  /** Paths that have the value of another path: `'DatabaseSync#prepare()': 'StatementSync#'`. */
  readonly same?: Readonly<Record<string, SamePath>>;
  /** Paths that the type declarations don't have (experimental or undocumented). The compiler can't check them. */
  readonly untyped?: Readonly<Record<string, Rows<BlockingApi>>>;
}

/**
 * A table of a package's blocking APIs. The empty path is the package itself, as its default export or by `module.exports`.
 * Then `''` is its call, `new ` its construction, `#close` a method of its instances.
 */
export type PackageTable = BlockingTableShape;

/** A table of the blocking APIs of module `M`, with the counterparts of module `P`. */
export type BlockingTable<M, P = M> = BlockingTableShape<PathOf<M>, NameOf<M>, NameOf<P>>;
