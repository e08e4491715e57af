/** The entry point of a context: the function by which the event loop enters it. */
import type { FunctionId, Span } from '../../summary/model.ts';
import type { Context } from '../contexts/contexts.ts';
import type { Module } from '../values/modules.ts';

/** The function that is the context. */
export interface EntryPoint {
  /** Its name; empty where it has none. */
  readonly name: string;
  /** The place of its name, or its first character. A function of another file has the place of its registration. */
  readonly at: Span;
}

/** Returns the entry point of a function: itself, or the enclosing function that is the context. */
export function entryPointOf({ summary }: Module, id: FunctionId, context: Context | undefined): EntryPoint {
  const { name, at } = summary.functions[context?.within ?? id] as (typeof summary.functions)[number];
  return { name, at };
}
