/**
 * Side effects of the calls in a loop's rounds: which functions of the project and of the platform run in the end, and whether nothing
 * else does. Knows what they change and whether they may end the loop, not whether any of them blocks.
 */
import { effectsOf } from '../../catalog/index.ts';
import type { CallId, CallSite, State } from '../../summary/model.ts';
import type { CallGraph } from '../calls/call-graph.ts';
import { calledPath } from './platform-paths.ts';
import type { FunctionValue } from '../values/abstract-value.ts';

/** The functions that one call runs. */
export interface Called {
  readonly site: CallSite;
  /** The functions of the project that it runs before it returns. */
  readonly functions: readonly FunctionValue[];
  /** The platform's function that it calls. */
  readonly path: string | undefined;
  /** Nothing else runs. */
  readonly isAll: boolean;
}

export interface TotalEffects {
  readonly functions: ReadonlySet<FunctionValue>;
  readonly paths: readonly string[];
  /** Nothing else runs. */
  readonly isAll: boolean;
}

/** The effects of more functions than this count as unknown: no helper of a loop comes near. */
const MAX_FUNCTIONS = 200;

export class RoundEffects {
  readonly #callGraph: CallGraph;

  constructor(callGraph: CallGraph) {
    this.#callGraph = callGraph;
  }

  called(fn: FunctionValue, id: CallId): Called {
    const { module } = fn;
    const site = module.summary.calls[id] as CallSite;
    const invocations = this.#callGraph.invocations(fn, site);
    const now = invocations.filter(({ timing }) => timing === 'now' || timing === 'reaction');
    const bodies = now.map(invocation => this.#callGraph.bodyOf(module, invocation));
    const functions = bodies.flatMap(body => body ?? []);
    const path = calledPath(module, site);
    const isKnown = invocations.length > 0 && bodies.every((body, index) => body !== undefined || now[index]?.callable.kind === 'known');
    const isCovered = site.arguments.every(
      ({ at }, index) =>
        !this.#callGraph.mayPassFunction(module, site, index) || invocations.some(invocation => invocation.at.start === at.start),
    );
    return { site, functions, path, isAll: (path !== undefined || isKnown) && isCovered };
  }

  /** What calls of a function come to. */
  of(fn: FunctionValue, calls: readonly CallId[]): TotalEffects {
    const functions = new Set<FunctionValue>();
    const paths: string[] = [];
    let isAll = true;
    const add = (called: Called): void => {
      for (const callee of called.functions) functions.add(callee);
      if (called.path !== undefined) paths.push(called.path);
      isAll &&= called.isAll;
    };
    for (const id of calls) add(this.called(fn, id));
    // Sets grow while they are gone through.
    for (const callee of functions) {
      if (functions.size > MAX_FUNCTIONS) return { functions, paths, isAll: false };
      for (const id of this.#callGraph.callsOf(callee)) add(this.called(callee, id));
    }
    return { functions, paths, isAll };
  }

  /** The calls of a function, in source order. */
  callsOf(fn: FunctionValue): readonly CallId[] {
    return this.#callGraph.callsOf(fn);
  }
}

export const summaryOf = ({ module, id }: FunctionValue) => module.summary.functions[id];

/** The states that are changed, if that can be said of all that runs. */
export function changesIn({ functions, isAll }: TotalEffects): ReadonlySet<State> | undefined {
  return isAll ? new Set([...functions].flatMap(fn => summaryOf(fn)?.changes ?? [])) : undefined;
}

/** Whether all that runs changes nothing, and is but the clock, a look at shared memory, a computation, or a round of microtasks. */
export function isIdle({ functions, paths, isAll }: TotalEffects): boolean {
  const changesNothing = [...functions].every(fn => (summaryOf(fn)?.changes.length ?? 1) === 0);
  return isAll && changesNothing && paths.every(isHarmless);
}

function isHarmless(path: string): boolean {
  const { clock, sharedMemory, pure, microtask, settled } = effectsOf(path);
  return Boolean(clock ?? sharedMemory ?? pure ?? microtask ?? settled);
}

/** Whether something may end the loop or the process, by a statement that says so. */
export const mayLeave = ({ functions, paths }: TotalEffects): boolean =>
  paths.some(path => effectsOf(path).exits) || [...functions].some(fn => summaryOf(fn)?.throws ?? false);
