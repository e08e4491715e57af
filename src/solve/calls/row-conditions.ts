/**
 * Whether a call meets the condition of a catalog row, as far as its arguments tell: it does, it does not, or that
 * cannot be shown. A row speaks only where its condition can be shown to hold.
 */
import { isNamedAsEvent, type Condition } from '../../catalog/index.ts';
import type { Argument } from '../../summary/model.ts';
import { UNKNOWN } from '../../summary/model.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';
import type { Arguments } from '../values/arguments.ts';

type Truth = 'yes' | 'no' | 'unknown';

export function holds(condition: Condition | undefined, module: Module, args: Arguments, evaluator: Evaluation): boolean {
  return !condition || truthOf(condition, module, args, evaluator) === 'yes';
}

function truthOf(condition: Condition, module: Module, args: Arguments, evaluator: Evaluation): Truth {
  if (!args) return 'unknown';
  if ('not' in condition) return opposite[truthOf(condition.not, module, args, evaluator)];
  if ('all' in condition) return every(condition.all, part => truthOf(part, module, args, evaluator));
  if ('without' in condition) return isLeftOut(args, condition.without, module) ? 'yes' : 'unknown';
  if ('withoutCallback' in condition) return every(args.slice(condition.withoutCallback), one => isNoFunction(one, module, evaluator));
  if (args.slice(0, condition.argument + 1).some(argument => argument.spread)) return 'unknown';
  const argument = args[condition.argument];
  if (!argument) return 'no';
  const type = 'type' in condition ? condition.type : undefined;
  if (type === 'event' && isEventConstant(argument, module)) return 'yes';
  const values = [...evaluator.evaluate(module, argument.value)];
  if (values.length === 0) return 'unknown';
  return some(values, value => {
    if ('type' in condition)
      return value.kind === 'literal' && typeof value.value === (type === 'event' ? 'string' : type) ? 'yes' : 'unknown';
    return 'property' in condition ? propertyIsOneOf(value, condition, evaluator) : isOneOf(value, condition.oneOf);
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

function isOneOf(value: AbstractValue, values: readonly unknown[]): Truth {
  if (value.kind === 'literal') return values.includes(value.value) ? 'yes' : 'no';
  return isOpaque(value) ? 'unknown' : 'no';
}

/** Whether a property of an object literal is one of the values; one that is not there is none of them. */
function propertyIsOneOf(
  thing: AbstractValue,
  { property, oneOf }: { property: string; oneOf: readonly unknown[] },
  evaluator: Evaluation,
): Truth {
  if (thing.kind !== 'object') return isOpaque(thing) ? 'unknown' : 'no';
  const symbolic = thing.module.summary.values[thing.value];
  if (symbolic?.kind !== 'object') return 'no';
  const found = symbolic.properties.filter(entry => entry.name === property);
  if (found.length === 0) return symbolic.spreads.length === 0 ? 'no' : 'unknown';
  const values = found.flatMap(({ value }) => [...evaluator.evaluate(thing.module, value)]);
  return values.length === 0 ? 'unknown' : some(values, value => isOneOf(value, oneOf));
}

/** Whether something may hold any value: what the catalog or an annotation knows of it says nothing of that. */
const isOpaque = ({ kind }: AbstractValue): boolean => kind === 'known' || kind === 'parameter' || kind === 'type';

/** Tells whether an argument is a constant that has the name of an event. */
function isEventConstant({ value: id }: Argument, { summary: { values } }: Module): boolean {
  const symbolic = values[id];
  if (symbolic?.kind !== 'member') return false;
  const table = values[symbolic.object];
  return isNamedAsEvent(symbolic.name, table?.kind === 'member' ? table.name : undefined);
}

function isNoFunction(argument: Argument, module: Module, evaluator: Evaluation): Truth {
  if (argument.spread) return 'unknown';
  if (isUndefined(argument, module)) return 'yes';
  const values = [...evaluator.evaluate(module, argument.value)];
  if (values.length === 0) return 'unknown';
  return every(values, ({ kind }) => {
    if (kind === 'literal' || kind === 'object' || kind === 'instance') return 'yes';
    return kind === 'known' || kind === 'parameter' || kind === 'type' ? 'unknown' : 'no';
  });
}

function isLeftOut(args: readonly Argument[], index: number, module: Module): boolean {
  if (args.some(argument => argument.spread)) return false;
  const argument = args[index];
  return !argument || isUndefined(argument, module);
}

function isUndefined(argument: Argument, { summary }: Module): boolean {
  const symbolic = summary.values[argument.value];
  if (argument.value === UNKNOWN || !symbolic) return false;
  return (symbolic.kind === 'global' && symbolic.name === 'undefined') || (symbolic.kind === 'literal' && symbolic.value === null);
}
