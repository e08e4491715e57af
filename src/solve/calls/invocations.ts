/**
 * Invocations: the functions that a call site or a property read runs, now or later. A call site runs its callees and some callbacks.
 * Rows, functions of the project and conventions show which callbacks. Does not know whether any of them blocks.
 */
import type { Catalog } from '../../catalog/index.ts';
import { getOrMake } from '../../collections/maps.ts';
import type { CallSite, PropertyRead } from '../../summary/model.ts';
import { argumentAt } from '../values/arguments.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';
import { functionsIn } from './callbacks.ts';
import { bodyOf, calleesAt } from './callees.ts';
import { conventionOf } from './conventions.ts';
import { invocationOfCallback, type Invocation } from './invocation.ts';
import { ParameterTimings } from './parameter-timings.ts';
import { Registrations } from './registrations.ts';

/** The one empty list for most property reads, which run no getter. */
const NONE: readonly Invocation[] = [];

export class Invocations {
  readonly #evaluation: Evaluation;
  readonly #catalog: Catalog;
  readonly #registrations: Registrations;
  readonly #parameters: ParameterTimings;
  readonly #known = new Map<CallSite | PropertyRead, readonly Invocation[]>();

  /** `parameters` is shared by invocations that evaluate with different receivers and call frames. */
  constructor(evaluation: Evaluation, catalog: Catalog, parameters?: ParameterTimings) {
    this.#evaluation = evaluation;
    this.#catalog = catalog;
    this.#registrations = new Registrations(evaluation, catalog);
    this.#parameters = parameters ?? new ParameterTimings(evaluation, this.#registrations);
  }

  /** Returns invocations that read values through another evaluation. */
  with(evaluation: Evaluation): Invocations {
    return new Invocations(evaluation, this.#catalog, this.#parameters);
  }

  /** Returns the invocations of a call site, callees first, or the getters that a property read runs. */
  at(module: Module, site: CallSite | PropertyRead): readonly Invocation[] {
    return getOrMake(this.#known, site, () => ('callee' in site ? this.#ofCall(module, site) : this.#ofRead(module, site)));
  }

  #ofRead(module: Module, site: PropertyRead): readonly Invocation[] {
    const getters = this.#evaluation.getters(module, site.object, site.name);
    if (getters.length === 0) return NONE;
    return getters.map(callable => ({
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

  #ofCall(module: Module, site: CallSite): Invocation[] {
    const callees = calleesAt(module, site, this.#evaluation);
    const registered = this.#registrations.at(module, site, callees);
    const byProject = callees.flatMap(callee => this.#byProject(module, site, callee));
    const known = [...callees, ...registered, ...byProject];
    // A convention is a guess. The catalog's rows for a callee leave nothing to guess.
    if (callees.some(({ callable }) => callable.kind === 'known') || registered.length > 0) return known;
    return [...known, ...this.#byConvention(module, site, byProject)];
  }

  /** Returns the callbacks that a callee of the project runs, because its code calls its parameters or passes them on. */
  #byProject(module: Module, site: CallSite, { callable, arguments: args }: Invocation): Invocation[] {
    const callee = bodyOf(callable, this.#evaluation);
    if (!callee || !args) return [];
    const name = callee.module.summary.functions[callee.id]?.name;
    const as = name ? `'${name}' callback` : 'callback';
    return args.flatMap((_, index) => {
      const argument = argumentAt(args, index);
      const timings = argument ? this.#parameters.timingsOf(callee, index) : [];
      return timings.flatMap(timing =>
        functionsIn(argument, module, this.#evaluation).map(callback => invocationOfCallback(site, callback, timing, as)),
      );
    });
  }

  /** Returns the callbacks whose parameter names show that they are called, as those of `(req, res) => …` do. */
  #byConvention(module: Module, site: CallSite, byProject: readonly Invocation[]): Invocation[] {
    return site.arguments.flatMap(argument => {
      if (byProject.some(({ at }) => at.start === argument.at.start)) return [];
      return functionsIn(argument, module, this.#evaluation).flatMap(callback => {
        const convention = conventionOf(callback.callable, 'argument', this.#catalog);
        return convention ? [invocationOfCallback(site, callback, convention.runs ?? 'later', convention.as)] : [];
      });
    });
  }
}
