/**
 * What a call passes decides which branches of its callee run: `remove(id, 'pipe')` never reaches what stands under
 * `mode === 'file'`. Only what can be shown of an argument counts.
 */
import type { Argument, FunctionId, Guard, ModuleSummary } from '../summary/model.ts';
import { argumentAt, type Arguments } from './conditions.ts';
import type { Evaluation } from './evaluate.ts';
import type { Module } from './things.ts';

/** What is known of a parameter in one call: that it is true as a condition, or its very value. */
export type Constant = { readonly truthy: true } | { readonly value: string | number | boolean | null | undefined };

/** What is known of the parameters that guard something in a function, by their index. */
export type Constants = ReadonlyMap<number, Constant>;

/** The parameters of each function that decide over its calls and loops. */
export function guardingParameters({ calls, loops, values }: ModuleSummary): ReadonlyMap<number, ReadonlySet<number>> {
  const guarding = new Map<number, Set<number>>();
  const add = (owner: FunctionId, parameter: number): void => {
    guarding.set(owner, (guarding.get(owner) ?? new Set<number>()).add(parameter));
  };
  for (const { function: owner, guards } of [...calls, ...loops]) for (const { parameter } of guards) add(owner, parameter);
  for (const { function: owner, rounds } of loops) {
    for (const id of rounds ? [rounds.from, rounds.to] : []) {
      const value = values[id];
      if (value?.kind === 'parameter' && value.function === owner) add(owner, value.index);
    }
  }
  return guarding;
}

/** What a call is known to pass for these parameters. */
export function constantsPassed(parameters: ReadonlySet<number>, given: Arguments, module: Module, evaluator: Evaluation): Constants {
  const known = new Map<number, Constant>();
  if (!given || given.some(argument => argument.spread)) return known;
  for (const index of [...parameters].sort((a, b) => a - b)) {
    const argument = argumentAt(given, index);
    const found = argument ? constantIn(argument, module, evaluator) : { value: undefined };
    if (found) known.set(index, found);
  }
  return known;
}

function constantIn({ value: id }: Argument, module: Module, evaluator: Evaluation): Constant | undefined {
  const value = module.summary.values[id];
  // One of several is not known, and what is constructed is an object, whatever its class.
  if (!value || value.kind === 'any') return undefined;
  if (value.kind === 'result' && module.summary.calls[value.call]?.construct) return { truthy: true };
  if (value.kind === 'global' && value.name === 'undefined') return { value: undefined };
  const things = [...evaluator.evaluate(module, id)];
  const [only] = things;
  if (!only) return undefined;
  if (things.length === 1 && only.kind === 'literal') return { value: only.value };
  return things.every(({ kind }) => kind === 'function' || kind === 'class' || kind === 'bound') ? { truthy: true } : undefined;
}

/** Whether code under these guards can run with these constants. */
export function canRun(guards: readonly Guard[], constants: Constants): boolean {
  return guards.every(guard => {
    const known = constants.get(guard.parameter);
    return !known || holdsFor(guard, known);
  });
}

function holdsFor({ is, literal }: Guard, known: Constant): boolean {
  const value = 'value' in known ? known.value : undefined;
  const truthy = 'truthy' in known || Boolean(value);
  switch (is) {
    case 'truthy':
      return truthy;
    case 'falsy':
      return !truthy;
    case 'equal':
      return 'value' in known && value === literal;
    case 'unequal':
      return !('value' in known) || value !== literal;
  }
}
