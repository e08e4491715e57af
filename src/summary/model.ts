/**
 * The module summary: the functions, calls and values of a file, as plain data that can be cached and compared. A summary
 * holds no syntax nodes and knows neither settings nor catalog. It does not say which call blocks.
 *
 * Records refer to each other by their index in the summary's lists. Places, symbolic values and loops have files of their
 * own.
 */
import type { LoopSummary } from './loop-model.ts';
import type { CallId, FunctionId, Guard, Site, Span, State, ValueId } from './sites.ts';
import type { SymbolicValue } from './symbolic-values.ts';

export type * from './loop-model.ts';
export * from './sites.ts';
export * from './symbolic-values.ts';

/**
 * The shape of an expression's result, where the syntax shows that it is no promise and has no method `then`. For a call,
 * the solver decides by the callee.
 */
export type ResultShape =
  | { readonly kind: 'value' | 'array' | 'object' | 'function-value' | 'class' | 'iteration' }
  | { readonly kind: 'call'; readonly call: CallId; readonly ofArray?: ArrayMethodCall };

/** A call of an array's method, if another call returns an array: `readdirSync(folder).forEach(…)`. */
export interface ArrayMethodCall {
  /** The call that may return the array. */
  readonly source: CallId;
  /** True if the source is awaited, so that a promise of an array does as well. */
  readonly awaited: boolean;
  /** The shape of the method's result. */
  readonly shape: 'array' | 'iteration';
}

/** An `await`, or an element of the array in `Promise.all([…])` and the like. */
export interface AwaitSummary {
  readonly function: FunctionId;
  /** The place of the awaited expression. */
  readonly at: Span;
  /** All shapes of the expression; absent if one of them is unknown. */
  readonly shapes?: readonly ResultShape[];
  readonly how: 'awaited' | 'member';
}

/**
 * A tag in the doc comment of a function: `@nonblocking`, `@offloaded`, or `@blocking` with the word after it. This word may
 * be a kind of work.
 */
export type DocTag = 'nonblocking' | 'offloaded' | 'blocking' | `blocking ${string}`;

export interface FunctionSummary {
  /** The name as people say it: `render`, `Repo.load`, `new Repo`; empty if there is none. */
  readonly name: string;
  /** The place of the name, or of the first character if there is no name. */
  readonly at: Span;
  readonly lines: readonly [first: number, last: number];
  readonly async: boolean;
  readonly generator: boolean;
  /** The enclosing function; `null` for the module's body, which is function 0. */
  readonly parent: FunctionId | null;
  /** The names of the parameters; an empty name for a pattern. */
  readonly parameters: readonly string[];
  readonly returns: readonly ValueId[];
  /** The shapes of all results. Absent if one is unknown, and for async functions and generators. */
  readonly resultShapes?: readonly ResultShape[];
  /** The value of `this`. */
  readonly home: ValueId;
  /** True if the function is used otherwise than as a callee or an argument: it may be called from anywhere. */
  readonly escapes: boolean;
  /** True for a body without calls, loops and pauses, which can't take long. A function without a body is not trivial. */
  readonly trivial: boolean;
  /** The states that the function's own code changes, besides its own variables. */
  readonly changes: readonly State[];
  /** The states that its own code reads, besides its own variables. Absent if it changes a state, or returns no value. */
  readonly reads?: readonly State[];
  /** True if its own code has a `throw` statement. */
  readonly throws: boolean;
  /**
   * The values that its own code awaits, in source order. A `for await`, an `await using` and an async function's result of
   * unknown shape count as unknown values.
   */
  readonly awaits: readonly ValueId[];
  readonly tags: readonly DocTag[];
}

export interface ClassMember {
  readonly name: string;
  readonly static: boolean;
  readonly getter: boolean;
  readonly value: ValueId;
  /** The decorators; of a decorator that is called, its callee. Absent if there are none. */
  readonly decorators?: readonly ValueId[];
}

export interface ClassSummary {
  readonly name: string;
  readonly superClass: ValueId | null;
  /** True if only derived classes have instances. */
  readonly abstract: boolean;
  /** The interfaces after `implements`. */
  readonly implements: readonly ValueId[];
  /** The function of the field initialisers and the constructor's body. It exists even without a constructor. */
  readonly construction: FunctionId;
  readonly decorators?: readonly ValueId[];
  readonly members: readonly ClassMember[];
}

export interface Argument {
  readonly value: ValueId;
  /** The place of the argument's name, or of its first character if it is no name. */
  readonly at: Span;
  readonly spread: boolean;
  /** True for a function expression, bound or not. */
  readonly inline: boolean;
}

export interface CallSite extends Site {
  readonly guards: readonly Guard[];
  /** True if the call fills what the code around it has found empty, so that it runs once. */
  readonly once?: true;
  readonly callee: ValueId;
  readonly arguments: readonly Argument[];
  readonly construct: boolean;
  /** True if the result is iterated, on the spot or through its variable. The body of a generator runs then. */
  readonly iterated: boolean;
}

/** A read of `object.name`, which may run a getter. Objects that can't have a getter of the project are left out. */
export interface PropertyRead extends Site {
  readonly object: ValueId;
  readonly name: string;
}

/** A write of `object.name = value`. */
export interface PropertyWrite {
  readonly object: ValueId;
  /** The name of the property, or `*` where all properties of the value are copied. */
  readonly name: string;
  readonly value: ValueId;
  readonly getter?: true;
}

/** An export by name; the default export is named `default`. */
export interface NamedExport {
  readonly name: string;
  readonly value: ValueId;
}

export interface ModuleSummary {
  readonly values: readonly SymbolicValue[];
  /** All functions. The first is the module's body. */
  readonly functions: readonly FunctionSummary[];
  readonly classes: readonly ClassSummary[];
  readonly calls: readonly CallSite[];
  readonly awaits: readonly AwaitSummary[];
  readonly loops: readonly LoopSummary[];
  readonly reads: readonly PropertyRead[];
  readonly writes: readonly PropertyWrite[];
  readonly exports: readonly NamedExport[];
  /** The modules whose exports are exported too: `export * from`. */
  readonly stars: readonly ValueId[];
  /** The parts of other modules that the file names, called or not. */
  readonly imports: readonly ValueId[];
  /** The tags of a doc comment at the top, about the whole file. */
  readonly tags: readonly DocTag[];
  /** The directives at the top: `use server`. */
  readonly directives: readonly string[];
}

/** Returns the specifiers of the modules that a file names. */
export const specifiersIn = ({ values }: ModuleSummary): string[] =>
  values.flatMap(symbolic => (symbolic.kind === 'module' ? [symbolic.specifier] : []));

/** Returns the number of records in a summary, a measure of the memory it takes. */
export const recordsOf = (summary: ModuleSummary): number =>
  Object.values<readonly unknown[]>({ ...summary }).reduce((sum, list) => sum + list.length, 0);

const lists: readonly (keyof ModuleSummary)[] = [
  ...(['values', 'functions', 'classes', 'calls', 'awaits', 'loops', 'reads', 'writes'] as const),
  ...(['exports', 'stars', 'imports', 'tags', 'directives'] as const),
];

/** Tells whether a value from elsewhere has the lists of a summary. */
export const isModuleSummary = (value: unknown): value is ModuleSummary =>
  typeof value === 'object' && value !== null && lists.every(name => Array.isArray((value as Partial<ModuleSummary>)[name]));
