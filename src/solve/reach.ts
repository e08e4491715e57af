/**
 * What calls come to, in the end: which functions of the project run, which of the platform's, and whether that is all.
 * Says what they change and whether they may leave, not whether any of it blocks.
 */
import { endsProcess, isMicrotask, isPure, isResolved, readsClock, readsShared } from '../catalog/index.ts';
import type { CallId, CallSite, State } from '../summary/model.ts';
import type { Invocation } from './invocations.ts';
import { calledPath } from './platform.ts';
import type { FunctionThing, Module } from './things.ts';

/** What one call runs. */
export interface Called {
  readonly site: CallSite;
  /** The functions of the project that it runs before it returns. */
  readonly functions: readonly FunctionThing[];
  /** The platform's function that it calls. */
  readonly path: string | undefined;
  /** Nothing else runs. */
  readonly isAll: boolean;
}

export interface Reach {
  readonly functions: ReadonlySet<FunctionThing>;
  readonly paths: readonly string[];
  /** Nothing else runs. */
  readonly isAll: boolean;
}

/** Gives the invocations of a call as they are in a function, and a function as an invocation calls it. */
export interface Callers {
  invocations(thing: FunctionThing, site: CallSite): readonly Invocation[];
  bodyOf(thing: FunctionThing, invocation: Invocation): FunctionThing | undefined;
  /** Whether a value may be a function. */
  isFunction(module: Module, site: CallSite, index: number): boolean;
  /** The calls of a function, in source order. */
  callsOf(thing: FunctionThing): readonly CallId[];
}

/** Beyond so many functions, what a call comes to counts as unknown: no helper of a loop is near that. */
const MAX_REACH = 200;

export class Reaches {
  readonly #callers: Callers;

  constructor(callers: Callers) {
    this.#callers = callers;
  }

  called(thing: FunctionThing, id: CallId): Called {
    const { module } = thing;
    const site = module.summary.calls[id] as CallSite;
    const invocations = this.#callers.invocations(thing, site);
    const now = invocations.filter(({ run }) => run === 'now' || run === 'reaction');
    const bodies = now.map(invocation => this.#callers.bodyOf(thing, invocation));
    const functions = bodies.flatMap(body => body ?? []);
    const path = calledPath(module, site);
    const isTold = invocations.length > 0 && bodies.every((body, index) => body !== undefined || now[index]?.callable.kind === 'known');
    const isCovered = site.arguments.every(
      ({ at }, index) => !this.#callers.isFunction(module, site, index) || invocations.some(invocation => invocation.at.start === at.start),
    );
    return { site, functions, path, isAll: (path !== undefined || isTold) && isCovered };
  }

  /** What calls of a function come to. */
  of(thing: FunctionThing, calls: readonly CallId[]): Reach {
    const functions = new Set<FunctionThing>();
    const paths: string[] = [];
    let isAll = true;
    const add = (called: Called): void => {
      for (const callee of called.functions) functions.add(callee);
      if (called.path !== undefined) paths.push(called.path);
      isAll &&= called.isAll;
    };
    for (const id of calls) add(this.called(thing, id));
    // Sets grow while they are gone through.
    for (const callee of functions) {
      if (functions.size > MAX_REACH) return { functions, paths, isAll: false };
      for (const id of this.#callers.callsOf(callee)) add(this.called(callee, id));
    }
    return { functions, paths, isAll };
  }

  /** The calls of a function, in source order. */
  callsOf(thing: FunctionThing): readonly CallId[] {
    return this.#callers.callsOf(thing);
  }
}

export const summaryOf = ({ module, id }: FunctionThing) => module.summary.functions[id];

/** The states that are changed, if that can be said of all that runs. */
export function changesIn({ functions, isAll }: Reach): ReadonlySet<State> | undefined {
  return isAll ? new Set([...functions].flatMap(thing => summaryOf(thing)?.changes ?? [])) : undefined;
}

/** Whether all that runs changes nothing, and is but the clock, a look at shared memory, a computation, or a round of microtasks. */
export function isIdle({ functions, paths, isAll }: Reach): boolean {
  const changesNothing = [...functions].every(thing => (summaryOf(thing)?.changes.length ?? 1) === 0);
  return (
    isAll &&
    changesNothing &&
    paths.every(path => readsClock(path) || readsShared(path) || isPure(path) || isMicrotask(path) || isResolved(path))
  );
}

/** Whether something may end the loop or the process, by a statement that says so. */
export const mayLeave = ({ functions, paths }: Reach): boolean =>
  paths.some(endsProcess) || [...functions].some(thing => summaryOf(thing)?.throws ?? false);
