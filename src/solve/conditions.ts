/**
 * Whether a call meets the condition of a catalog row, as far as its arguments tell: it does, it does not, or that
 * cannot be shown. A row speaks only where its condition can be shown to hold.
 */
import type { Condition } from '../catalog/index.ts';
import type { Argument, CallSite } from '../summary/model.ts';
import { UNKNOWN } from '../summary/model.ts';
import type { Evaluation } from './evaluate.ts';
import type { Module, Thing } from './things.ts';

/** The arguments a callee sees; `undefined` where nothing is known of them. */
export type Arguments = readonly Argument[] | undefined;

/** What a bound function sees where it is called: what was bound, then what is passed. Values of another file can't be told here. */
export function argumentsOfBound(bound: Thing & { readonly kind: 'bound' }, module: Module, { arguments: passed }: CallSite): Arguments {
  return bound.module === module ? [...bound.site.arguments.slice(1), ...passed] : undefined;
}

type Truth = 'yes' | 'no' | 'unknown';

export function holds(condition: Condition | undefined, module: Module, given: Arguments, evaluator: Evaluation): boolean {
  return !condition || truthOf(condition, module, given, evaluator) === 'yes';
}

function truthOf(condition: Condition, module: Module, given: Arguments, evaluator: Evaluation): Truth {
  if (!given) return 'unknown';
  if ('not' in condition) return opposite[truthOf(condition.not, module, given, evaluator)];
  if ('all' in condition) return every(condition.all, part => truthOf(part, module, given, evaluator));
  if ('without' in condition) return isLeftOut(given, condition.without, module) ? 'yes' : 'unknown';
  if ('withoutCallback' in condition) return every(given.slice(condition.withoutCallback), one => isNoFunction(one, module, evaluator));
  if (given.slice(0, condition.argument + 1).some(argument => argument.spread)) return 'unknown';
  const argument = given[condition.argument];
  if (!argument) return 'no';
  const type = 'type' in condition ? condition.type : undefined;
  if (type === 'event' && isNamedAsEvent(argument, module)) return 'yes';
  const things = [...evaluator.evaluate(module, argument.value)];
  if (things.length === 0) return 'unknown';
  return some(things, thing => {
    if ('type' in condition)
      return thing.kind === 'literal' && typeof thing.value === (type === 'event' ? 'string' : type) ? 'yes' : 'unknown';
    return 'property' in condition ? propertyIsOneOf(thing, condition, evaluator) : isOneOf(thing, condition.oneOf);
  });
}

const opposite: Readonly<Record<Truth, Truth>> = { yes: 'no', no: 'yes', unknown: 'unknown' };

function every<T>(parts: readonly T[], truth: (part: T) => Truth): Truth {
  const truths = parts.map(truth);
  if (truths.includes('no')) return 'no';
  return truths.includes('unknown') ? 'unknown' : 'yes';
}

/** What a value can be: one that does is enough for "it does". */
function some<T>(choices: readonly T[], truth: (choice: T) => Truth): Truth {
  const truths = choices.map(truth);
  if (truths.includes('yes')) return 'yes';
  return truths.includes('unknown') ? 'unknown' : 'no';
}

function isOneOf(thing: Thing, values: readonly unknown[]): Truth {
  if (thing.kind === 'literal') return values.includes(thing.value) ? 'yes' : 'no';
  return isOpaque(thing) ? 'unknown' : 'no';
}

/** Whether a property of an object literal is one of the values; one that is not there is none of them. */
function propertyIsOneOf(thing: Thing, { property, oneOf }: { property: string; oneOf: readonly unknown[] }, evaluator: Evaluation): Truth {
  if (thing.kind !== 'object') return isOpaque(thing) ? 'unknown' : 'no';
  const object = thing.module.summary.values[thing.value];
  if (object?.kind !== 'object') return 'no';
  const found = object.properties.filter(entry => entry.name === property);
  if (found.length === 0) return object.spreads.length === 0 ? 'no' : 'unknown';
  const values = found.flatMap(({ value }) => [...evaluator.evaluate(thing.module, value)]);
  return values.length === 0 ? 'unknown' : some(values, value => isOneOf(value, oneOf));
}

/** Whether something may hold any value: what the catalog or an annotation knows of it says nothing of that. */
const isOpaque = ({ kind }: Thing): boolean => kind === 'known' || kind === 'parameter' || kind === 'type';

/** Constants are written in capitals, and tables of events are named so. */
const constantName = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/;
const tableName = /^(?:\w*E|e)vents?$/;

function isNamedAsEvent({ value: id }: Argument, { summary: { values } }: Module): boolean {
  const value = values[id];
  if (value?.kind !== 'member') return false;
  const table = values[value.object];
  return constantName.test(value.name) || (table?.kind === 'member' && tableName.test(table.name));
}

function isNoFunction(argument: Argument, module: Module, evaluator: Evaluation): Truth {
  if (argument.spread) return 'unknown';
  if (isUndefined(argument, module)) return 'yes';
  const things = [...evaluator.evaluate(module, argument.value)];
  if (things.length === 0) return 'unknown';
  return every(things, ({ kind }) => {
    if (kind === 'literal' || kind === 'object' || kind === 'instance') return 'yes';
    return kind === 'known' || kind === 'parameter' || kind === 'type' ? 'unknown' : 'no';
  });
}

/** The argument at an index, unless a spread before it shifts it by an unknown number. */
export function argumentAt(given: readonly Argument[], index: number): Argument | undefined {
  return given.slice(0, index + 1).some(argument => argument.spread) ? undefined : given[index];
}

function isLeftOut(given: readonly Argument[], index: number, module: Module): boolean {
  if (given.some(argument => argument.spread)) return false;
  const argument = given[index];
  return !argument || isUndefined(argument, module);
}

function isUndefined(argument: Argument, { summary }: Module): boolean {
  const value = summary.values[argument.value];
  if (argument.value === UNKNOWN || !value) return false;
  return (value.kind === 'global' && value.name === 'undefined') || (value.kind === 'literal' && value.value === null);
}
