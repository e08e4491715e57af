/** Which functions stand at the place of a call where its callee takes a callback. */
import type { Callback } from '../catalog/index.ts';
import type { Argument, Span } from '../summary/model.ts';
import { argumentAt } from './conditions.ts';
import type { Evaluation } from './evaluate.ts';
import { reachedBy } from './paths.ts';
import type { Module, Thing } from './things.ts';

export interface PassedFunction {
  /** A function of the project, or something the catalog knows. */
  readonly callable: Thing;
  readonly at: Span;
  /** Handed over by its name, not written right there. */
  readonly named: boolean;
}

/** The functions that the arguments hold at a callback's place. */
export function callbacksAt(callback: Callback, given: readonly Argument[], module: Module, evaluator: Evaluation): PassedFunction[] {
  if (callback === 'last') return functionsIn(given.at(-1), module, evaluator);
  if (callback === 'every') {
    return given.flatMap(argument => [...functionsIn(argument, module, evaluator), ...elementsIn(argument, module, evaluator)]);
  }
  if (typeof callback === 'number') return functionsIn(argumentAt(given, callback), module, evaluator);
  const options = callback.argument === 'last' ? given.at(-1) : argumentAt(given, callback.argument);
  return options ? propertiesIn(options, callback.properties, module, evaluator) : [];
}

/** The functions an argument can be. */
export function functionsIn(argument: Argument | undefined, module: Module, evaluator: Evaluation): PassedFunction[] {
  if (!argument) return [];
  return [...evaluator.evaluate(module, argument.value)].flatMap(thing => runnable(thing, argument.at, !argument.inline));
}

/** Functions in an array: `app.get('/', [check, handle])`. */
function elementsIn(argument: Argument, module: Module, evaluator: Evaluation): PassedFunction[] {
  return [...evaluator.evaluate(module, argument.value)].flatMap(thing => {
    const value = thing.kind === 'object' ? thing.module.summary.values[thing.value] : undefined;
    if (thing.kind !== 'object' || value?.kind !== 'array') return [];
    const elements = value.elements.flatMap(element => [...evaluator.evaluate(thing.module, element)]);
    return elements.flatMap(element => runnable(element, argument.at, false));
  });
}

/** Functions within an options object: `new Transform({ transform })`. */
function propertiesIn(options: Argument, paths: readonly string[], module: Module, evaluator: Evaluation): PassedFunction[] {
  const roots = [...evaluator.evaluate(module, options.value)].map(thing => ({ thing, at: options.at, named: false }));
  return paths.flatMap(path => reachedBy(path, roots, module, evaluator)).flatMap(({ thing, at, named }) => runnable(thing, at, named));
}

function runnable(thing: Thing, at: Span, named: boolean): PassedFunction[] {
  if (thing.kind === 'function' || thing.kind === 'known' || thing.kind === 'promisified') return [{ callable: thing, at, named }];
  if (thing.kind === 'bound') return [{ callable: thing.of, at, named }];
  return thing.kind === 'invoker' && thing.how !== 'bind' ? [{ callable: thing.of, at, named }] : [];
}
