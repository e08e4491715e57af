/**
 * Option paths: the values at a path within a value, such as `options.handler`, `resolvers.*.*` or `fields.().*`. Knows where the source
 * names each value, so that a report can say where a function was registered. Does not know what the values are for.
 */
import type { Span, ValueId } from '../../summary/model.ts';
import type { AbstractValue, ClassValue, FunctionValue } from '../values/abstract-value.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';

/** A value at the end of a path, with the place of the last name on the path. */
export interface PathEnd {
  readonly value: AbstractValue;
  readonly at: Span;
  /** True where the source names the value; false where the value is written in place. */
  readonly named: boolean;
}

/** Returns the values at a path, and the elements of arrays there. All spans lie in `module`, where the path starts. */
export function endsOfPath(path: string, from: readonly PathEnd[], module: Module, evaluation: Evaluation): PathEnd[] {
  const ends = path.split('.').reduce((reached, step) => reached.flatMap(end => oneStep(end, step, module, evaluation)), [...from]);
  return ends.flatMap(end => (isArray(end.value) ? oneStep(end, '*', module, evaluation) : [end]));
}

/** Returns the values one step further: a property's name, `*` for all properties and elements, `()` for the results of a call. */
function oneStep(end: PathEnd, step: string, module: Module, evaluation: Evaluation): PathEnd[] {
  const { value: from } = end;
  const further = (of: Module, id: ValueId, at?: Span): PathEnd[] => {
    const here = at && of === module ? { at, named: true } : { at: end.at, named: end.named || at !== undefined };
    return [...evaluation.evaluate(of, id)].map(value => ({ value, ...here }));
  };
  const named = (name: string): PathEnd[] => evaluation.member(from, name).map(value => ({ ...end, value }));

  if (step === '()') {
    const returns = from.kind === 'function' ? from.module.summary.functions[from.id]?.returns : undefined;
    return from.kind === 'function' && returns ? returns.flatMap(id => further(from.module, id)) : [];
  }
  if (from.kind === 'exports') return step === '*' ? exportedNames(from.module).flatMap(named) : named(step);
  if (from.kind === 'instance') return step === '*' ? methodNames(from.of).flatMap(named) : named(step);
  if (from.kind !== 'object') return step === '*' ? [] : named(step);
  return literals(from, evaluation).flatMap(({ module: of, value: id }) => {
    const symbolic = of.summary.values[id];
    if (symbolic?.kind === 'array') return step === '*' ? symbolic.elements.flatMap(element => further(of, element)) : [];
    if (symbolic?.kind !== 'object') return [];
    const properties = symbolic.properties.filter(({ name, getter }) => !getter && (step === '*' || name === step));
    return properties.flatMap(property => further(of, property.value, property.at));
  });
}

type Literal = AbstractValue & { readonly kind: 'object' };

/** Returns an object literal and all object literals that are spread in it. */
function literals(root: Literal, evaluation: Evaluation): Literal[] {
  const all = new Set([root]);
  for (const { module, value: id } of all) {
    const symbolic = module.summary.values[id];
    const spreads = symbolic?.kind === 'object' && !symbolic.declared ? symbolic.spreads : [];
    for (const spread of spreads) {
      for (const value of evaluation.evaluate(module, spread)) if (value.kind === 'object') all.add(value);
    }
  }
  return [...all];
}

const isArray = (value: AbstractValue): boolean => value.kind === 'object' && value.module.summary.values[value.value]?.kind === 'array';

/** Returns the names of the methods in the body of a class. Inherited methods are left out. */
function methodNames({ kind, module, id }: ClassValue | FunctionValue): string[] {
  const members = kind === 'class' ? (module.summary.classes[id]?.members ?? []) : [];
  return members.filter(member => !member.static && !member.getter).map(({ name }) => name);
}

/** Returns the names that a file exports, by `export` or by `exports`. */
function exportedNames({ summary }: Module): string[] {
  const written = summary.writes.filter(({ object, name }) => name !== '*' && summary.values[object]?.kind === 'exports');
  return [...new Set([...summary.exports, ...written].map(({ name }) => name))];
}
