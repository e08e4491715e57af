/**
 * The shapes of the catalog's tables: what is known to block, and who calls whose callback.
 * A table is written per module in access paths relative to it; `satisfies BlockingTable<typeof import('…')>`
 * holds the names against the module's own type declarations, so that a misspelt API does not compile.
 *
 * Access paths: `readFileSync` is an export, `realpathSync.native` a member, `Dir#readSync` a method of an
 * instance, `new DatabaseSync` a construction, `DatabaseSync#prepare()` what a call gives.
 */

/** What keeps the thread busy while the call runs. */
export const kinds = ['disk', 'process', 'network', 'database', 'wait', 'cpu', 'module-load', 'loop'] as const;
export type Kind = (typeof kinds)[number];

/** The Node majors the catalog tells apart, as the first one that has an API. */
export type NodeMajor = 20 | 22 | 24 | 26;

export type LiteralValue = string | number | boolean | null;

/** When a call matches its row. What an argument can't be shown to be does not match. */
export type Condition =
  /** The argument (a callback) is left out, or is `undefined` or `null`. */
  | { readonly without: number }
  | { readonly argument: number; readonly oneOf: readonly LiteralValue[] }
  /** An event is a string, or a constant that is named as events are: `END`, `Events.Ready`. */
  | { readonly argument: number; readonly type: 'number' | 'string' | 'event' }
  /** The argument is an object whose property is one of these. */
  | { readonly argument: number; readonly property: string; readonly oneOf: readonly LiteralValue[] }
  /** No function is passed at this index or after it. */
  | { readonly withoutCallback: number }
  /** The condition can be shown not to hold. */
  | { readonly not: Condition }
  | { readonly all: readonly Condition[] };

/** The non-blocking form that does the same job. Absent: none exists, the executor is the remedy. */
export type Counterpart<Name extends string = string, PromiseName extends string = string> =
  /** A promise-returning export of the table's `promises` module. */
  | { readonly promise: PromiseName }
  /** An export of the same module that takes a callback; `promisify` makes it a promise. */
  | { readonly callback: Name }
  /** The same function, called with a callback as its last argument. */
  | { readonly sameWithCallback: true }
  /** An export of the table's `promises` module that gives an async iterator. */
  | { readonly iterator: PromiseName }
  /** A method of the same object; `returns` says how its result arrives. */
  | { readonly method: string; readonly returns: 'promise' | 'callback' | 'iterator' }
  /** An export of the same module whose result arrives as events. */
  | { readonly events: Name }
  /** The same function, called with this option (`async: true`), or without it. */
  | { readonly sameWith: string }
  | { readonly sameWithout: string }
  /** The same, done while the module starts. */
  | { readonly atStartup: true }
  /** Anything else, as an expression and where it comes from. */
  | { readonly expression: string; readonly from: string };

/**
 * How a call is rewritten where it is not enough to await the counterpart with the same arguments. `false`: not by an edit
 * of the call alone.
 */
export type Rewrite =
  | false
  | {
      /** What is awaited, with `$` for the counterpart's call: `$.then(() => true, () => false)`. */
      readonly awaited?: string;
      /** What follows the awaited call: `.bytesRead`. */
      readonly then?: string;
      /** The first argument must be a path: the counterpart takes no file descriptors. */
      readonly path?: true;
      /** The counterpart ignores this option: the call must not have it. */
      readonly without?: string;
      /** With fewer arguments, types don't know the counterpart. */
      readonly atLeast?: number;
      /** The counterpart's types don't know it as a promise, or not with these arguments: TypeScript would not take the call. */
      readonly untyped?: true;
      /** The call gives a command's output, by its options; the counterpart gives `{ stdout, stderr }`. */
      readonly output?: true;
      /** The counterpart gives a process, whose end is awaited, where the call's output goes elsewhere. */
      readonly end?: true;
      /** It waits for a time, in units of this many milliseconds: its first argument, unless another one is meant. */
      readonly milliseconds?: number;
      readonly argument?: number;
    };

