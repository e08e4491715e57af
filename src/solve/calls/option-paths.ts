/**
 * What stands at a path within a from: `options.handler`, `resolvers.*.*`, `fields.().*`. Knows where each was given,
 * so that a report can say where a function that is written elsewhere was registered.
 */
import type { Span, ValueId } from '../../summary/model.ts';
import type { ClassValue, FunctionValue, AbstractValue } from '../values/abstract-value.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';

/** Something that was reached, and where the last name on the way to it stands. */
export interface PathEnd {
  readonly value: AbstractValue;
  readonly at: Span;
  /** Given by its name, not written right there. */
  readonly named: boolean;
}

/** What a path leads to from here; where that is an array, its elements. Spans are those of `module`, where the path starts. */
export function endsOfPath(path: string, from: readonly PathEnd[], module: Module, evaluator: Evaluation): PathEnd[] {
  const ends = path.split('.').reduce((places, step) => places.flatMap(place => oneStep(place, step, module, evaluator)), [...from]);
  return ends.flatMap(place => (isArray(place.value) ? oneStep(place, '*', module, evaluator) : [place]));
}

function oneStep(place: PathEnd, step: string, module: Module, evaluator: Evaluation): PathEnd[] {
  const { value: from } = place;
  const further = (of: Module, value: ValueId, at?: Span): PathEnd[] => {
    const here = at && of === module ? { at, named: true } : { at: place.at, named: place.named || at !== undefined };
    return [...evaluator.evaluate(of, value)].map(found => ({ value: found, ...here }));
  };
  const named = (name: string): PathEnd[] => evaluator.member(from, name).map(found => ({ ...place, value: found }));

  if (step === '()') {
    const returns = from.kind === 'function' ? from.module.summary.functions[from.id]?.returns : undefined;
    return from.kind === 'function' && returns ? returns.flatMap(value => further(from.module, value)) : [];
  }
  if (from.kind === 'exports') return step === '*' ? exportedNames(from.module).flatMap(named) : named(step);
  if (from.kind === 'instance') return step === '*' ? methodNames(from.of).flatMap(named) : named(step);
  if (from.kind !== 'object') return step === '*' ? [] : named(step);
  return literals(from, evaluator).flatMap(({ module: of, value: id }) => {
    const symbolic = of.summary.values[id];
    if (symbolic?.kind === 'array') return step === '*' ? symbolic.elements.flatMap(element => further(of, element)) : [];
    if (symbolic?.kind !== 'object') return [];
    const properties = symbolic.properties.filter(({ name, getter }) => !getter && (step === '*' || name === step));
    return properties.flatMap(property => further(of, property.value, property.at));
  });
}

type Literal = AbstractValue & { readonly kind: 'object' };

/** An object literal with those that are spread in it. */
function literals(root: Literal, evaluator: Evaluation): Literal[] {
  const all = new Set([root]);
  for (const { module, value: id } of all) {
    const symbolic = module.summary.values[id];
    const spreads = symbolic?.kind === 'object' && !symbolic.declared ? symbolic.spreads : [];
    for (const spread of spreads) {
      for (const value of evaluator.evaluate(module, spread)) if (value.kind === 'object') all.add(value);
    }
  }
  return [...all];
}

const isArray = (value: AbstractValue): boolean => value.kind === 'object' && value.module.summary.values[value.value]?.kind === 'array';

/** The names of the methods that a class is written with; those it inherits are its base class's affair. */
function methodNames({ kind, module, id }: ClassValue | FunctionValue): string[] {
  const members = kind === 'class' ? (module.summary.classes[id]?.members ?? []) : [];
  return members.filter(member => !member.static && !member.getter).map(({ name }) => name);
}

/** The names that a file exports, by `export` or by `exports`. */
function exportedNames({ summary }: Module): string[] {
  const written = summary.writes.filter(({ object, name }) => name !== '*' && summary.values[object]?.kind === 'exports');
  return [...new Set([...summary.exports, ...written].map(({ name }) => name))];
}
