/** The call steps of each function: the blockers and the functions of the project that it runs before it returns. */
import type { Site } from '../../summary/model.ts';
import type { LoopBlocker } from '../blocker.ts';
import type { CallGraph } from '../calls/call-graph.ts';
import { canRun } from '../calls/constant-arguments.ts';
import { indexOf } from '../calls/module-index.ts';
import type { BlockingLoops } from '../loops/blocking-loops.ts';
import type { FunctionValue } from '../values/abstract-value.ts';
import type { CallStep } from './call-step.ts';
import type { CallTargets } from './call-targets.ts';

export class CallSteps {
  readonly #callGraph: CallGraph;
  readonly #targets: CallTargets;
  readonly #loops: BlockingLoops;

  constructor(callGraph: CallGraph, targets: CallTargets, loops: BlockingLoops) {
    this.#callGraph = callGraph;
    this.#targets = targets;
    this.#loops = loops;
  }

  /** Returns the steps of a function, in source order. */
  of(fn: FunctionValue): CallStep[] {
    const { module, id, constants } = fn;
    const { evaluation, invocations } = this.#callGraph.viewFrom(fn);
    const called = (indexOf(module).sitesOf.get(id) ?? [])
      .filter(site => !('guards' in site) || (!site.once && (!constants || canRun(site.guards, constants))))
      .flatMap(site => invocations.at(module, site))
      .filter(({ timing }) => timing === 'now')
      .flatMap(invocation => this.#targets.of(module, invocation, evaluation).map(target => ({ at: invocation.at, target })));
    const looped = this.loopsOf(fn).map(({ site: { at }, blocker }) => ({ at, target: blocker }));
    return looped.length === 0 ? called : [...called, ...looped].sort((a, b) => a.at.start - b.at.start);
  }

  /** Returns the loops of a function that hold the thread. */
  loopsOf(fn: FunctionValue): { site: Site; blocker: LoopBlocker }[] {
    const { module, id: owner, constants } = fn;
    return (indexOf(module).loopsOf.get(owner) ?? []).flatMap(id => {
      const site = module.summary.loops[id];
      const blocker = site && (!constants || canRun(site.guards, constants)) ? this.#loops.blocking(fn, id) : undefined;
      return site && blocker ? [{ site, blocker }] : [];
    });
  }
}
