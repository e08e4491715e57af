/**
 * What a function's parameters are, by what the catalog says of who calls it: the instance that a plugin gets, the
 * socket of a connection. Only calls in the function's own module are looked at.
 */
import type { Catalog, CatalogNode, Registration } from '../../catalog/index.ts';
import type { CallSite, FunctionId, ModuleSummary, ValueId } from '../../summary/model.ts';
import { callbacksAt } from './callbacks.ts';
import { holds } from './row-conditions.ts';
import { conventionOf } from './conventions.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';

type Sites = ReadonlyMap<FunctionId, readonly CallSite[]>;

export class CallbackParameters {
  readonly #catalog: Catalog;
  readonly #sites = new WeakMap<ModuleSummary, Sites>();

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
  }

  /** What a function's parameter is where it is passed. `evaluator` gives what is known by now; more never takes away. */
  nodesOf(module: Module, id: FunctionId, index: number, evaluator: Evaluation): CatalogNode[] {
    const nodes = (this.#sitesOf(module).get(id) ?? []).flatMap(site =>
      [...evaluator.evaluate(module, site.callee)].flatMap(callee => {
        if (callee.kind !== 'known') return [];
        const called = this.#catalog.called(callee.node, site.construct);
        return called ? this.#passedBy(called, module, site, id, index, evaluator) : [];
      }),
    );
    return nodes.length > 0 ? nodes : this.#passedByConvention(module, id, index, evaluator);
  }

  #passedByConvention(module: Module, id: FunctionId, index: number, evaluator: Evaluation): CatalogNode[] {
    const path = conventionOf(evaluator.function(module, id), 'anywhere', this.#catalog)?.passes?.[index];
    const root = path && this.#catalog.module(path.module);
    const node = path && root && this.#catalog.at(root, path);
    return node ? [node] : [];
  }

  #passedBy(node: CatalogNode, module: Module, site: CallSite, id: FunctionId, index: number, evaluator: Evaluation): CatalogNode[] {
    const isPassed = ({ callback, when }: Registration): boolean =>
      holds(when, module, site.arguments, evaluator) &&
      callbacksAt(callback, site.arguments, module, evaluator).some(
        ({ callable }) => callable.kind === 'function' && callable.module === module && callable.id === id,
      );
    return node.registrations.flatMap(registration => {
      const path = registration.passes?.[index];
      const passed = path !== undefined && isPassed(registration) ? this.#catalog.at(node, path) : undefined;
      return passed ? [passed] : [];
    });
  }

  #sitesOf({ summary }: Module): Sites {
    let sites = this.#sites.get(summary);
    if (!sites) this.#sites.set(summary, (sites = passingSites(summary)));
    return sites;
  }
}

/** The call sites that each function is passed at, by itself or within objects and arrays. */
function passingSites(summary: ModuleSummary): Sites {
  const sites = new Map<FunctionId, CallSite[]>();
  for (const site of summary.calls) {
    for (const id of functionsWithin(
      summary,
      site.arguments.map(({ value }) => value),
    )) {
      const known = sites.get(id);
      if (known) known.push(site);
      else sites.set(id, [site]);
    }
  }
  return sites;
}

function functionsWithin({ values }: ModuleSummary, roots: readonly ValueId[]): Set<FunctionId> {
  const functions = new Set<FunctionId>();
  const seen = new Set(roots);
  for (const id of seen) {
    const symbolic = values[id];
    if (symbolic?.kind === 'function') functions.add(symbolic.function);
    const parts =
      symbolic?.kind === 'any'
        ? symbolic.of
        : symbolic?.kind === 'array'
          ? symbolic.elements
          : symbolic?.kind === 'object'
            ? symbolic.properties.map(one => one.value)
            : [];
    for (const part of parts) seen.add(part);
  }
  return functions;
}
