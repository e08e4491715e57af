/** Values whose await lets nothing run but microtasks, so that the event loop does not go on. */
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

  /** Returns whether every await of a loop lets nothing run but microtasks. */
  areAllAwaits(fn: FunctionValue, { awaits }: LoopSummary): boolean {
    return awaits.every(value => this.#isSettled(fn, value, new Set()));
  }

  #isSettled(fn: FunctionValue, id: ValueId, seen: Set<FunctionValue>): boolean {
    const { module } = fn;
    const value = module.summary.values[id];
    if (value?.kind === 'literal' || value?.kind === 'object' || value?.kind === 'array') return !('declared' in value);
    if (value?.kind === 'global') return value.name === 'undefined';
    if (value?.kind !== 'result') return false;
    const site = module.summary.calls[value.call] as CallSite;
    const path = platformPath(module, site.callee);
    if (path !== undefined && effectsOf(path).settled) return site.arguments.every(argument => this.#isSettled(fn, argument.value, seen));
    const { functions, isAll } = this.#effects.called(fn, value.call);
    return isAll && functions.length > 0 && functions.every(callee => this.#neverWaits(callee, seen));
  }

  /** Returns whether an async function's promise is settled without the event loop. */
  #neverWaits(fn: FunctionValue, seen: Set<FunctionValue>): boolean {
    if (seen.has(fn)) return true;
    seen.add(fn);
    const summary = summaryOf(fn);
    if (!summary?.async || summary.generator) return false;
    return [...summary.awaits, ...summary.returns].every(value => this.#isSettled(fn, value, seen));
  }
}
