/** Which functions stand at the place of a call where its callee takes a callback. */
import type { Callback } from '../../catalog/index.ts';
import type { Argument, Span } from '../../summary/model.ts';
import { endsOfPath } from './option-paths.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import { argumentAt } from '../values/arguments.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';

export interface PassedFunction {
  /** A function of the project, or something the catalog knows. */
  readonly callable: AbstractValue;
  readonly at: Span;
  /** Handed over by its name, not written right there. */
  readonly named: boolean;
}

/** The functions that the arguments hold at a callback's place. */
export function callbacksAt(callback: Callback, args: readonly Argument[], module: Module, evaluator: Evaluation): PassedFunction[] {
  if (callback === 'last') return functionsIn(args.at(-1), module, evaluator);
  if (callback === 'every') {
    return args.flatMap(argument => [...functionsIn(argument, module, evaluator), ...elementsIn(argument, module, evaluator)]);
  }
  if (typeof callback === 'number') return functionsIn(argumentAt(args, callback), module, evaluator);
  const options = callback.argument === 'last' ? args.at(-1) : argumentAt(args, callback.argument);
  return options ? propertiesIn(options, callback.properties, module, evaluator) : [];
}

/** The functions an argument can be. */
export function functionsIn(argument: Argument | undefined, module: Module, evaluator: Evaluation): PassedFunction[] {
  if (!argument) return [];
  return [...evaluator.evaluate(module, argument.value)].flatMap(value => runnable(value, argument.at, !argument.inline));
}

/** Functions in an array: `app.get('/', [check, handle])`. */
function elementsIn(argument: Argument, module: Module, evaluator: Evaluation): PassedFunction[] {
  return [...evaluator.evaluate(module, argument.value)].flatMap(value => {
    const symbolic = value.kind === 'object' ? value.module.summary.values[value.value] : undefined;
    if (value.kind !== 'object' || symbolic?.kind !== 'array') return [];
    const elements = symbolic.elements.flatMap(element => [...evaluator.evaluate(value.module, element)]);
    return elements.flatMap(element => runnable(element, argument.at, false));
  });
}

/** Functions within an options object: `new Transform({ transform })`. */
function propertiesIn(options: Argument, paths: readonly string[], module: Module, evaluator: Evaluation): PassedFunction[] {
  const roots = [...evaluator.evaluate(module, options.value)].map(value => ({ value, at: options.at, named: false }));
  return paths.flatMap(path => endsOfPath(path, roots, module, evaluator)).flatMap(({ value, at, named }) => runnable(value, at, named));
}

function runnable(value: AbstractValue, at: Span, named: boolean): PassedFunction[] {
  if (value.kind === 'function' || value.kind === 'known' || value.kind === 'promisified') return [{ callable: value, at, named }];
  if (value.kind === 'bound') return [{ callable: value.of, at, named }];
  return value.kind === 'invoker' && value.how !== 'bind' ? [{ callable: value.of, at, named }] : [];
}
