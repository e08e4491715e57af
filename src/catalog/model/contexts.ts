/** The shape of the tables about callbacks: which caller runs a function, and when. */
import type { Condition, Rows } from './conditions.ts';
import type { NameOf, PathOf, SamePath } from './paths.ts';

/** The time at which a callee runs the function that it is passed. */
export type Timing =
  /** After the call has returned, on the event loop: the function is an async context. */
  | 'later'
  /** During the call: the effects of the function are effects of the call. */
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
  /** Not any more: the callee removes a function that another call has registered. */
  | 'never'
  /** In a generator that the callee drives: each `yield` waits. */
  | 'coroutine';

/** The use that a caller makes of a function's result, where the function may be async as well. */
export type Answer =
  /** A promise is awaited. */
  | 'awaited'
  /** Nothing. */
  | 'ignored';

/** The place of the function among a call's arguments. */
export type Callback =
  | number
  | 'last'
  | 'every'
  /**
   * The functions at these paths in the argument at `argument`, and the elements of arrays there. `options.handler` is a property,
   * `resolvers.*.*` any property, method or element, and `fields.().*` goes through the result of a call.
   */
  | { readonly argument: number | 'last'; readonly properties: readonly string[] };

/** One way in which a function is passed to its caller. */
export interface Registration {
  readonly runs: Timing;
  readonly callback: Callback;
  /** Only the function's text is sent: no variables from outside, and no functions among the other arguments. */
  readonly sendsText?: true;
  /** The users' word for the function, to be read after "in this"; `{api}` stands for the callee. */
  readonly as?: string;
  /** Absent: the caller may use the result. */
  readonly answer?: Answer;
  readonly when?: Condition;
  /** The values of the function's parameters, by their index. */
  readonly passes?: Readonly<Record<number, SamePath>>;
}

/** A function that a framework finds without a call: by a class, a decorator or a file. */
export interface Role {
  /** The users' word for the function, to be read after "in this". */
  readonly as: string;
  /** The time at which it runs; `later` where absent. */
  readonly runs?: 'later' | 'startup';
  /** As in a registration. */
  readonly answer?: Answer;
}

/** The methods of a class that a framework calls. */
export interface MethodRole extends Role {
  readonly methods: readonly string[];
}

/** Functions that a framework takes from the exports of a file. */
export interface FileConvention extends Role {
  /** Part of a regular expression: the end of the file's path, from the beginning of a folder's name. */
  readonly files: string;
  /** Paths in the exports: `GET`, `default`, `*`, `actions.*`, `default.fetch`, `default.prototype.*`. */
  readonly exports: readonly string[];
  /** For each leading parameter of the function, the names that it may have; absent where any name will do. */
  readonly parameters?: readonly (readonly string[])[];
  /** The directive at the top of the file. */
  readonly directive?: string;
}

/** The result of a call, where it depends on the argument at an index. */
export type Result =
  /** The argument itself. */
  | { readonly argument: number }
  /** The argument, a function with a callback, in a form that returns a promise. */
  | { readonly promisified: number }
  /** The module that the argument names. */
  | { readonly moduleNamed: number };

/** The way in which a call's result is an array: at once, or once its promise resolves. */
export type ArrayResult = 'returned' | 'promised';

/** A result that is no promise, although people may await it. */
export interface NonPromiseResult {
  /** Nothing at all, a timer, or an emitter of events. */
  readonly form: 'nothing' | 'timer' | 'emitter';
  /** A form that can be awaited, to be read after "use". */
  readonly instead?: string;
  /** The event by which an emitter says that it is done. It always comes, unless an error does. */
  readonly event?: string;
  /** The export of the module's `/promises` that does the same. Its arguments are those before the callback, or the delay. */
  readonly promise?: string;
  readonly when?: Condition;
}

/** The callbacks that one module takes, and the functions that it finds. */
export interface ContextTableShape<Path extends string = string, ClassName extends string = string> {
  /** A module, `globalThis`, or `*` for methods of receivers about which nothing else is known. */
  readonly module: string;
  /** The framework's name, for the documentation's list. */
  readonly framework?: string;
  readonly callbacks?: Readonly<Partial<Record<Path, Rows<Registration>>>>;
  readonly results?: Readonly<Partial<Record<Path, Result>>>;
  /** The path `*` stands for every function that takes a callback, where one is passed. */
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

/** A function whose parameters' names show who calls it. */
export interface Convention extends Role {
  /** For each leading parameter, the names that it may have; empty where any name will do. */
  readonly parameters: readonly (readonly string[])[];
  /** The place of the function: an argument of a call, or anywhere. */
  readonly where: 'argument' | 'anywhere';
  /** The values of its parameters, by their index. */
  readonly passes?: Readonly<Record<number, Exclude<SamePath, string>>>;
}
