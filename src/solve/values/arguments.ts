/** Arguments by position, as a callee sees them. Knows the order alone, not the values. */
import type { Argument, CallSite } from '../../summary/model.ts';
import type { AbstractValue } from './abstract-value.ts';
import type { Module } from './modules.ts';

/** The arguments that a callee sees; `undefined` where nothing is known of them. */
export type Arguments = readonly Argument[] | undefined;

/**
 * Returns the arguments that a bound function passes on: first those of `bind`, then those of the call. Returns `undefined` where
 * another file called `bind`, because an argument is an index into the values of its own file.
 */
export function argumentsOfBound(
  bound: AbstractValue & { readonly kind: 'bound' },
  module: Module,
  { arguments: passed }: CallSite,
): Arguments {
  return bound.module === module ? [...bound.site.arguments.slice(1), ...passed] : undefined;
}

/** Returns the argument at an index; `undefined` after a spread, which shifts it by an unknown number. */
export function argumentAt(args: readonly Argument[], index: number): Argument | undefined {
  return args.slice(0, index + 1).some(argument => argument.spread) ? undefined : args[index];
}
