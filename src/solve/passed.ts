/**
 * What a call hands over decides what runs in its callee: in `prepare(new Rules())`, `rules.add()` is a method of `Rules`.
 * Each call speaks for itself, so that nothing needs to be known of other callers. Only what one thing alone can be counts.
 */
import type { ModuleSummary, ValueId } from '../summary/model.ts';
import { argumentAt, type Arguments } from './conditions.ts';
import type { Evaluation } from './evaluate.ts';
import type { Module, Thing } from './things.ts';

/** What parameters are in the calls that are meant, by their index. */
export type Passed = ReadonlyMap<number, Thing>;

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
    const value = values[id];
    if (value?.kind === 'any') value.of.filter(one => values[one]?.kind === 'parameter').forEach(handle);
    if (value?.kind === 'parameter') handled.set(value.function, (handled.get(value.function) ?? new Set<number>()).add(value.index));
  };
  for (const value of values) if (value.kind === 'member') handle(value.object);
  for (const { object } of reads) handle(object);
  for (const { arguments: given } of calls) for (const { value } of given) handle(value);
  return handled;
}

/** What a call passes for these parameters, as far as it is one thing that has members of the project's, or the catalog's. */
export function passedIn(parameters: ReadonlySet<number>, given: Arguments, module: Module, evaluator: Evaluation): Passed {
  const passed = new Map<number, Thing>();
  for (const index of given ? [...parameters].sort((a, b) => a - b) : []) {
    const argument = argumentAt(given ?? [], index);
    const [only, ...others] = argument ? [...evaluator.evaluate(module, argument.value)].filter(saysSomething) : [];
    if (only && others.length === 0 && isPlain(only)) passed.set(index, only);
  }
  return passed;
}

/** Beside what an object may be, that it may be missing, or whatever the caller was given itself, says nothing. */
const saysSomething = ({ kind }: Thing): boolean => kind !== 'parameter' && kind !== 'literal';

/** Things that hold nothing that was passed before: there are only so many of them, so that recursion ends. */
function isPlain(thing: Thing): boolean {
  switch (thing.kind) {
    case 'known':
    case 'class':
    case 'exports':
      return true;
    case 'instance':
      return thing.of.kind === 'class' || thing.of.self === undefined;
    default:
      return false;
  }
}
