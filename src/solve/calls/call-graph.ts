/** The calls of each function, and the functions of the project that they run, with what these calls pass. */
import { UNKNOWN, type CallId, type CallSite, type PropertyRead } from '../../summary/model.ts';
import type { FunctionValue } from '../values/abstract-value.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Evaluator } from '../values/evaluator.ts';
import type { Module } from '../values/modules.ts';
import { constantsPassed } from './constant-arguments.ts';
import { bodyOf, type Invocation, type Invocations } from './invocations.ts';
import { indexOf } from './module-index.ts';
import { handledParameters, passedIn } from './object-arguments.ts';

/** How a function sees the values and the calls in it. */
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

  /** Returns evaluation and invocations with the receiver and the frame that a function runs with. */
  viewFrom({ activation }: FunctionValue): View {
    if (!activation) return { evaluation: this.#evaluator, invocations: this.#invocations };
    const evaluation = this.#evaluator.within(activation);
    return { evaluation, invocations: this.#invocations.as(evaluation) };
  }

  /** Returns the invocations of a site as they are in a function. */
  invocations(fn: FunctionValue, site: CallSite | PropertyRead): readonly Invocation[] {
    return this.viewFrom(fn).invocations.at(fn.module, site);
  }

  /** Returns the indexes of a function's calls, in source order. */
  callsOf({ module, id }: FunctionValue): readonly CallId[] {
    return indexOf(module).callsOf.get(id) ?? [];
  }

  /** Returns whether an argument of a call may be a function. */
  mayPassFunction(module: Module, { arguments: args }: CallSite, index: number): boolean {
    const values = [...this.#evaluator.evaluate(module, args[index]?.value ?? UNKNOWN)];
    return values.some(({ kind }) => kind === 'function' || kind === 'bound');
  }

  /** Returns the function of the project whose body an invocation runs, with what the invocation passes. */
  bodyOf(from: Module, invocation: Invocation): FunctionValue | undefined {
    const body = bodyOf(invocation.callable, this.#evaluator);
    return body && this.asCalled(body, from, invocation);
  }

  /** Returns a function with the constants and the objects that an invocation passes; `evaluation` is that of the caller. */
  asCalled(fn: FunctionValue, from: Module, { arguments: args }: Invocation, evaluation: Evaluation = this.#evaluator): FunctionValue {
    const guarding = indexOf(fn.module).guarding.get(fn.id);
    const handled = handledParameters(fn.module.summary).get(fn.id);
    const passing = handled ? this.#evaluator.withPassed(fn, passedIn(handled, args, from, evaluation)) : fn;
    return guarding ? this.#evaluator.withConstants(passing, constantsPassed(guarding, args, from, evaluation)) : passing;
  }
}
