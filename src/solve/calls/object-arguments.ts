/**
 * What a call hands over decides what runs in its callee: in `prepare(new Rules())`, `rules.add()` is a method of `Rules`.
 * Each call speaks for itself, so that nothing needs to be known of other callers. Only what one thing alone can be counts.
 */
import type { ModuleSummary, ValueId } from '../../summary/model.ts';
import type { AbstractValue, ObjectArguments } from '../values/abstract-value.ts';
import { argumentAt, type Arguments } from '../values/arguments.ts';
import { onlyOf, type Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';

type Handled = ReadonlyMap<number, ReadonlySet<number>>;

const known = new WeakMap<ModuleSummary, Handled>();

/** The parameters of each function that have a member taken, or are passed on: what they are may matter. */
export function handledParameters(summary: ModuleSummary): Handled {
  let handled = known.get(summary);
  if (!handled) known.set(summary, (handled = handledIn(summary)));
  return handled;
}

function handledIn({ calls, reads, values }: ModuleSummary): Handled {
  const handled = new Map<number, Set<number>>();
  const handle = (id: ValueId): void => {
    const symbolic = values[id];
    if (symbolic?.kind === 'any') symbolic.of.filter(one => values[one]?.kind === 'parameter').forEach(handle);
    if (symbolic?.kind === 'parameter')
      handled.set(symbolic.function, (handled.get(symbolic.function) ?? new Set<number>()).add(symbolic.index));
  };
  for (const symbolic of values) if (symbolic.kind === 'member') handle(symbolic.object);
  for (const { object } of reads) handle(object);
  for (const { arguments: args } of calls) for (const { value } of args) handle(value);
  return handled;
}

/** What a call passes for these parameters, as far as it is one thing that has members of the project's, or the catalog's. */
export function passedIn(parameters: ReadonlySet<number>, args: Arguments, module: Module, evaluator: Evaluation): ObjectArguments {
  const passed = new Map<number, AbstractValue>();
  for (const index of args ? [...parameters].sort((a, b) => a - b) : []) {
    const argument = argumentAt(args ?? [], index);
    const only = argument && onlyOf([...evaluator.evaluate(module, argument.value)].filter(saysSomething));
    if (only && isPlain(only)) passed.set(index, only);
  }
  return passed;
}

/** Beside what an object may be, that it may be missing, or whatever the caller was given itself, says nothing. */
const saysSomething = ({ kind }: AbstractValue): boolean => kind !== 'parameter' && kind !== 'literal';

/** Things that hold nothing that was passed before: there are only so many of them, so that recursion ends. */
function isPlain(value: AbstractValue): boolean {
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
