/**
 * Row conditions, in three-valued logic: a call meets a row's condition, does not meet it, or may meet it. A row applies only where its
 * condition can be shown to hold. Knows arguments alone, not the row that has the condition.
 */
import type { Condition } from '../../catalog/index.ts';
import { UNKNOWN, type Argument } from '../../summary/model.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import type { Arguments } from '../values/arguments.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';

type Truth = 'yes' | 'no' | 'unknown';

/** Tells whether arguments can be shown to meet a condition. */
export function holds(condition: Condition | undefined, module: Module, args: Arguments, evaluation: Evaluation): boolean {
  return !condition || truthOf(condition, module, args, evaluation) === 'yes';
}

function truthOf(condition: Condition, module: Module, args: Arguments, evaluation: Evaluation): Truth {
  if (!args) return 'unknown';
  if ('not' in condition) return opposite[truthOf(condition.not, module, args, evaluation)];
  if ('all' in condition) return every(condition.all, part => truthOf(part, module, args, evaluation));
  if ('without' in condition) return isLeftOut(args, condition.without, module) ? 'yes' : 'unknown';
  if ('withoutCallback' in condition)
    return every(args.slice(condition.withoutCallback), argument => isNoFunction(argument, module, evaluation));
  if (args.slice(0, condition.argument + 1).some(argument => argument.spread)) return 'unknown';
  const argument = args[condition.argument];
  if (!argument) return 'no';
  const type = 'type' in condition ? condition.type : undefined;
  if (type === 'event' && isNamedAsEvent(argument, module)) return 'yes';
  const values = [...evaluation.evaluate(module, argument.value)];
  if (values.length === 0) return 'unknown';
  return some(values, value => {
    if ('type' in condition)
      return value.kind === 'literal' && typeof value.value === (type === 'event' ? 'string' : type) ? 'yes' : 'unknown';
    return 'property' in condition ? propertyIsOneOf(value, condition, evaluation) : isOneOf(value, condition.oneOf);
  });
}

const opposite: Readonly<Record<Truth, Truth>> = { yes: 'no', no: 'yes', unknown: 'unknown' };

function every<T>(parts: readonly T[], truth: (part: T) => Truth): Truth {
  const truths = parts.map(truth);
  if (truths.includes('no')) return 'no';
  return truths.includes('unknown') ? 'unknown' : 'yes';
}

/** Returns `yes` if one choice does. A value that may be any of several counts as the one that meets the condition. */
function some<T>(choices: readonly T[], truth: (choice: T) => Truth): Truth {
  const truths = choices.map(truth);
  if (truths.includes('yes')) return 'yes';
  return truths.includes('unknown') ? 'unknown' : 'no';
}

function isOneOf(value: AbstractValue, values: readonly unknown[]): Truth {
  if (value.kind === 'literal') return values.includes(value.value) ? 'yes' : 'no';
  return isOpaque(value) ? 'unknown' : 'no';
}

/** Tells whether a property of an object literal is one of the values. A property that is absent is none of them. */
function propertyIsOneOf(
  object: AbstractValue,
  { property, oneOf }: { property: string; oneOf: readonly unknown[] },
  evaluation: Evaluation,
): Truth {
  if (object.kind !== 'object') return isOpaque(object) ? 'unknown' : 'no';
  const symbolic = object.module.summary.values[object.value];
  if (symbolic?.kind !== 'object') return 'no';
  const found = symbolic.properties.filter(entry => entry.name === property);
  if (found.length === 0) return symbolic.spreads.length === 0 ? 'no' : 'unknown';
  const values = found.flatMap(({ value }) => [...evaluation.evaluate(object.module, value)]);
  return values.length === 0 ? 'unknown' : some(values, value => isOneOf(value, oneOf));
}

/** Tells whether a value may be equal to any literal. The catalog and a type annotation don't say what a value is equal to. */
const isOpaque = ({ kind }: AbstractValue): boolean => kind === 'known' || kind === 'parameter' || kind === 'type';

/** The name of a constant in capitals: `END`. */
const constantName = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/;
/** The name of a table of events: `Events`, `clientEvents`. */
const tableName = /^(?:\w*E|e)vents?$/;

/** Tells whether an argument is named as events are: `Events.Ready`, `Stream.END`. */
function isNamedAsEvent({ value: id }: Argument, { summary: { values } }: Module): boolean {
  const symbolic = values[id];
  if (symbolic?.kind !== 'member') return false;
  const table = values[symbolic.object];
  return constantName.test(symbolic.name) || (table?.kind === 'member' && tableName.test(table.name));
}

function isNoFunction(argument: Argument, module: Module, evaluation: Evaluation): Truth {
  if (argument.spread) return 'unknown';
  if (isUndefined(argument, module)) return 'yes';
  const values = [...evaluation.evaluate(module, argument.value)];
  if (values.length === 0) return 'unknown';
  return every(values, value => {
    if (value.kind === 'literal' || value.kind === 'object' || value.kind === 'instance') return 'yes';
    return isOpaque(value) ? 'unknown' : 'no';
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
