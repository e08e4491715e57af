/**
 * The call graph: the calls of each function, and the functions of the project that they run. Attaches to each function the constants and
 * the objects that the call passes. Does not know what blocks.
 */
import { UNKNOWN, type CallId, type CallSite, type PropertyRead } from '../../summary/model.ts';
import type { FunctionValue } from '../values/abstract-value.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Evaluator } from '../values/evaluator.ts';
import type { Module } from '../values/modules.ts';
import { constantsPassed } from './constant-arguments.ts';
import { bodyOf } from './callees.ts';
import type { Invocation } from './invocation.ts';
import type { Invocations } from './invocations.ts';
import { indexOf } from './module-index.ts';
import { objectsPassed } from './object-arguments.ts';

/** The evaluation and the invocations with the receiver and the call frame of one function. */
interface View {
  readonly evaluation: Evaluation;
  readonly invocations: Invocations;
}

export class CallGraph {
  readonly #evaluator: Evaluator;
  readonly #invocations: Invocations;

  constructor(evaluator: Evaluator, invocations: Invocations) {
    this.#evaluator = evaluator;
    this.#invocations = invocations;
  }

  /** Returns evaluation and invocations with the receiver and the frame of a function. */
  viewFrom({ activation }: FunctionValue): View {
    if (!activation) return { evaluation: this.#evaluator, invocations: this.#invocations };
    const evaluation = this.#evaluator.within(activation);
    return { evaluation, invocations: this.#invocations.with(evaluation) };
  }

  /** Returns the invocations of a site with the receiver and the frame of a function. */
  invocations(fn: FunctionValue, site: CallSite | PropertyRead): readonly Invocation[] {
    return this.viewFrom(fn).invocations.at(fn.module, site);
  }

  /** Returns the indexes of a function's calls, in source order. */
  callsOf({ module, id }: FunctionValue): readonly CallId[] {
    return indexOf(module).callsOf.get(id) ?? [];
  }

  /** Tells whether an argument of a call may be a function. */
  mayPassFunction(module: Module, { arguments: args }: CallSite, index: number): boolean {
    const values = [...this.#evaluator.evaluate(module, args[index]?.value ?? UNKNOWN)];
    return values.some(({ kind }) => kind === 'function' || kind === 'bound');
  }

  /** Returns the function of the project whose body an invocation runs, with its constants and objects. */
  bodyOf(from: Module, invocation: Invocation): FunctionValue | undefined {
    const body = bodyOf(invocation.callable, this.#evaluator);
    return body && this.asCalled(body, from, invocation);
  }

  /** Returns a function with the constants and the objects that an invocation passes, as `evaluation` reads the arguments. */
  asCalled(fn: FunctionValue, from: Module, { arguments: args }: Invocation, evaluation: Evaluation = this.#evaluator): FunctionValue {
    const index = indexOf(fn.module);
    const handled = index.handled.get(fn.id);
    const guarding = index.guarding.get(fn.id);
    const withObjects = handled ? this.#evaluator.withPassed(fn, objectsPassed(handled, args, from, evaluation)) : fn;
    return guarding ? this.#evaluator.withConstants(withObjects, constantsPassed(guarding, args, from, evaluation)) : withObjects;
  }
}
