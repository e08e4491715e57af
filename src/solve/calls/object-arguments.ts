/**
 * Object arguments, which decide what methods run in the callee: after `prepare(new Rules())`, `rules.add()` calls the method of `Rules`.
 * Each call is judged by itself, whatever other callers pass. Only an argument with a single value counts.
 */
import { addTo } from '../../collections/maps.ts';
import type { ModuleSummary, ValueId } from '../../summary/model.ts';
import type { AbstractValue, ObjectArguments } from '../values/abstract-value.ts';
import { argumentAt, type Arguments } from '../values/arguments.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';

/** Returns the parameters of each function whose members are used, or which it passes on. Objects passed for others don't matter. */
export function handledParameters({ calls, reads, values }: ModuleSummary): ReadonlyMap<number, ReadonlySet<number>> {
  const handled = new Map<number, Set<number>>();
  const handle = (id: ValueId): void => {
    const symbolic = values[id];
    if (symbolic?.kind === 'any') symbolic.of.filter(choice => values[choice]?.kind === 'parameter').forEach(handle);
    if (symbolic?.kind === 'parameter') addTo(handled, symbolic.function, symbolic.index);
  };
  for (const symbolic of values) if (symbolic.kind === 'member') handle(symbolic.object);
  for (const { object } of reads) handle(object);
  for (const { arguments: args } of calls) for (const { value } of args) handle(value);
  return handled;
}

/** Returns the objects that a call passes for these parameters, where each must be one known value. */
export function objectsPassed(parameters: ReadonlySet<number>, args: Arguments, module: Module, evaluation: Evaluation): ObjectArguments {
  const passed = new Map<number, AbstractValue>();
  for (const index of args ? [...parameters].sort((a, b) => a - b) : []) {
    const argument = argumentAt(args ?? [], index);
    const [only, ...others] = argument ? [...evaluation.evaluate(module, argument.value)].filter(mayHaveMembers) : [];
    if (only && others.length === 0 && isFrameless(only)) passed.set(index, only);
  }
  return passed;
}

/** Tells whether a value counts as an object. An unknown parameter and a literal such as `null` do not. */
const mayHaveMembers = ({ kind }: AbstractValue): boolean => kind !== 'parameter' && kind !== 'literal';

/** Tells whether a value holds no call frame. Such values are few; frames that hold frames would let recursion add ever more. */
function isFrameless(value: AbstractValue): boolean {
  switch (value.kind) {
    case 'known':
    case 'class':
    case 'exports':
      return true;
    case 'instance':
      return value.of.kind === 'class' || value.of.activation === undefined;
    default:
      return false;
  }
}
