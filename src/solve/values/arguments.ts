/** The arguments that a callee sees. */
import type { Argument, CallSite } from '../../summary/model.ts';
import type { AbstractValue } from './abstract-value.ts';
import type { Module } from './modules.ts';

/** The arguments a callee sees; `undefined` where nothing is known of them. */
export type Arguments = readonly Argument[] | undefined;

/** What a bound function sees where it is called: what was bound, then what is passed. Values of another file can't be told here. */
export function argumentsOfBound(
  bound: AbstractValue & { readonly kind: 'bound' },
  module: Module,
  { arguments: passed }: CallSite,
): Arguments {
  return bound.module === module ? [...bound.site.arguments.slice(1), ...passed] : undefined;
}

/** The argument at an index, unless a spread before it shifts it by an unknown number. */
export function argumentAt(args: readonly Argument[], index: number): Argument | undefined {
  return args.slice(0, index + 1).some(argument => argument.spread) ? undefined : args[index];
}
