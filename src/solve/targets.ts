/**
 * What an invocation runs that a verdict is about: rows of the catalog whose condition holds, and functions of the project that are
 * reported where they are called, with what the call is known to pass.
 */
import type { BlockingRow, Catalog, CatalogNode } from '../catalog/index.ts';
import type { FunctionId } from '../summary/model.ts';
import { annotatedRow } from './annotations.ts';
import { holds } from './conditions.ts';
import type { Evaluation, Evaluator } from './evaluate.ts';
import { constantsPassed } from './guards.ts';
import { bodyOf, type Invocation } from './invocations.ts';
import { handledParameters, passedIn } from './passed.ts';
import type { FunctionThing, Module, Modules } from './things.ts';
import type { Run } from './verdicts.ts';
import { isOfVersion, packageOf } from './versions.ts';

/** What is known of the functions of a module before anything is known of what they run. */
export interface Callees {
  readonly contexts: { has(id: FunctionId): boolean };
  /** The parameters that decide over calls and loops of their function. */
  readonly guarding: ReadonlyMap<FunctionId, ReadonlySet<number>>;
}

export class Targets {
  readonly #catalog: Catalog;
  readonly #evaluator: Evaluator;
  readonly #modules: Modules;
  readonly #allows: (path: string) => boolean;
  readonly #calleesOf: (module: Module) => Callees;

  /** `allows` says whether an access path is never to be reported. */
  constructor(
    catalog: Catalog,
    evaluator: Evaluator,
    modules: Modules,
    allows: (path: string) => boolean,
    calleesOf: (module: Module) => Callees,
  ) {
    this.#catalog = catalog;
    this.#evaluator = evaluator;
    this.#modules = modules;
    this.#allows = allows;
    this.#calleesOf = calleesOf;
  }

  /** Blocking APIs whose condition holds, and functions that are not reported by themselves. `evaluator` knows what `this` is where it is called. */
  of(module: Module, invocation: Invocation, evaluator: Evaluation = this.#evaluator): Run['target'][] {
    const { callable, construct } = invocation;
    switch (callable.kind) {
      case 'known': {
        const node = construct ? this.#catalog.step(callable.node, { step: 'construction' }) : callable.node;
        return this.#rowThat(node, module, ({ when }) => holds(when, module, invocation.arguments, this.#evaluator));
      }
      case 'promisified':
        if (callable.of.kind === 'known') {
          return this.#rowThat(callable.of.node, module, ({ when }) => !when);
        }
        return callable.of.kind === 'function' ? this.#callee(callable.of, module, { ...invocation, arguments: undefined }, evaluator) : [];
      default: {
        const body = bodyOf(callable, this.#evaluator);
        return body ? this.#callee(body, module, invocation, evaluator) : [];
      }
    }
  }

  /** The function of the project that an invocation runs, whoever reports what is in it. */
  bodyOf(from: Module, invocation: Invocation): FunctionThing | undefined {
    const body = bodyOf(invocation.callable, this.#evaluator);
    return body && this.#asCalled(body, from, invocation, this.#evaluator);
  }

  /** The first row of a node that speaks for a call in a module. */
  #rowThat(node: CatalogNode | undefined, module: Module, matches: (row: BlockingRow) => boolean): BlockingRow[] {
    const installed = ({ versions, module: from }: BlockingRow) =>
      versions === undefined ? undefined : this.#modules.version(module, packageOf(from));
    const row = node?.blocking.find(candidate => matches(candidate) && isOfVersion(candidate, installed(candidate)));
    // In a version that is not known, what to use instead may have another name.
    return this.#unlessAllowed(row?.versions === undefined || installed(row) !== undefined ? row : { ...row, rewrite: false });
  }

  #unlessAllowed(row: BlockingRow | undefined): BlockingRow[] {
    if (!row) return [];
    this.#catalog.matched(row.written ?? row);
    return this.#allows(row.path) ? [] : [row];
  }

  /** A called function, or what is said of it; nothing where its body is reported by itself or does not run yet. */
  #callee(thing: FunctionThing, from: Module, invocation: Invocation, evaluator: Evaluation): Run['target'][] {
    const row = annotatedRow(thing.module, thing.id);
    if (row) return this.#unlessAllowed(row);
    const summary = thing.module.summary.functions[thing.id];
    if (!summary || summary.async || (summary.generator && !invocation.iterated)) return [];
    if (this.#calleesOf(thing.module).contexts.has(thing.id)) return [];
    return [this.#asCalled(thing, from, invocation, evaluator)];
  }

  /** A function with what a call is known to pass. */
  #asCalled(thing: FunctionThing, from: Module, { arguments: given }: Invocation, evaluator: Evaluation): FunctionThing {
    const guarding = this.#calleesOf(thing.module).guarding.get(thing.id);
    const handled = handledParameters(thing.module.summary).get(thing.id);
    const passing = handled ? this.#evaluator.withPassed(thing, passedIn(handled, given, from, evaluator)) : thing;
    return guarding ? this.#evaluator.withConstants(passing, constantsPassed(guarding, given, from, evaluator)) : passing;
  }
}
