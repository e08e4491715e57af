/**
 * What a call passes decides which branches of its callee run: `remove(id, 'pipe')` never reaches what stands under
 * `mode === 'file'`. Only what can be shown of an argument counts.
 */
import type { Argument, FunctionId, Guard, ModuleSummary } from '../../summary/model.ts';
import { argumentAt, type Arguments } from '../values/arguments.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';
import type { ConstantArguments, Constant } from '../values/abstract-value.ts';

/** The parameters of each function that decide over its calls and loops. */
export function guardingParameters({ calls, loops, values }: ModuleSummary): ReadonlyMap<number, ReadonlySet<number>> {
  const guarding = new Map<number, Set<number>>();
  const add = (owner: FunctionId, parameter: number): void => {
    guarding.set(owner, (guarding.get(owner) ?? new Set<number>()).add(parameter));
  };
  for (const { function: owner, guards } of [...calls, ...loops]) for (const { parameter } of guards) add(owner, parameter);
  for (const loop of loops) {
    const { function: owner } = loop;
    for (const id of loop.kind === 'loop' && loop.rounds ? [loop.rounds.from, loop.rounds.to] : []) {
      const symbolic = values[id];
      if (symbolic?.kind === 'parameter' && symbolic.function === owner) add(owner, symbolic.index);
    }
  }
  return guarding;
}

/** What a call is known to pass for these parameters. */
export function constantsPassed(
  parameters: ReadonlySet<number>,
  args: Arguments,
  module: Module,
  evaluator: Evaluation,
): ConstantArguments {
  const known = new Map<number, Constant>();
  if (!args || args.some(argument => argument.spread)) return known;
  for (const index of [...parameters].sort((a, b) => a - b)) {
    const argument = argumentAt(args, index);
    const found = argument ? constantIn(argument, module, evaluator) : { value: undefined };
    if (found) known.set(index, found);
  }
  return known;
}

function constantIn({ value: id }: Argument, module: Module, evaluator: Evaluation): Constant | undefined {
  const symbolic = module.summary.values[id];
  // One of several is not known, and what is constructed is an object, whatever its class.
  if (!symbolic || symbolic.kind === 'any') return undefined;
  if (symbolic.kind === 'result' && module.summary.calls[symbolic.call]?.construct) return { truthy: true };
  if (symbolic.kind === 'global' && symbolic.name === 'undefined') return { value: undefined };
  const values = [...evaluator.evaluate(module, id)];
  const [only] = values;
  if (!only) return undefined;
  if (values.length === 1 && only.kind === 'literal') return { value: only.value };
  return values.every(({ kind }) => kind === 'function' || kind === 'class' || kind === 'bound') ? { truthy: true } : undefined;
}

/** Whether code under these guards can run with these constants. */
export function canRun(guards: readonly Guard[], constants: ConstantArguments): boolean {
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
