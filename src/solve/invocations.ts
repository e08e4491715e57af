/**
 * What a call site runs: the callee itself, and the functions it hands to a callee that the catalog knows to run
 * them, now or later. Says nothing of whether any of it blocks.
 */
import { displayName, type Callback, type Catalog, type CatalogNode, type Registration, type Run } from '../catalog/index.ts';
import type { Argument, CallSite, Span } from '../summary/model.ts';
import { argumentAt, holds, type Arguments } from './conditions.ts';
import type { Evaluator } from './evaluate.ts';
import type { Module, Thing } from './things.ts';

export interface Invocation {
  readonly site: CallSite;
  /** A function, a class that is constructed, or something the catalog knows. */
  readonly callable: Thing;
  readonly run: Run;
  /** What the callable sees of the arguments. */
  readonly arguments: Arguments;
  readonly construct: boolean;
  /** The name of what is run. */
  readonly at: Span;
  /** Whether the site calls it, or passes it on. */
  readonly passed: boolean;
  /** What its users call a function that is run like this. */
  readonly as: string;
}

/** The invocations of a call site, the callee's own first. */
export function invocationsOf(module: Module, site: CallSite, evaluator: Evaluator, catalog: Catalog): Invocation[] {
  const callees = [...evaluator.evaluate(module, site.callee)].filter(isCallable);
  const called = callees.flatMap(callee => calledBy(callee, site));
  const registered = called.flatMap(invocation => registeredBy(invocation, module, evaluator, catalog));
  if (registered.length > 0) return [...called, ...registered];
  const node = callees.length === 0 ? unknownReceiver(module, site, catalog) : undefined;
  const byMethod = node ? passedTo(node, site.arguments, site, module, evaluator) : [];
  return [...called, ...(byMethod.length > 0 ? byMethod : byConvention(module, site, evaluator, catalog))];
}

const isCallable = ({ kind }: Thing): boolean =>
  kind === 'known' || kind === 'function' || kind === 'class' || kind === 'promisified' || kind === 'invoker';

function calledBy(callee: Thing, site: CallSite): Invocation[] {
  const call = { site, run: 'now', at: site.at, passed: false, as: '' } as const;
  if (callee.kind !== 'invoker') return [{ ...call, callable: callee, arguments: site.arguments, construct: site.construct }];
  // `bind` calls nothing yet; `call` passes `this` first, `apply` an array that isn't looked into.
  if (callee.how === 'bind') return [];
  const given = callee.how === 'call' && !site.arguments[0]?.spread ? site.arguments.slice(1) : undefined;
  return [{ ...call, callable: callee.of, arguments: given, construct: false }];
}

/** What a known callee runs of what it is given. */
function registeredBy(invocation: Invocation, module: Module, evaluator: Evaluator, catalog: Catalog): Invocation[] {
  const { callable, construct, site } = invocation;
  if (callable.kind !== 'known' || !invocation.arguments) return [];
  const node = construct ? catalog.step(callable.node, { step: 'construction' }) : callable.node;
  return node ? passedTo(node, invocation.arguments, site, module, evaluator) : [];
}

function passedTo(
  node: CatalogNode,
  given: readonly Argument[],
  site: CallSite,
  module: Module,
  evaluator: Evaluator,
): Invocation[] {
  // Rows for the same callback exclude each other: the first whose condition holds speaks.
  const matching = node.registrations.filter(({ when }) => holds(when, module, given, evaluator));
  const taken = new Set<string>();
  return matching.flatMap(registration => {
    const place = JSON.stringify(registration.callback);
    if (taken.has(place)) return [];
    taken.add(place);
    return callbacksAt(registration.callback, given, module, evaluator).map(({ callable, at }) =>
      passed(site, callable, at, registration, node),
    );
  });
}

function passed(site: CallSite, callable: Thing, at: Span, { runs, as = '' }: Registration, node: CatalogNode): Invocation {
  return {
    site,
    callable,
    run: runs,
    arguments: undefined,
    construct: false,
    at,
    passed: true,
    as: as.replace('{api}', displayName(node.path)),
  };
}

function callbacksAt(
  callback: Callback,
  given: readonly Argument[],
  module: Module,
  evaluator: Evaluator,
): { callable: Thing; at: Span }[] {
  const callables = (argument: Argument | undefined): { callable: Thing; at: Span }[] =>
    argument ? [...evaluator.evaluate(module, argument.value)].flatMap(thing => runnable(thing, argument.at)) : [];
  if (callback === 'last') return callables(given.at(-1));
  if (callback === 'every') return given.flatMap(argument => [...callables(argument), ...callablesIn(argument, module, evaluator)]);
  if (typeof callback === 'number') return callables(argumentAt(given, callback));
  const options = callback.argument === 'last' ? given.at(-1) : argumentAt(given, callback.argument);
  if (!options) return [];
  return [...evaluator.evaluate(module, options.value)].flatMap(thing => {
    if (thing.kind !== 'object') return [];
    const value = thing.module.summary.values[thing.value];
    if (value?.kind !== 'object') return [];
    const named = value.properties.filter(property => callback.properties.includes(property.name));
    return named.flatMap(property =>
      [...evaluator.evaluate(thing.module, property.value)].flatMap(found => runnable(found, options.at)),
    );
  });
}

/** Functions in an array argument: `app.get('/', [check, handle])`. */
function callablesIn(argument: Argument, module: Module, evaluator: Evaluator): { callable: Thing; at: Span }[] {
  return [...evaluator.evaluate(module, argument.value)].flatMap(thing => {
    const value = thing.kind === 'object' ? thing.module.summary.values[thing.value] : undefined;
    if (thing.kind !== 'object' || value?.kind !== 'array') return [];
    return value.elements.flatMap(element =>
      [...evaluator.evaluate(thing.module, element)].flatMap(found => runnable(found, argument.at)),
    );
  });
}

function runnable(thing: Thing, at: Span): { callable: Thing; at: Span }[] {
  if (thing.kind === 'function' || thing.kind === 'known' || thing.kind === 'promisified') return [{ callable: thing, at }];
  return thing.kind === 'invoker' && thing.how !== 'bind' ? [{ callable: thing.of, at }] : [];
}

/** What a method of this name does whatever its receiver, where nothing is known of that. */
function unknownReceiver(module: Module, site: CallSite, catalog: Catalog): CatalogNode | undefined {
  const callee = module.summary.values[site.callee];
  return callee?.kind === 'member' ? catalog.anyReceiver(callee.name) : undefined;
}

function byConvention(module: Module, site: CallSite, evaluator: Evaluator, catalog: Catalog): Invocation[] {
  return site.arguments.flatMap(argument =>
    [...evaluator.evaluate(module, argument.value)].flatMap((callable): Invocation[] => {
      const as = conventionOf(callable, 'argument', catalog);
      if (as === undefined) return [];
      return [{ site, callable, run: 'later', arguments: undefined, construct: false, at: argument.at, passed: true, as }];
    }),
  );
}

/** What a function's parameter names say of its caller. */
export function conventionOf(thing: Thing, where: 'argument' | 'anywhere', catalog: Catalog): string | undefined {
  if (thing.kind !== 'function') return undefined;
  const { parameters = [] } = thing.module.summary.functions[thing.id] ?? {};
  return catalog.conventions.find(
    convention =>
      convention.where === where && convention.parameters.every((names, index) => names.includes(parameters[index] ?? '')),
  )?.as;
}
