/**
 * Verdicts: the blockers that a call of a function reaches, with the shortest chain to each. A blocker is the base case. A function reaches
 * the blockers of its callees, one step further away. Strongly connected components of the call graph are solved together. Does not know
 * which blockers a rule reports.
 */
import { getOrMake, pushTo } from '../../collections/maps.ts';
import type { Span } from '../../summary/model.ts';
import { pathOf, selectorKey, type Blocker } from '../blocker.ts';
import { isFunctionValue, type CallStep } from './call-step.ts';
import type { FunctionValue } from '../values/abstract-value.ts';
import type { Module } from '../values/modules.ts';
import { componentsFrom } from '../values/strong-components.ts';

/** One step of a chain: a call or a loop, as reports show it. */
export interface ChainStep {
  readonly module: Module;
  readonly at: Span;
  /** The name of the function or the blocker; empty for a function without a name. */
  readonly name: string;
  /** The blocker that the chain ends in; absent in the steps before. */
  readonly blocker: Blocker | undefined;
}

type StepsOf = (fn: FunctionValue) => readonly CallStep[];

/** The distance to the nearest blocker, in steps, and the first step of the chain there, by selector key. */
type Verdict = Map<string, { readonly distance: number; step: CallStep | undefined }>;

const NEVER: Verdict = new Map();

export class Verdicts {
  readonly #stepsOf: StepsOf;
  readonly #verdicts = new Map<FunctionValue, Verdict>();
  readonly #leading = new Map<FunctionValue, readonly CallStep[]>();

  /** `stepsOf` is called once for each function, and again for functions behind a reported call. */
  constructor(stepsOf: StepsOf) {
    this.#stepsOf = stepsOf;
  }

  /** Returns the selector keys of the blockers that calling the function reaches, with the length of the shortest chain. */
  of(fn: FunctionValue): ReadonlyMap<string, { readonly distance: number }> {
    if (!this.#verdicts.has(fn)) this.#solve(fn);
    return this.#verdicts.get(fn) ?? NEVER;
  }

  /** Returns the shortest chain from the function's body to a blocker with this selector key. */
  chain(fn: FunctionValue, key: string): ChainStep[] {
    const steps: ChainStep[] = [];
    for (let at: FunctionValue | undefined = fn; at;) {
      const step: CallStep | undefined = this.of(at).has(key) ? this.#verdicts.get(at)?.get(key)?.step : undefined;
      if (!step) break;
      steps.push(chainStepOf(at.module, step));
      at = isFunctionValue(step.target) ? step.target : undefined;
    }
    return steps;
  }

  /** Returns the steps of a function that block or lead to a blocker, in source order. */
  leading(fn: FunctionValue): readonly CallStep[] {
    return getOrMake(this.#leading, fn, () =>
      this.#stepsOf(fn).filter(({ target }) => !isFunctionValue(target) || this.of(target).size > 0),
    );
  }

  #solve(root: FunctionValue): void {
    const steps = new Map<FunctionValue, readonly CallStep[]>();
    const stepsOf: StepsOf = fn => getOrMake(steps, fn, () => this.#stepsOf(fn));
    const callees = (fn: FunctionValue) => stepsOf(fn).flatMap(({ target }) => (isFunctionValue(target) ? [target] : []));
    for (const component of componentsFrom(root, callees, fn => this.#verdicts.has(fn))) this.#solveComponent(component, stepsOf);
  }

  /** Finds all distances, nearer ones before farther ones. Then picks each function's first step, in source order, of that distance. */
  #solveComponent(component: readonly FunctionValue[], stepsOf: StepsOf): void {
    const callers = new Map<FunctionValue, FunctionValue[]>();
    const byDistance: { fn: FunctionValue; key: string }[][] = [];
    const offer = (fn: FunctionValue, key: string, distance: number): void => {
      (byDistance[distance] ??= []).push({ fn, key });
    };

    for (const fn of component) this.#verdicts.set(fn, new Map());
    const inside = new Set(component);
    for (const fn of component) {
      for (const { target } of stepsOf(fn)) {
        if (!isFunctionValue(target)) offer(fn, selectorKey(target), 1);
        else if (inside.has(target)) pushTo(callers, target, fn);
        else for (const [key, { distance }] of this.#verdicts.get(target) ?? NEVER) offer(fn, key, distance + 1);
      }
    }
    for (let distance = 0; distance < byDistance.length; distance++) {
      for (const { fn, key } of byDistance[distance] ?? []) {
        const verdict = this.#verdicts.get(fn) as Verdict;
        if (verdict.has(key)) continue;
        verdict.set(key, { distance, step: undefined });
        for (const caller of callers.get(fn) ?? []) offer(caller, key, distance + 1);
      }
    }
    for (const fn of component) {
      for (const [key, entry] of this.#verdicts.get(fn) as Verdict) {
        entry.step = stepsOf(fn).find(step => this.#distance(step, key) === entry.distance - 1);
      }
    }
  }

  #distance({ target }: CallStep, key: string): number | undefined {
    if (!isFunctionValue(target)) return selectorKey(target) === key ? 0 : undefined;
    return this.#verdicts.get(target)?.get(key)?.distance;
  }
}

/** Returns a step of a function of the module as a step of a chain. */
export function chainStepOf(module: Module, { at, target }: CallStep): ChainStep {
  if (!isFunctionValue(target)) return { module, at, name: pathOf(target), blocker: target };
  return { module, at, name: target.module.summary.functions[target.id]?.name ?? '', blocker: undefined };
}
