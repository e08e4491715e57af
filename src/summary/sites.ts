/** Places in a source, the ids of a summary's records, and the facts that calls, reads and loops share. */

export type ValueId = number;
export type FunctionId = number;
export type ClassId = number;
export type CallId = number;
export type LoopId = number;

export const MODULE_BODY: FunctionId = 0;

/** A piece of the source. `start` and `end` are UTF-16 offsets, `line` and `column` count from 1. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

/** A place in a function's body where other code may run. */
export interface Site {
  readonly function: FunctionId;
  /** The name of the code that runs: `readFileSync` in `fs.readFileSync(…)`. */
  readonly at: Span;
  /** The code as written, shortened: `this.repo.load`. */
  readonly text: string;
}

/** A condition on a parameter of the function, without which the code does not run: `if (mode === 'file') { … }`. */
export interface Guard {
  readonly parameter: number;
  readonly is: 'truthy' | 'falsy' | 'equal' | 'unequal';
  /** The value that the parameter is compared with. */
  readonly literal?: string | number | boolean | null;
}

/**
 * A variable or a property that code may wait for. A variable has its name and the offset of its declaration
 * (`ready@120`), a property has its name alone (`.ready`). `*` is any of them.
 */
export type State = string;
