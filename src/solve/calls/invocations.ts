/**
 * What a call site runs: the callee itself, and the functions it hands to a callee that is known to run them, now or
 * later. Says nothing of whether any of it blocks.
 */
import { displayName, type Answer, type Catalog, type CatalogNode, type Registration, type Run } from '../../catalog/index.ts';
import type { Argument, CallSite, PropertyRead, Site, Span } from '../../summary/model.ts';
import { callbacksAt, functionsIn, type PassedFunction } from './callbacks.ts';
import { holds } from './row-conditions.ts';
import { conventionOf } from './conventions.ts';
import { isParameterTiming, ParameterRuns, type ParameterTiming } from './parameter-runs.ts';
import type { FunctionValue, AbstractValue } from '../values/abstract-value.ts';
import { argumentAt, argumentsOfBound, type Arguments } from '../values/arguments.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';

export interface Invocation {
  readonly site: Site;
  /** A function, a class that is constructed, or something the catalog knows. */
  readonly callable: AbstractValue;
  readonly timing: Run;
  /** What the callable sees of the arguments. */
  readonly arguments: Arguments;
  readonly construct: boolean;
  /** What it gives is iterated on the spot, so that a generator's body runs. */
  readonly iterated: boolean;
  /** The name of what is run. */
  readonly at: Span;
  /** Whether the site calls it, reads a property it is the getter of, passes it on by its name, or where it is written. */
  readonly how: 'called' | 'read' | 'named' | 'inline';
  /** What its users call a function that is run like this. */
  readonly as: string;
  /** What becomes of the result of a function that is handed over, where that is known. */
  readonly answer: Answer | undefined;
}

const NONE: readonly Invocation[] = [];

export class Invocations {
  readonly #evaluator: Evaluation;
  readonly #catalog: Catalog;
  readonly #parameters: ParameterRuns;
  readonly #known = new Map<CallSite, readonly Invocation[]>();
  readonly #knownReads = new Map<PropertyRead, readonly Invocation[]>();

  /** `parameters` is shared by those who look at the same functions with another `this`. */
  constructor(evaluator: Evaluation, catalog: Catalog, parameters?: ParameterRuns) {
    this.#evaluator = evaluator;
    this.#catalog = catalog;
    this.#parameters =
      parameters ??
      new ParameterRuns(
        evaluator,
        (module, site) => this.#calleesOf(module, site),
        (module, site, index) => this.#timingOfArgument(module, site, index),
      );
  }

  /** The same, in methods that were inherited by `self`. */
  as(evaluator: Evaluation): Invocations {
    return new Invocations(evaluator, this.#catalog, this.#parameters);
  }

  /** Returns the invocations of a call site or of a property's read. */
  at(module: Module, site: CallSite | PropertyRead): readonly Invocation[] {
    return 'callee' in site ? this.of(module, site) : this.ofRead(module, site);
  }

  /** Returns the invocations of a call site, the callee's own first. */
  of(module: Module, site: CallSite): readonly Invocation[] {
    let invocations = this.#known.get(site);
    if (!invocations) this.#known.set(site, (invocations = this.#of(module, site)));
    return invocations;
  }

  /** The getters that a property's read runs. */
  ofRead(module: Module, site: PropertyRead): readonly Invocation[] {
    let invocations = this.#knownReads.get(site);
    if (!invocations) {
      invocations = this.#ofRead(module, site);
      this.#knownReads.set(site, invocations.length === 0 ? NONE : invocations);
    }
    return invocations;
  }

  #ofRead(module: Module, site: PropertyRead): Invocation[] {
    return this.#evaluator.getters(module, site.object, site.name).map(callable => ({
      site,
      callable,
      timing: 'now',
      arguments: [],
      construct: false,
      iterated: false,
      at: site.at,
      how: 'read',
      as: '',
      answer: undefined,
    }));
  }

  #of(module: Module, site: CallSite): Invocation[] {
    const called = this.#called(module, site);
    const registered = this.#registered(module, site, called);
    const passed = called.flatMap(invocation => this.#passedToOwn(module, site, invocation));
    const known = [...called, ...registered, ...passed];
    // The catalog's word on a callee is the last; of others, a signature may tell.
    if (called.some(({ callable }) => callable.kind === 'known') || registered.length > 0) return known;
    return [...known, ...this.#byConvention(module, site, passed)];
  }

  #called(module: Module, site: CallSite): Invocation[] {
    const callees = [...this.#evaluator.evaluate(module, site.callee)].filter(isCallable);
    const told = callees.filter(standsInForCode);
    return (told.length > 0 ? told : callees).flatMap(callee => calledBy(callee, module, site));
  }

  /** What the catalog knows to be run of what is passed. */
  #registered(module: Module, site: CallSite, called: readonly Invocation[]): Invocation[] {
    if (called.length > 0) {
      return called.flatMap(({ callable, construct, arguments: args }) => {
        if (callable.kind !== 'known' || !args) return [];
        const node = this.#catalog.called(callable.node, construct);
        return node ? this.#registeredWith(node, args, module, site) : [];
      });
    }
    const callee = module.summary.values[site.callee];
    const node = callee?.kind === 'member' ? this.#catalog.anyReceiver(callee.name) : undefined;
    return node ? this.#registeredWith(node, site.arguments, module, site) : [];
  }

  #registeredWith(node: CatalogNode, args: readonly Argument[], module: Module, site: CallSite): Invocation[] {
    return this.#registrationsOf(node, args, module).flatMap(registration => {
      const as = registration.as?.replace('{api}', displayName(node.path)) ?? '';
      const passed = callbacksAt(registration.callback, args, module, this.#evaluator);
      if (passed.length > 0) this.#catalog.matched(registration);
      return passed.map(callback => passedOn(site, callback, registration.runs, as, registration.answer));
    });
  }

  /** The rows that hold for a call. Rows for the same callback exclude each other: the first that holds speaks. */
  #registrationsOf(node: CatalogNode, args: readonly Argument[], module: Module): Registration[] {
    const taken = new Set<string>();
    return node.registrations.filter(({ when, callback }) => {
      const place = JSON.stringify(callback);
      if (taken.has(place) || !holds(when, module, args, this.#evaluator)) return false;
      taken.add(place);
      return true;
    });
  }

  /** What a function of the project runs of what it is given. */
  #passedToOwn(module: Module, site: CallSite, { callable, arguments: args }: Invocation): Invocation[] {
    const callee = bodyOf(callable, this.#evaluator);
    if (!callee || !args) return [];
    const name = callee.module.summary.functions[callee.id]?.name;
    const as = name ? `'${name}' callback` : 'callback';
    return args.flatMap((_, index) => {
      const argument = argumentAt(args, index);
      const timings = argument ? this.#parameters.timingsOf(callee, index) : [];
      return timings.flatMap(timing => functionsIn(argument, module, this.#evaluator).map(passed => passedOn(site, passed, timing, as)));
    });
  }

  #byConvention(module: Module, site: CallSite, passed: readonly Invocation[]): Invocation[] {
    return site.arguments.flatMap(argument => {
      // What is known to be run is not guessed.
      if (passed.some(({ at }) => at.start === argument.at.start)) return [];
      return functionsIn(argument, module, this.#evaluator).flatMap(callback => {
        const convention = conventionOf(callback.callable, 'argument', this.#catalog);
        return convention ? [passedOn(site, callback, convention.runs ?? 'later', convention.as)] : [];
      });
    });
  }

  #calleesOf(module: Module, site: CallSite): { callee: FunctionValue; shift: number }[] {
    return this.#called(module, site).flatMap(({ callable, arguments: args }) => {
      const callee = bodyOf(callable, this.#evaluator);
      return callee && args ? [{ callee, shift: site.arguments.length - args.length }] : [];
    });
  }

  #timingOfArgument(module: Module, site: CallSite, index: number): ParameterTiming | undefined {
    const [callee] = this.#called(module, site);
    const named = module.summary.values[site.callee];
    const node =
      callee?.callable.kind === 'known'
        ? this.#catalog.called(callee.callable.node, callee.construct)
        : !callee && named?.kind === 'member'
          ? this.#catalog.anyReceiver(named.name)
          : undefined;
    const registration =
      node && this.#registrationsOf(node, site.arguments, module).find(({ callback }) => standsAt(callback, index, site));
    if (registration) this.#catalog.matched(registration);
    const timing = registration?.runs;
    return isParameterTiming(timing) ? timing : undefined;
  }
}

