/** Where a context is entered from the event loop. */
import type { FunctionId, Span } from '../../summary/model.ts';
import type { Context } from '../contexts/contexts.ts';
import type { Module } from '../values/modules.ts';

/** The function that is the context. */
export interface EntryPoint {
  /** Empty where it has none. */
  readonly name: string;
  /** Its name, or its first character where it has none; where it is registered, if it is another file's. */
  readonly at: Span;
}

/** Returns the entry point of a function: itself, or the function around it that is the context. */
export function entryPointOf({ summary }: Module, id: FunctionId, context: Context | undefined): EntryPoint {
  const { name, at } = summary.functions[context?.within ?? id] as (typeof summary.functions)[number];
  return { name, at };
}
