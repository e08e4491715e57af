/** Whether a call meets the condition of a catalog row. What can't be shown of an argument does not hold. */
import type { Condition } from '../catalog/index.ts';
import type { Argument } from '../summary/model.ts';
import { UNKNOWN } from '../summary/model.ts';
import type { Evaluation } from './evaluate.ts';
import type { Module, Thing } from './things.ts';

/** The arguments a callee sees; `undefined` where nothing is known of them. */
export type Arguments = readonly Argument[] | undefined;

export function holds(condition: Condition | undefined, module: Module, given: Arguments, evaluator: Evaluation): boolean {
  if (!condition) return true;
  if (!given) return false;
  if ('without' in condition) return isLeftOut(given, condition.without, module);
  const argument = argumentAt(given, condition.argument);
  if (!argument) return false;
  const things = [...evaluator.evaluate(module, argument.value)];
  if ('type' in condition) return things.some(thing => thing.kind === 'literal' && typeof thing.value === condition.type);
  const values = 'property' in condition ? things.flatMap(thing => property(thing, condition.property, evaluator)) : things;
  return values.some(thing => thing.kind === 'literal' && condition.oneOf.includes(thing.value));
}

/** The argument at an index, unless a spread before it shifts it by an unknown number. */
export function argumentAt(given: readonly Argument[], index: number): Argument | undefined {
  return given.slice(0, index + 1).some(argument => argument.spread) ? undefined : given[index];
}

function isLeftOut(given: readonly Argument[], index: number, module: Module): boolean {
  if (given.some(argument => argument.spread)) return false;
  const argument = given[index];
  if (!argument) return true;
  const value = module.summary.values[argument.value];
  if (argument.value === UNKNOWN || !value) return false;
  return (value.kind === 'global' && value.name === 'undefined') || (value.kind === 'literal' && value.value === null);
}

/** The values of a property of an object literal. */
function property(thing: Thing, name: string, evaluator: Evaluation): Thing[] {
  if (thing.kind !== 'object') return [];
  const object = thing.module.summary.values[thing.value];
  if (object?.kind !== 'object') return [];
  const found = object.properties.filter(entry => entry.name === name);
  return found.flatMap(({ value }) => [...evaluator.evaluate(thing.module, value)]);
}
