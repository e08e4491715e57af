/**
 * Constant arguments, which decide what branches of the callee run: `remove(id, 'pipe')` never reaches the branch under
 * `mode === 'file'`. Only an argument that must be a constant counts. Knows nothing of what a branch does.
 */
import { addTo } from '../../collections/maps.ts';
import type { Argument, Guard, ModuleSummary } from '../../summary/model.ts';
import type { Constant, ConstantArguments } from '../values/abstract-value.ts';
import { argumentAt, type Arguments } from '../values/arguments.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';

/** Returns the parameters of each function that guard its calls and loops, or count the rounds of its loops. */
export function guardingParameters({ calls, loops, values }: ModuleSummary): ReadonlyMap<number, ReadonlySet<number>> {
  const guarding = new Map<number, Set<number>>();
  for (const { function: owner, guards } of [...calls, ...loops]) for (const { parameter } of guards) addTo(guarding, owner, parameter);
  for (const loop of loops) {
    const { function: owner } = loop;
    for (const id of loop.kind === 'loop' && loop.rounds ? [loop.rounds.from, loop.rounds.to] : []) {
      const symbolic = values[id];
      if (symbolic?.kind === 'parameter' && symbolic.function === owner) addTo(guarding, owner, symbolic.index);
    }
  }
  return guarding;
}

/** Returns the constants that a call passes for these parameters. A parameter without an argument is `undefined`. */
export function constantsPassed(
  parameters: ReadonlySet<number>,
  args: Arguments,
  module: Module,
  evaluation: Evaluation,
): ConstantArguments {
  const known = new Map<number, Constant>();
  if (!args || args.some(argument => argument.spread)) return known;
  for (const index of [...parameters].sort((a, b) => a - b)) {
    const argument = argumentAt(args, index);
    const found = argument ? constantIn(argument, module, evaluation) : { value: undefined };
    if (found) known.set(index, found);
  }
  return known;
}

function constantIn({ value: id }: Argument, module: Module, evaluation: Evaluation): Constant | undefined {
  const symbolic = module.summary.values[id];
  // Evaluation may leave out some of several values. A constructed object is truthy, even if its class is unknown.
  if (!symbolic || symbolic.kind === 'any') return undefined;
  if (symbolic.kind === 'result' && module.summary.calls[symbolic.call]?.construct) return { truthy: true };
  if (symbolic.kind === 'global' && symbolic.name === 'undefined') return { value: undefined };
  const values = [...evaluation.evaluate(module, id)];
  const [only] = values;
  if (!only) return undefined;
  if (values.length === 1 && only.kind === 'literal') return { value: only.value };
  return values.every(({ kind }) => kind === 'function' || kind === 'class' || kind === 'bound') ? { truthy: true } : undefined;
}

/** Tells whether code under these guards can run with these constants. */
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
