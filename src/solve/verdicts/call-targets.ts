/**
 * Call targets: the blocking APIs and the functions of the project that an invocation runs. A row of an API must apply to the call. A
 * function that is a context is no target, because its body is reported by itself. Knows one call at a time.
 */
import type { BlockingRow, Catalog, CatalogNode } from '../../catalog/index.ts';
import { specifiersIn } from '../../summary/model.ts';
import { apiBlocker, type Blocker } from '../blocker.ts';
import { annotatedRow } from '../calls/annotations.ts';
import type { CallGraph } from '../calls/call-graph.ts';
import { bodyOf } from '../calls/callees.ts';
import type { Invocation } from '../calls/invocation.ts';
import { holds } from '../calls/row-conditions.ts';
import { isOfVersion, packageOf } from '../calls/row-versions.ts';
import type { ModuleContexts } from '../contexts/module-contexts.ts';
import type { FunctionValue } from '../values/abstract-value.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Evaluator } from '../values/evaluator.ts';
import type { Module, Modules } from '../values/modules.ts';
import type { CallTarget } from './call-step.ts';

export interface CallTargetsParts {
  readonly catalog: Catalog;
  readonly modules: Modules;
  readonly evaluator: Evaluator;
  readonly callGraph: CallGraph;
  readonly contexts: ModuleContexts;
  /** Tells whether the user allows an API, by its access path. */
  readonly allows: (path: string) => boolean;
}

const isOfPhones = (specifier: string): boolean => /^(?:react-native|expo)(?:$|[-/])/.test(specifier);

export class CallTargets {
  readonly #parts: CallTargetsParts;

  constructor(parts: CallTargetsParts) {
    this.#parts = parts;
  }

  /** Returns the targets of an invocation in a module. `evaluation` is that of the calling function. */
  of(module: Module, invocation: Invocation, evaluation: Evaluation = this.#parts.evaluator): CallTarget[] {
    const { catalog, evaluator } = this.#parts;
    const { callable, construct } = invocation;
    switch (callable.kind) {
      case 'known': {
        const node = catalog.called(callable.node, construct);
        return this.#api(node, module, ({ when }) => holds(when, module, invocation.arguments, evaluator));
      }
      case 'promisified':
        if (callable.of.kind === 'known') return this.#api(callable.of.node, module, ({ when }) => !when);
        return callable.of.kind === 'function'
          ? this.#function(callable.of, module, { ...invocation, arguments: undefined }, evaluation)
          : [];
      default: {
        const body = bodyOf(callable, evaluator);
        return body ? this.#function(body, module, invocation, evaluation) : [];
      }
    }
  }

  /** Returns the first row of a node that applies to a call in a module. */
  #api(node: CatalogNode | undefined, module: Module, applies: (row: BlockingRow) => boolean): Blocker[] {
    const installed = ({ versions, module: from }: BlockingRow) =>
      versions === undefined ? undefined : this.#parts.modules.version(module, packageOf(from));
    const found = node?.blocking.find(candidate => applies(candidate) && isOfVersion(candidate, installed(candidate)));
    // A dialog of a phone's system returns at once.
    const row = found?.dialog && specifiersIn(module.summary).some(isOfPhones) ? undefined : found;
    // Where the version is unknown, the counterpart may have another name.
    return this.#unlessAllowed(row?.versions === undefined || installed(row) !== undefined ? row : { ...row, rewrite: false });
  }

  #unlessAllowed(row: BlockingRow | undefined): Blocker[] {
    if (!row) return [];
    this.#parts.catalog.matched(row.written ?? row);
    return this.#parts.allows(row.path) ? [] : [apiBlocker(row)];
  }

  /** Returns a called function, or the row of its doc comment. No target is a context, async, or a generator that is not iterated. */
  #function(fn: FunctionValue, from: Module, invocation: Invocation, evaluation: Evaluation): CallTarget[] {
    const { callGraph, contexts } = this.#parts;
    const row = annotatedRow(fn.module, fn.id);
    if (row) return this.#unlessAllowed(row);
    const summary = fn.module.summary.functions[fn.id];
    if (!summary || summary.async || (summary.generator && !invocation.iterated)) return [];
    if (contexts.of(fn.module).contexts.has(fn.id)) return [];
    return [callGraph.asCalled(fn, from, invocation, evaluation)];
  }
}
