/**
 * Callbacks: the functions that a call passes. A row says which argument, or which property of an options object, is the callback. Knows
 * nothing of when a callback runs.
 */
import type { Callback } from '../../catalog/index.ts';
import type { Argument, Span } from '../../summary/model.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import { argumentAt } from '../values/arguments.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';
import { endsOfPath } from './option-paths.ts';

export interface PassedFunction {
  /** A function of the project, or a node of the catalog. */
  readonly callable: AbstractValue;
  readonly at: Span;
  /** True where the call passes it by name; false where it is written in the call. */
  readonly named: boolean;
}

/** Returns the functions that arguments pass as a row's callback. */
export function callbacksAt(callback: Callback, args: readonly Argument[], module: Module, evaluation: Evaluation): PassedFunction[] {
  if (callback === 'last') return functionsIn(args.at(-1), module, evaluation);
  if (callback === 'every') {
    return args.flatMap(argument => [...functionsIn(argument, module, evaluation), ...elementsIn(argument, module, evaluation)]);
  }
  if (typeof callback === 'number') return functionsIn(argumentAt(args, callback), module, evaluation);
  const options = callback.argument === 'last' ? args.at(-1) : argumentAt(args, callback.argument);
  return options ? propertiesIn(options, callback.properties, module, evaluation) : [];
}

/** Returns the functions that an argument may be. */
export function functionsIn(argument: Argument | undefined, module: Module, evaluation: Evaluation): PassedFunction[] {
  if (!argument) return [];
  return [...evaluation.evaluate(module, argument.value)].flatMap(value => runnable(value, argument.at, !argument.inline));
}

/** Returns the functions in an array: `check` and `handle` in `app.get('/', [check, handle])`. */
function elementsIn(argument: Argument, module: Module, evaluation: Evaluation): PassedFunction[] {
  return [...evaluation.evaluate(module, argument.value)].flatMap(value => {
    const symbolic = value.kind === 'object' ? value.module.summary.values[value.value] : undefined;
    if (value.kind !== 'object' || symbolic?.kind !== 'array') return [];
    const elements = symbolic.elements.flatMap(element => [...evaluation.evaluate(value.module, element)]);
    return elements.flatMap(element => runnable(element, argument.at, false));
  });
}

/** Returns the functions in an options object: `transform` in `new Transform({ transform })`. */
function propertiesIn(options: Argument, paths: readonly string[], module: Module, evaluation: Evaluation): PassedFunction[] {
  const roots = [...evaluation.evaluate(module, options.value)].map(value => ({ value, at: options.at, named: false }));
  return paths.flatMap(path => endsOfPath(path, roots, module, evaluation)).flatMap(({ value, at, named }) => runnable(value, at, named));
}

/** Returns a value as a callback, if the value can be called. A bound function counts as the function that it calls. */
function runnable(value: AbstractValue, at: Span, named: boolean): PassedFunction[] {
  if (value.kind === 'function' || value.kind === 'known' || value.kind === 'promisified') return [{ callable: value, at, named }];
  if (value.kind === 'bound') return [{ callable: value.of, at, named }];
  return value.kind === 'invoker' && value.how !== 'bind' ? [{ callable: value.of, at, named }] : [];
}
