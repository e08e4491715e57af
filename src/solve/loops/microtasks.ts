/**
 * Microtasks: awaits that let nothing run but microtasks, so that the event loop does not go on. `await null` is one, for example. Knows
 * awaited values alone, not the loop around them.
 */
import { effectsOf } from '../../catalog/index.ts';
import type { CallSite, LoopSummary, ValueId } from '../../summary/model.ts';
import type { FunctionValue } from '../values/abstract-value.ts';
import { platformPath } from './platform-paths.ts';
import { summaryOf, type RoundEffects } from './round-effects.ts';

export class Microtasks {
  readonly #effects: RoundEffects;

  constructor(effects: RoundEffects) {
    this.#effects = effects;
  }

  /** Tells whether every await of a loop lets nothing run but microtasks. */
  areAllAwaits(fn: FunctionValue, { awaits }: LoopSummary): boolean {
    return awaits.every(value => this.#isSettled(fn, value, new Set()));
  }

  /** Tells whether a value is no promise, or a promise that is settled without the event loop. */
  #isSettled(fn: FunctionValue, id: ValueId, seen: Set<FunctionValue>): boolean {
    const { module } = fn;
    const symbolic = module.summary.values[id];
    if (symbolic?.kind === 'literal' || symbolic?.kind === 'object' || symbolic?.kind === 'array') return !('declared' in symbolic);
    if (symbolic?.kind === 'global') return symbolic.name === 'undefined';
    if (symbolic?.kind !== 'result') return false;
    const site = module.summary.calls[symbolic.call] as CallSite;
    const path = platformPath(module, site.callee);
    if (path !== undefined && effectsOf(path).settled) return site.arguments.every(argument => this.#isSettled(fn, argument.value, seen));
    const { functions, isAll } = this.#effects.called(fn, symbolic.call);
    return isAll && functions.length > 0 && functions.every(callee => this.#neverWaits(callee, seen));
  }

  /** Tells whether an async function's promise is settled without the event loop. */
  #neverWaits(fn: FunctionValue, seen: Set<FunctionValue>): boolean {
    if (seen.has(fn)) return true;
    seen.add(fn);
    const summary = summaryOf(fn);
    if (!summary?.async || summary.generator) return false;
    return [...summary.awaits, ...summary.returns].every(value => this.#isSettled(fn, value, seen));
  }
}
