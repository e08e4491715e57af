/**
 * The module summary: what a file says about its functions, calls and values, as plain data that can be cached and
 * compared. It holds no syntax nodes and knows neither settings nor catalog: which call blocks is not its business.
 *
 * Records refer to each other by their index in the summary's lists.
 */

export type ValueId = number;
export type FunctionId = number;
export type ClassId = number;
export type CallId = number;
export type LoopId = number;

/**
 * What code may wait for: a variable, by its name and where it is declared (`ready@120`), or a property, by its name
 * alone (`.ready`). `*` is any of them.
 */
export type State = string;

/** A piece of the source. `start` and `end` are UTF-16 offsets, `line` and `column` count from 1. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

/** Where a value comes from. Evaluating it, with the catalog and the other modules in hand, is the solver's work. */
export type SymbolicValue =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  /** A name that no scope of the file declares. */
  | { readonly kind: 'global'; readonly name: string }
  /** What a module gives: its namespace, or `module.exports`. */
  | { readonly kind: 'module'; readonly specifier: string }
  /** What this module gives to CommonJS: `exports` and `module.exports`. */
  | { readonly kind: 'exports' }
  | { readonly kind: 'function'; readonly function: FunctionId }
  | { readonly kind: 'class'; readonly class: ClassId }
  /** An object literal; `declared` marks an interface or an object type, which a class may implement. */
  | { readonly kind: 'object'; readonly properties: readonly Property[]; readonly spreads: readonly ValueId[]; readonly declared?: true }
  | { readonly kind: 'array'; readonly elements: readonly ValueId[] }
  | { readonly kind: 'member'; readonly object: ValueId; readonly name: string }
  /** Any element of a collection. */
  | { readonly kind: 'element'; readonly object: ValueId }
  /** What a call returns, or a construction creates. Awaited or not makes no difference. */
  | { readonly kind: 'result'; readonly call: CallId }
  | { readonly kind: 'parameter'; readonly function: FunctionId; readonly index: number }
  /** `this` in a function. */
  | { readonly kind: 'receiver'; readonly function: FunctionId }
  /** The base class, in `super(…)` and `super.method()`. */
  | { readonly kind: 'super'; readonly class: ClassId }
  /** An instance of a class, as a type annotation or a prototype says. */
  | { readonly kind: 'instance'; readonly of: ValueId }
  /** An interface or a type alias, by its name; its instances are `of`. */
  | { readonly kind: 'type'; readonly of: ValueId }
  /** A function of which only the type is known. */
  | { readonly kind: 'signature'; readonly returns: ValueId }
  /** One of several: assigned more than once, or chosen at run time. */
  | { readonly kind: 'any'; readonly of: readonly ValueId[] };

export interface Property {
  readonly name: string;
  readonly value: ValueId;
  /** The value is a getter, whose result is the property. */
  readonly getter?: true;
  /** The name that is given, where the value of a literal's property is one. */
  readonly at?: Span;
}

/**
 * What an expression can give that is known by its syntax to be no promise: neither one of these nor anything else with a
 * method `then`. A call is asked what it gives.
 */
export type ResultShape =
  | { readonly kind: 'value' | 'array' | 'object' | 'function-value' | 'class' | 'iteration' }
  | { readonly kind: 'call'; readonly call: CallId };

/** An `await`, or a member of the array that `Promise.all` and its like are given. */
export interface AwaitSummary {
  readonly function: FunctionId;
  /** What is awaited. */
  readonly at: Span;
  /** All that it can be; absent where not all of that is seen. */
  readonly shapes?: readonly ResultShape[];
  readonly how: 'awaited' | 'member';
}

/**
 * What a doc comment says of a function: `@blocking`, with the word after it, which may be a kind of work;
 * `@nonblocking`; `@offloaded`.
 */
export type DocTag = 'nonblocking' | 'offloaded' | 'blocking' | `blocking ${string}`;

export interface FunctionSummary {
  /** As people call it: `render`, `Repo.load`, `new Repo`; empty where it has no name. */
  readonly name: string;
  /** Its name, or its first character where it has none. */
  readonly at: Span;
  /** Its first and its last line. */
  readonly lines: readonly [first: number, last: number];
  readonly async: boolean;
  readonly generator: boolean;
  /** The function it stands in; the module's body is function 0 and stands in none. */
  readonly parent: FunctionId | null;
  /** The names of its simple parameters; empty for a pattern. */
  readonly parameters: readonly string[];
  readonly returns: readonly ValueId[];
  /** What each of its `return`s gives; absent where one is not seen, and where it gives a promise or an iterator in any case. */
  readonly resultShapes?: readonly ResultShape[];
  /** What `this` is. */
  readonly home: ValueId;
  /** Its value goes somewhere other than a call's callee or argument: it may be called from anywhere. */
  readonly escapes: boolean;
  /** It has neither calls nor loops, so that nothing in it takes long; of one without a body that is not known. */
  readonly trivial: boolean;
  /** The states that its own code changes, beside its own variables. */
  readonly changes: readonly State[];
  /** The states that its own code reads, beside its own variables; absent where it changes something, or gives nothing back. */
  readonly reads?: readonly State[];
  /** Whether its own code may throw, by a statement that says so. */
  readonly throws: boolean;
  /** What its own code awaits, in source order; unknown where it iterates with `for await`, disposes of something, or is async and returns what is not seen. */
  readonly awaits: readonly ValueId[];
  readonly tags: readonly DocTag[];
}

