/** The contexts of every module, found once for each, with the invocations that they follow from. Does not know how to find them. */
import type { Catalog } from '../../catalog/index.ts';
import { getOrMake } from '../../collections/maps.ts';
import type { FunctionId } from '../../summary/model.ts';
import type { Invocation } from '../calls/invocation.ts';
import type { Invocations } from '../calls/invocations.ts';
import { indexOf } from '../calls/module-index.ts';
import type { Evaluator } from '../values/evaluator.ts';
import type { Module } from '../values/modules.ts';
import { contextsOf, type Contexts } from './contexts.ts';

export interface ContextsOfModule extends Contexts {
  /** The invocations of all sites, in source order. */
  readonly invocations: readonly Invocation[];
}

export class ModuleContexts {
  readonly #catalog: Catalog;
  readonly #evaluator: Evaluator;
  readonly #invocations: Invocations;
  readonly #startup: 'ignore' | 'report';
  readonly #known = new Map<Module, ContextsOfModule>();

  constructor(catalog: Catalog, evaluator: Evaluator, invocations: Invocations, startup: 'ignore' | 'report') {
    this.#catalog = catalog;
    this.#evaluator = evaluator;
    this.#invocations = invocations;
    this.#startup = startup;
  }

  of(module: Module): ContextsOfModule {
    return getOrMake(this.#known, module, () => {
      const invocations = indexOf(module).sites.flatMap(site => this.#invocations.at(module, site));
      return { invocations, ...contextsOf(module, invocations, this.#evaluator, this.#catalog, this.#startup) };
    });
  }

  /** Returns the offsets at which a function of the module is passed to a callee that runs it. */
  registrationsOf(module: Module, id: FunctionId): ReadonlySet<number> {
    const own = this.of(module).invocations.filter(
      ({ callable }) => callable.kind === 'function' && callable.module === module && callable.id === id,
    );
    return new Set(own.filter(({ how }) => how !== 'called').map(({ at }) => at.start));
  }
}
