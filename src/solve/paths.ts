/**
 * What stands at a path within a thing: `options.handler`, `resolvers.*.*`, `fields.().*`. Knows where each was given,
 * so that a report can say where a function that is written elsewhere was registered.
 */
import type { Span, ValueId } from '../summary/model.ts';
import type { Evaluation } from './evaluate.ts';
import type { ClassThing, FunctionThing, Module, Thing } from './things.ts';

/** Something that was reached, and where the last name on the way to it stands. */
export interface Reached {
  readonly thing: Thing;
  readonly at: Span;
  /** Given by its name, not written right there. */
  readonly named: boolean;
}

/** What a path leads to from here; where that is an array, its elements. Spans are those of `module`, where the path starts. */
export function reachedBy(path: string, from: readonly Reached[], module: Module, evaluator: Evaluation): Reached[] {
  const ends = path.split('.').reduce((places, step) => places.flatMap(place => oneStep(place, step, module, evaluator)), [...from]);
  return ends.flatMap(place => (isArray(place.thing) ? oneStep(place, '*', module, evaluator) : [place]));
}

function oneStep(place: Reached, step: string, module: Module, evaluator: Evaluation): Reached[] {
  const { thing } = place;
  const further = (of: Module, value: ValueId, at?: Span): Reached[] => {
    const here = at && of === module ? { at, named: true } : { at: place.at, named: place.named || at !== undefined };
    return [...evaluator.evaluate(of, value)].map(found => ({ thing: found, ...here }));
  };
  const named = (name: string): Reached[] => evaluator.member(thing, name).map(found => ({ ...place, thing: found }));

  if (step === '()') {
    const returns = thing.kind === 'function' ? thing.module.summary.functions[thing.id]?.returns : undefined;
    return thing.kind === 'function' && returns ? returns.flatMap(value => further(thing.module, value)) : [];
  }
  if (thing.kind === 'exports') return step === '*' ? exportedNames(thing.module).flatMap(named) : named(step);
  if (thing.kind === 'instance') return step === '*' ? methodNames(thing.of).flatMap(named) : named(step);
  if (thing.kind !== 'object') return step === '*' ? [] : named(step);
  return literals(thing, evaluator).flatMap(({ module: of, value: id }) => {
    const value = of.summary.values[id];
    if (value?.kind === 'array') return step === '*' ? value.elements.flatMap(element => further(of, element)) : [];
    if (value?.kind !== 'object') return [];
    const properties = value.properties.filter(({ name, getter }) => !getter && (step === '*' || name === step));
    return properties.flatMap(property => further(of, property.value, property.at));
  });
}

type Literal = Thing & { readonly kind: 'object' };

/** An object literal with those that are spread in it. */
function literals(root: Literal, evaluator: Evaluation): Literal[] {
  const all = new Set([root]);
  for (const { module, value: id } of all) {
    const value = module.summary.values[id];
    const spreads = value?.kind === 'object' && !value.declared ? value.spreads : [];
    for (const spread of spreads) {
      for (const thing of evaluator.evaluate(module, spread)) if (thing.kind === 'object') all.add(thing);
    }
  }
  return [...all];
}

const isArray = (thing: Thing): boolean => thing.kind === 'object' && thing.module.summary.values[thing.value]?.kind === 'array';

/** The names of the methods that a class is written with; those it inherits are its base class's affair. */
function methodNames({ kind, module, id }: ClassThing | FunctionThing): string[] {
  const members = kind === 'class' ? (module.summary.classes[id]?.members ?? []) : [];
  return members.filter(member => !member.static && !member.getter).map(({ name }) => name);
}

/** The names that a file exports, by `export` or by `exports`. */
function exportedNames({ summary }: Module): string[] {
  const written = summary.writes.filter(({ object, name }) => name !== '*' && summary.values[object]?.kind === 'exports');
  return [...new Set([...summary.exports, ...written].map(({ name }) => name))];
}
