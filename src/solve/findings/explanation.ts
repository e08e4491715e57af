/** The explanation of a function: what the stages know of it, and which calls they cannot resolve. Does not know how it is shown. */
import type { FunctionId, Site } from '../../summary/model.ts';
import { indexOf } from '../calls/module-index.ts';
import type { Context } from '../contexts/contexts.ts';
import { platformPath } from '../loops/platform-paths.ts';
import type { Solver } from '../solver.ts';
import type { FunctionValue } from '../values/abstract-value.ts';
import type { Module } from '../values/modules.ts';
import type { CallStep } from '../verdicts/call-step.ts';
import { endsFrom } from '../verdicts/other-ends.ts';
import type { ChainStep } from '../verdicts/verdicts.ts';

export interface Explanation {
  readonly fn: FunctionValue;
  /** Its context; absent where it is none. */
  readonly context: Context | undefined;
  /** True where it runs only while its module starts, at exit, in tests or on another thread. */
  readonly starting: boolean;
  /** The blockers and the functions of the project that it runs before it returns. */
  readonly steps: readonly CallStep[];
  /** The shortest chain to a blocker for each selector key. */
  readonly chains: readonly (readonly ChainStep[])[];
  /** The calls in it whose callee is unknown. */
  readonly unresolved: readonly Site[];
}

/** Returns the explanation of a function. */
export function explanationOf(module: Module, id: FunctionId, { evaluator, contexts, steps, verdicts }: Solver): Explanation {
  const fn = evaluator.function(module, id);
  const known = contexts.of(module);
  const unresolved = (indexOf(module).sitesOf.get(id) ?? []).filter(
    site => 'callee' in site && evaluator.evaluate(module, site.callee).size === 0 && platformPath(module, site.callee) === undefined,
  );
  return {
    fn,
    context: known.contexts.get(id),
    starting: known.starting.has(id),
    steps: steps.of(fn),
    chains: [...verdicts.of(fn).keys()].map(key => verdicts.chain(fn, key)),
    unresolved,
  };
}

/** Returns the chains from a function's body to every blocker that it leads to, nearest first, then in source order. */
export function endsOfFunction(fn: FunctionValue, { verdicts }: Solver): ChainStep[][] {
  return endsFrom(
    [{ fn, step: undefined }],
    of => verdicts.leading(of),
    () => true,
  );
}