/** One blocking API. */
export interface BlockingApi<Name extends string = string, PromiseName extends string = string> {
  /** Where it differs from its table's kind. */
  readonly kind?: Kind;
  /** Short work: reported by `strict` only. */
  readonly weight?: 'light';
  /** A disk call that reads no contents; the rule option `metadata: 'ignore'` leaves it out. */
  readonly metadata?: true;
  readonly when?: Condition;
  readonly counterpart?: Counterpart<Name, PromiseName>;
  /** How the counterpart differs, for who rewrites the call. */
  readonly differs?: string;
  /** Absent: the counterpart takes the same arguments and gives the same, unless it differs. */
  readonly rewrite?: Rewrite;
  /** It is about the thread that calls it, so that no other can do it instead. */
  readonly ofThread?: true;
  /** Takes and gives plain data, which can be sent to a worker thread and back. */
  readonly plain?: true;
  /** First of the Node majors 20, 22, 24, 26 that has it; 20 unless said. */
  readonly since?: NodeMajor;
  /** Only exists on this platform. */
  readonly platform?: 'darwin';
  /** The versions of its package that have it, as a semver range; all that are current unless said. */
  readonly versions?: string;
}

/** One API, or several rows of it that differ by condition: the first that matches speaks. */
export type Rows<Row> = Row | readonly Row[];

/** Another name of the same thing: a path in the same module, or a module and a path in it. */
export type SamePath = string | { readonly module: string; readonly path?: string };

export interface BlockingTableShape<Path extends string = string, Name extends string = string, PromiseName extends string = string> {
  readonly module: string;
  readonly kind: Kind;
  /** The module whose exports the `promise` and `iterator` counterparts name. */
  readonly promises?: string;
  readonly blocking: Readonly<Partial<Record<Path, Rows<BlockingApi<Name, PromiseName>>>>>;
  /** What a path gives or is another name of: `'DatabaseSync#prepare()': 'StatementSync#'`. */
  readonly same?: Readonly<Record<string, SamePath>>;
  /** Paths the type declarations don't have (experimental or undocumented), for which no check is possible. */
  readonly untyped?: Readonly<Record<string, Rows<BlockingApi>>>;
}

/**
 * A table of a package's blocking APIs. The empty path is what the package itself is, as its default export or by
 * `module.exports`: `''` calls it, `new ` constructs it, `#close` is a method of its instances.
 */
export type PackageTable = BlockingTableShape;

type InstanceOf<C> = C extends abstract new (...args: never) => infer I ? I : C extends { prototype: infer I } ? I : never;
type NameOf<M> = keyof M & string;
type NestedPath<M> = {
  [C in NameOf<M>]:
    | (M[C] extends abstract new (...args: never) => unknown ? `new ${C}` : never)
    | `${C}#${keyof InstanceOf<M[C]> & string}`
    | (M[C] extends object ? `${C}.${keyof M[C] & string}` : never);
}[NameOf<M>];

/** What a module is to who imports it: its exports, its default export, and what a compiled default export has as its own. */
type RootOf<M> = M | (M extends { default: infer D } ? D | (D extends { default: infer E } ? E : never) : never);
/** The paths of what a module itself is: a function, or a class with its instances. */
type OwnPath<R> =
  | (R extends (...args: never) => unknown ? '' : never)
  | (R extends abstract new (...args: never) => unknown ? 'new ' | `#${keyof InstanceOf<R> & string}` : never);
type RootPath<R> = R extends unknown ? NameOf<R> | NestedPath<R> | OwnPath<R> : never;

/** The paths one can write about module `M`. */
export type PathOf<M> = RootPath<RootOf<M>>;

/** A table of the blocking APIs of module `M`, with the counterparts of module `P`. */
export type BlockingTable<M, P = M> = BlockingTableShape<PathOf<M>, NameOf<M>, NameOf<P>>;

/** When a callee runs the function it is given. */
export type Timing =
  /** After the call has returned, on the event loop: the function is an async context. */
  | 'later'
  /** During the call: what the function does, the call does. */
  | 'now'
  /** During the call, or as the next step of the same promise chain: startup stays startup. */
  | 'reaction'
  /** On a worker thread or in another process. */
  | 'offloaded'
  /** While the process ends, when only synchronous code can run. */
  | 'exit'
  /** While the server starts, or the site is built: nobody waits for the event loop yet. */
  | 'startup'
  /** In a test, which has the process to itself. */
  | 'tested'
  /** Not any more: the callee takes back what another has registered. */
  | 'never'
  /** In a generator that the callee drives: each `yield` waits. */
  | 'coroutine';

/** What becomes of what a function returns, where the function may be async as well. */
export type Answer =
  /** It is awaited wherever it is a promise. */
  | 'awaited'
  /** Nothing. */
  | 'ignored';