export interface ClassMember {
  readonly name: string;
  readonly static: boolean;
  readonly getter: boolean;
  readonly value: ValueId;
  /** What decorates it: what is called there, or the decorator itself where nothing is. Absent where nothing does. */
  readonly decorators?: readonly ValueId[];
}

export interface ClassSummary {
  readonly name: string;
  readonly superClass: ValueId | null;
  /** Whether instances are those of derived classes only. */
  readonly abstract: boolean;
  /** The interfaces it says it implements. */
  readonly implements: readonly ValueId[];
  /** Runs the field initialisers and the constructor's body, also where none is written. */
  readonly construction: FunctionId;
  /** As a member's. */
  readonly decorators?: readonly ValueId[];
  readonly members: readonly ClassMember[];
}

export interface Argument {
  readonly value: ValueId;
  /** The name that is passed, or the expression where it is none. */
  readonly at: Span;
  readonly spread: boolean;
  /** A function that is written right there. */
  readonly inline: boolean;
}

/** A place in a function's body where something else may run. */
export interface Site {
  readonly function: FunctionId;
  /** The name of what runs: `readFileSync` in `fs.readFileSync(…)`. */
  readonly at: Span;
  /** What runs as written, shortened: `this.repo.load`. */
  readonly text: string;
}

/** What a parameter of the function must be for the code to run: `if (mode === 'file') { … }`. */
export interface Guard {
  readonly parameter: number;
  readonly is: 'truthy' | 'falsy' | 'equal' | 'unequal';
  /** What it is compared with. */
  readonly literal?: string | number | boolean | null;
}

export interface CallSite extends Site {
  readonly guards: readonly Guard[];
  readonly callee: ValueId;
  readonly arguments: readonly Argument[];
  readonly construct: boolean;
  /** What it gives is iterated on the spot, so that a generator's body runs. */
  readonly iterated: boolean;
}

/** How often a loop goes round where nothing ends it early: from here to there, in steps. The values are numbers, if known. */
export interface Rounds {
  readonly from: ValueId;
  readonly to: ValueId;
  readonly step: number;
  /** The last round is that in which the end is reached. */
  readonly inclusive: boolean;
  /** Nothing is done in a round but to count it. */
  readonly empty?: true;
}

/**
 * A loop that is ended by a test, or by nothing: `while`, `do`, `for`. Or a function's body, where it has something
 * called later that may be the function itself. The place is the loop's head, or what has it called.
 */
export interface LoopSummary extends Site {
  readonly guards: readonly Guard[];
  /** By which call a function has something called later, and what; or by which call an async function, once it has awaited something, calls what has its own name. */
  readonly schedules?: { readonly call: CallId; readonly next: ValueId; readonly how: 'later' | 'awaited' };
  /** The calls that each round may make itself, in the head and in the body. */
  readonly calls: readonly CallId[];
  /** The loops that stand in it. */
  readonly inner: readonly LoopId[];
  /** Whether something ends it: nothing; tests; or something of which nothing can be said. */
  readonly ends: 'never' | 'tested' | 'unclear';
  /** The calls that these tests, and what they read that the loop itself sets, are made of. */
  readonly deciding: readonly CallId[];
  /** The states that these tests read and that the loop's own code does not change. */
  readonly reads: readonly State[];
  /** Whether these tests read what the loop itself moves on: a counter, the next node of a list. */
  readonly advances: boolean;
  /** The states that each round changes, beside the loop's own variables. */
  readonly changes: readonly State[];
  /** Whether something is left of the rounds: a state, or a variable that is read later. */
  readonly works: boolean;
  /** What each round awaits, as a function's; unknown for a `yield`. */
  readonly awaits: readonly ValueId[];
  /** It stands in a `try` block, so that an error may end it. */
  readonly tried: boolean;
  readonly rounds?: Rounds;
  /** What is true of the rounds that come past the one branch with all that is awaited. */
  readonly withoutAwait?: RoundsWithoutAwait;
}

/** Rounds of a loop that leave out a branch, and the states that decide over that branch and over nothing else. */
export interface RoundsWithoutAwait extends Pick<
  LoopSummary,
  'calls' | 'inner' | 'ends' | 'deciding' | 'reads' | 'advances' | 'changes' | 'works' | 'awaits'
> {
  readonly skippedBranchReads: readonly State[];
}

/** `object.name`, where it is read: a getter runs. Objects that can't have one of the project's are left out. */
export interface PropertyRead extends Site {
  readonly object: ValueId;
  readonly name: string;
}

/** `object.name = value`. */
export interface PropertyWrite {
  readonly object: ValueId;
  /** `*` where all properties of the value are copied. */
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
  /** The first is the module's body. */
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
  /** What the file names of other modules, whether it calls it or not. */
  readonly imports: readonly ValueId[];
  /** What a doc comment at the top says of the whole file. */
  readonly tags: readonly DocTag[];
  /** The directives it begins with: `use server`. */
  readonly directives: readonly string[];
}

export const UNKNOWN: ValueId = 0;
export const MODULE_BODY: FunctionId = 0;

/** How many records a summary holds, which says how much memory it takes. */
export const recordsOf = (summary: ModuleSummary): number =>
  Object.values<readonly unknown[]>({ ...summary }).reduce((sum, list) => sum + list.length, 0);
