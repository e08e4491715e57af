/**
 * Round effects: the side effects of the calls in a loop's rounds. Finds the functions of the project and of the platform that run,
 * directly or through others. Knows what they change and whether they may end the loop, not whether any of them blocks.
 */
import { effectsOf } from '../../catalog/index.ts';
import type { CallId, CallSite, State } from '../../summary/model.ts';
import type { CallGraph } from '../calls/call-graph.ts';
import { calledPath } from './platform-paths.ts';
import type { FunctionValue } from '../values/abstract-value.ts';

/** The functions that one call runs. */
export interface Called {
  readonly site: CallSite;
  /** The functions of the project that the call runs before it returns. */
  readonly functions: readonly FunctionValue[];
  /** The access path of the platform's function that is the callee. */
  readonly path: string | undefined;
  /** True where nothing else runs. */
  readonly isAll: boolean;
}

/** The functions that several calls run, directly or through others. */
export interface TotalEffects {
  readonly functions: ReadonlySet<FunctionValue>;
  readonly paths: readonly string[];
  /** True where nothing else runs. */
  readonly isAll: boolean;
}

/** The number of functions above which effects count as unknown. No helper of a loop comes near. */
const MAX_FUNCTIONS = 200;

export class RoundEffects {
  readonly #callGraph: CallGraph;

  constructor(callGraph: CallGraph) {
    this.#callGraph = callGraph;
  }

  /** Returns the functions that one call of a function runs, without the calls in these. */
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

  /** Returns the effects of some calls of a function, with those of all calls in their callees. */
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
    // The loop also visits the functions that it adds to the set.
    for (const callee of functions) {
      if (functions.size > MAX_FUNCTIONS) return { functions, paths, isAll: false };
      for (const id of this.#callGraph.callsOf(callee)) add(this.called(callee, id));
    }
    return { functions, paths, isAll };
  }

  /** Returns the calls of a function, in source order. */
  callsOf(fn: FunctionValue): readonly CallId[] {
    return this.#callGraph.callsOf(fn);
  }
}

export const summaryOf = ({ module, id }: FunctionValue) => module.summary.functions[id];

/** Returns the states that the functions change; `undefined` where other functions may run. */
export function changesIn({ functions, isAll }: TotalEffects): ReadonlySet<State> | undefined {
  return isAll ? new Set([...functions].flatMap(fn => summaryOf(fn)?.changes ?? [])) : undefined;
}

/** Tells whether a round only passes the time: it reads clocks or shared memory, computes, or runs microtasks. No state changes. */
export function isIdle({ functions, paths, isAll }: TotalEffects): boolean {
  const changesNothing = [...functions].every(fn => (summaryOf(fn)?.changes.length ?? 1) === 0);
  return isAll && changesNothing && paths.every(isHarmless);
}

function isHarmless(path: string): boolean {
  const { clock, sharedMemory, pure, microtask, settled } = effectsOf(path);
  return Boolean(clock ?? sharedMemory ?? pure ?? microtask ?? settled);
}

/** Tells whether a function may end the loop by `throw`, or end the process. */
export const mayLeave = ({ functions, paths }: TotalEffects): boolean =>
  paths.some(path => effectsOf(path).exits) || [...functions].some(fn => summaryOf(fn)?.throws ?? false);