/** Where among a call's arguments the function stands. */
export type Callback =
  | number
  | 'last'
  | 'every'
  /**
   * What stands at one of these paths in the argument at `argument`, or is an element of an array there: `handler`,
   * `options.handler`, `resolvers.*.*` (any property, method or element), `fields.().*` (what calling it gives).
   */
  | { readonly argument: number | 'last'; readonly properties: readonly string[] };

/** One way in which a function is handed to a caller. */
export interface Registration {
  readonly runs: Timing;
  readonly callback: Callback;
  /** The function's text is all that gets there: no variables from outside, and no functions among the other arguments. */
  readonly sendsText?: true;
  /** What its users call the function, to be read after "in this"; `{api}` stands for the callee. */
  readonly as?: string;
  /** Absent: something may be made of its result. */
  readonly answer?: Answer;
  readonly when?: Condition;
  /** What the function's parameters are, by their index. */
  readonly passes?: Readonly<Record<number, SamePath>>;
}

/** When functions run that a framework finds by themselves: not by a call, but by a class, a decorator or a file. */
export interface Role {
  /** What its users call the function, to be read after "in this". */
  readonly as: string;
  /** When it runs; `later` unless said. */
  readonly runs?: 'later' | 'startup';
  /** As a registration's. */
  readonly answer?: Answer;
}

/** The methods that a class gives to a framework. */
export interface MethodRole extends Role {
  readonly methods: readonly string[];
}

/** Functions that a framework takes from what a file exports. */
export interface FileConvention extends Role {
  /** Part of a regular expression that the file's path ends with, from the beginning of a folder's name. */
  readonly files: string;
  /** Paths in what it exports: `GET`, `default`, `*`, `actions.*`, `default.fetch`, `default.prototype.*`. */
  readonly exports: readonly string[];
  /** For each leading parameter of the function, the names it may have; any where none is said. */
  readonly parameters?: readonly (readonly string[])[];
  /** The directive that the file begins with. */
  readonly directive?: string;
}

/** What a call gives that depends on the argument at an index. */
export type Result =
  /** The argument itself. */
  | { readonly argument: number }
  /** The argument, a function with a callback, made to return a promise. */
  | { readonly promisified: number }
  /** The module that the argument names. */
  | { readonly moduleNamed: number };

/** What a call gives that is no promise, where people may think it is one. */
export interface NonPromiseResult {
  /** Nothing at all, a timer, or what tells by events how things go. */
  readonly form: 'nothing' | 'timer' | 'emitter';
  /** What can be awaited, to be read after "use". */
  readonly instead?: string;
  /** The event by which what tells by events says that it is done, where it comes in any case, if no error does. */
  readonly event?: string;
  readonly when?: Condition;
}

/** The way in which a call's result is an array: at once, or once its promise resolves. */
export type ArrayResult = 'returned' | 'promised';

/** Who calls whose callback, for one module. */
export interface ContextTableShape<Path extends string = string, ClassName extends string = string> {
  /** A module, `globalThis`, or `*` for methods of receivers about which nothing else is known. */
  readonly module: string;
  /** The framework's name, for the documentation's list. */
  readonly framework?: string;
  readonly callbacks?: Readonly<Partial<Record<Path, Rows<Registration>>>>;
  readonly results?: Readonly<Partial<Record<Path, Result>>>;
  /** Of `*`: every function that takes a callback, where it is given one. */
  readonly nonPromises?: Readonly<Partial<Record<Path, NonPromiseResult>>>;
  /** Calls whose result is an array, or a promise of one. */
  readonly arrays?: Readonly<Partial<Record<Path, ArrayResult>>>;
  /** Methods that the module calls on instances of classes that extend its own, or implement its interfaces. */
  readonly overrides?: Readonly<Partial<Record<ClassName, Rows<MethodRole>>>>;
  /** Decorators: of a method, or of a class some of whose methods the module calls. */
  readonly decorated?: Readonly<Record<string, Rows<Role | MethodRole>>>;
  readonly files?: readonly FileConvention[];
  readonly same?: Readonly<Record<string, SamePath>>;
}

export type ContextTable<M> = ContextTableShape<PathOf<M> | '*', NameOf<M>>;

/** A function that shows by its parameters' names who calls it. */
export interface Convention extends Role {
  /** For each leading parameter, the names it may have; none where any will do. */
  readonly parameters: readonly (readonly string[])[];
  /** Whether the function must be an argument of a call, or may stand anywhere. */
  readonly where: 'argument' | 'anywhere';
  /** What its parameters are, by their index. */
  readonly passes?: Readonly<Record<number, Exclude<SamePath, string>>>;
}
