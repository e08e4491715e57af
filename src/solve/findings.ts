/** What the solver finds: calls and loops that hold the event loop, and what it knows of a function. */
import type { BlockingRow } from '../catalog/index.ts';
import type { Site, Span } from '../summary/model.ts';
import type { Context } from './contexts.ts';
import type { LoopRow } from './loops.ts';
import type { FunctionThing } from './things.ts';
import type { Category, ChainStep, Run } from './verdicts.ts';

/** The function that is the context: where what runs there is entered from the event loop. */
export interface EntryPoint {
  /** Empty where it has none. */
  readonly name: string;
  /** Its name, or its first character where it has none; where it is registered, if it is another file's. */
  readonly at: Span;
}

/** A call in an async context that blocks. */
export interface BlockingCall {
  readonly site: Site;
  /** The name of what blocks, where the report belongs. */
  readonly at: Span;
  readonly category: Category;
  /** The blocking API at the end of the chain. */
  readonly row: BlockingRow;
  /** From the function that is called to the blocking API; empty for a direct call. */
  readonly chain: readonly ChainStep[];
  /** The function of the project that is called; none for a direct call. */
  readonly callee: FunctionThing | undefined;
  readonly context: Context;
  readonly entryPoint: EntryPoint;
  readonly how: 'called' | 'constructed' | 'read' | 'passed' | 'looped';
  /** Nothing else can be what is called there. */
  readonly isCertain: boolean;
}

/** A loop in an async context that awaits, or has itself called later, and lets nothing but microtasks run. */
export interface StarvingLoop {
  readonly at: Span;
  readonly row: LoopRow;
  readonly context: Context;
  readonly entryPoint: EntryPoint;
  /** What has the function called again, where that makes the loop. */
  readonly schedules: string | undefined;
}

/** What is known of one function, and what is not. */
export interface Explanation {
  readonly thing: FunctionThing;
  /** The context it is, if it is one. */
  readonly context: Context | undefined;
  /** Whether it runs only while its module starts. */
  readonly starting: boolean;
  /** What it runs before it returns. */
  readonly runs: readonly Run[];
  /** The shortest chain to what blocks in it, for each kind of work. */
  readonly chains: readonly (readonly ChainStep[])[];
  /** The calls in it of which nothing is known. */
  readonly unresolved: readonly Site[];
}
