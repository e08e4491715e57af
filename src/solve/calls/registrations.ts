/**
 * Registrations: the callbacks that a callee runs, as the catalog's rows say. `setTimeout(f)` runs `f` later, for example. Knows nothing of
 * functions of the project that run their parameters.
 */
import { displayName, type Catalog, type CatalogNode, type Registration, type Timing } from '../../catalog/index.ts';
import type { Argument, CallSite } from '../../summary/model.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';
import { callbacksAt } from './callbacks.ts';
import { invocationOfCallback, type Invocation } from './invocation.ts';
import { holds } from './row-conditions.ts';

export class Registrations {
  readonly #evaluation: Evaluation;
  readonly #catalog: Catalog;

  constructor(evaluation: Evaluation, catalog: Catalog) {
    this.#evaluation = evaluation;
    this.#catalog = catalog;
  }

  /** Returns the invocations of the callbacks that a site passes to its callees. */
  at(module: Module, site: CallSite, callees: readonly Invocation[]): Invocation[] {
    if (callees.length > 0) {
      return callees.flatMap(({ callable, construct, arguments: args }) => {
        if (callable.kind !== 'known' || !args) return [];
        const node = this.#catalog.called(callable.node, construct);
        return node ? this.#withArguments(node, args, module, site) : [];
      });
    }
    const node = this.#nodeOfMethod(module, site);
    return node ? this.#withArguments(node, site.arguments, module, site) : [];
  }

  /** Returns the timing of a function passed at an index, as the first row for that argument says. */
  timingOf(module: Module, site: CallSite, callees: readonly Invocation[], index: number): Timing | undefined {
    const [callee] = callees;
    const node = callee ? this.#nodeOf(callee) : this.#nodeOfMethod(module, site);
    const registrations = node ? this.#rowsFor(node, site.arguments, module) : [];
    const registration = registrations.find(({ callback }) => covers(callback, index, site));
    if (registration) this.#catalog.matched(registration);
    return registration?.runs;
  }

  #nodeOf({ callable, construct }: Invocation): CatalogNode | undefined {
    return callable.kind === 'known' ? this.#catalog.called(callable.node, construct) : undefined;
  }

  /** Returns the node for a method of an unknown receiver, such as `then`. */
  #nodeOfMethod({ summary }: Module, site: CallSite): CatalogNode | undefined {
    const symbolic = summary.values[site.callee];
    return symbolic?.kind === 'member' ? this.#catalog.anyReceiver(symbolic.name) : undefined;
  }

  #withArguments(node: CatalogNode, args: readonly Argument[], module: Module, site: CallSite): Invocation[] {
    return this.#rowsFor(node, args, module).flatMap(registration => {
      const as = registration.as?.replace('{api}', displayName(node.path)) ?? '';
      const callbacks = callbacksAt(registration.callback, args, module, this.#evaluation);
      if (callbacks.length > 0) this.#catalog.matched(registration);
      return callbacks.map(callback => invocationOfCallback(site, callback, registration.runs, as, registration.answer));
    });
  }

  /** Returns the rows whose condition holds for a call. Of several rows about one callback, only the first that holds counts. */
  #rowsFor(node: CatalogNode, args: readonly Argument[], module: Module): Registration[] {
    const taken = new Set<string>();
    return node.registrations.filter(({ when, callback }) => {
      const key = JSON.stringify(callback);
      if (taken.has(key) || !holds(when, module, args, this.#evaluation)) return false;
      taken.add(key);
      return true;
    });
  }
}

/** Tells whether the argument at an index may be a row's callback. Callbacks inside an options object don't count. */
function covers(callback: Registration['callback'], index: number, site: CallSite): boolean {
  if (callback === 'every') return true;
  return callback === 'last' ? index === site.arguments.length - 1 : callback === index;
}
