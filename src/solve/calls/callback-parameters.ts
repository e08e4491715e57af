/**
 * Callback parameters: the catalog's nodes for the parameters of a callback. In `net.createServer(socket => …)`, a row says what `socket`
 * is. Looks only at calls in the callback's own module.
 */
import type { Catalog, CatalogNode, Registration } from '../../catalog/index.ts';
import { getOrMake, pushTo } from '../../collections/maps.ts';
import type { CallSite, FunctionId, ModuleSummary, ValueId } from '../../summary/model.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';
import { callbacksAt } from './callbacks.ts';
import { conventionOf } from './conventions.ts';
import { holds } from './row-conditions.ts';

/** The call sites to which each function is passed. */
type Sites = ReadonlyMap<FunctionId, readonly CallSite[]>;

export class CallbackParameters {
  readonly #catalog: Catalog;
  readonly #sites = new WeakMap<ModuleSummary, Sites>();

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
  }

  /**
   * Returns the nodes for a function's parameter. Rows about calls that pass the function come first, then conventions about parameter
   * names. `evaluation` may still be at work on its fixpoint.
   */
  nodesOf(module: Module, id: FunctionId, index: number, evaluation: Evaluation): CatalogNode[] {
    const nodes = (this.#sitesOf(module).get(id) ?? []).flatMap(site =>
      [...evaluation.evaluate(module, site.callee)].flatMap(callee => {
        if (callee.kind !== 'known') return [];
        const called = this.#catalog.called(callee.node, site.construct);
        return called ? this.#passedBy(called, module, site, id, index, evaluation) : [];
      }),
    );
    return nodes.length > 0 ? nodes : this.#passedByConvention(module, id, index, evaluation);
  }

  #passedByConvention(module: Module, id: FunctionId, index: number, evaluation: Evaluation): CatalogNode[] {
    const path = conventionOf(evaluation.function(module, id), 'anywhere', this.#catalog)?.passes?.[index];
    const root = path && this.#catalog.module(path.module);
    const node = path && root && this.#catalog.at(root, path);
    return node ? [node] : [];
  }

  #passedBy(node: CatalogNode, module: Module, site: CallSite, id: FunctionId, index: number, evaluation: Evaluation): CatalogNode[] {
    const isPassed = ({ callback, when }: Registration): boolean =>
      holds(when, module, site.arguments, evaluation) &&
      callbacksAt(callback, site.arguments, module, evaluation).some(
        ({ callable }) => callable.kind === 'function' && callable.module === module && callable.id === id,
      );
    return node.registrations.flatMap(registration => {
      const path = registration.passes?.[index];
      const passed = path !== undefined && isPassed(registration) ? this.#catalog.at(node, path) : undefined;
      return passed ? [passed] : [];
    });
  }

  #sitesOf({ summary }: Module): Sites {
    return getOrMake(this.#sites, summary, () => passingSites(summary));
  }
}

/** Returns the call sites to which each function is passed, by itself or inside objects and arrays. */
function passingSites(summary: ModuleSummary): Sites {
  const sites = new Map<FunctionId, CallSite[]>();
  for (const site of summary.calls) {
    const args = site.arguments.map(({ value }) => value);
    for (const id of functionsInside(summary, args)) pushTo(sites, id, site);
  }
  return sites;
}

function functionsInside({ values }: ModuleSummary, roots: readonly ValueId[]): Set<FunctionId> {
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
            ? symbolic.properties.map(({ value }) => value)
            : [];
    for (const part of parts) seen.add(part);
  }
  return functions;
}