/** The function whose body a call of this thing runs. */
export function bodyOf(callable: AbstractValue, evaluator: Evaluation): FunctionValue | undefined {
  if (callable.kind === 'function') return callable;
  if (callable.kind !== 'class') return undefined;
  const { construction } = callable.module.summary.classes[callable.id] ?? {};
  return construction === undefined ? undefined : evaluator.function(callable.module, construction);
}

function standsAt(callback: Registration['callback'], index: number, site: CallSite): boolean {
  if (callback === 'every') return true;
  return callback === 'last' ? index === site.arguments.length - 1 : callback === index;
}

const isCallable = ({ kind }: AbstractValue): boolean =>
  kind === 'known' || kind === 'function' || kind === 'class' || kind === 'promisified' || kind === 'invoker' || kind === 'bound';

/**
 * Whether somebody's word on a callee stands in for its code: the user's, and what a package's declarations promise not
 * to block, whose code can't be checked there.
 */
function standsInForCode(callee: AbstractValue): boolean {
  if (callee.kind === 'known') return callee.node.isUsers;
  return (
    callee.kind === 'function' &&
    callee.module.declares === true &&
    (callee.module.summary.functions[callee.id]?.tags ?? []).includes('nonblocking')
  );
}

function calledBy(callee: AbstractValue, module: Module, site: CallSite): Invocation[] {
  const called = (callable: AbstractValue, args: Arguments, construct: boolean): Invocation[] => [
    {
      site,
      callable,
      timing: 'now',
      arguments: args,
      construct,
      iterated: site.iterated,
      at: site.at,
      how: 'called',
      as: '',
      answer: undefined,
    },
  ];
  if (callee.kind === 'bound') return called(callee.of, argumentsOfBound(callee, module, site), site.construct);
  if (callee.kind !== 'invoker') return called(callee, site.arguments, site.construct);
  // `bind` calls nothing yet; `call` passes `this` first, `apply` an array that isn't looked into.
  if (callee.how === 'bind') return [];
  const args = callee.how === 'call' && !site.arguments[0]?.spread ? site.arguments.slice(1) : undefined;
  return called(callee.of, args, false);
}

const passedOn = (site: CallSite, { callable, at, named }: PassedFunction, run: Run, as: string, answer?: Answer): Invocation => ({
  site,
  callable,
  timing: run,
  arguments: undefined,
  construct: false,
  iterated: site.iterated,
  at,
  how: named ? 'named' : 'inline',
  as,
  answer,
});
