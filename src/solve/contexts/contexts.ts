/**
 * Contexts: the functions of a module that run on the event loop while other work may wait, and why. Code that runs at startup, at exit, in
 * tests or on another thread is no context. Knows nothing of what blocks.
 */
import type { Answer, Catalog } from '../../catalog/index.ts';
import { groupBy } from '../../collections/group-by.ts';
import { MODULE_BODY, type FunctionId, type Span } from '../../summary/model.ts';
import { annotatedRow } from '../calls/annotations.ts';
import { conventionOf } from '../calls/conventions.ts';
import type { Invocation } from '../calls/invocation.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';
import { rolesOf } from './roles.ts';

/** The contexts of a module. */
export interface Contexts {
  readonly contexts: ReadonlyMap<FunctionId, Context>;
  /** The functions that run only while the module starts, at exit, in tests or on another thread. */
  readonly starting: ReadonlySet<FunctionId>;
}

export interface Context {
  /** The users' word for it, to be read after "in this". */
  readonly as: string;
  /** The place of its registration; absent where it is written in place, or not registered by a call. */
  readonly registeredAt: Span | undefined;
  /** The use that its caller makes of its result; absent where no caller is known. */
  readonly answer?: Answer | 'unknown' | undefined;
  /** The enclosing function that is the context; absent where the function itself is. */
  readonly within?: FunctionId;
  /** True for the module's body, which runs while the module starts. */
  readonly isModuleBody?: true;
  /** True where a framework finds it without a call: a decorated method, or an export of a file. */
  readonly hasRole?: true;
}

/** Returns the contexts of a module by function. `invocations` are those of all its call sites, in source order. */
export function contextsOf(
  module: Module,
  invocations: readonly Invocation[],
  evaluation: Evaluation,
  catalog: Catalog,
  startup: 'ignore' | 'report',
): Contexts {
  const contexts = new Map<FunctionId, Context>();
  const { functions } = module.summary;
  if (module.summary.tags.includes('offloaded') || isWorker(module, evaluation)) {
    return { contexts, starting: new Set() };
  }

  const uses = usesOf(module, invocations);
  const outside = outsideFunctions(module, uses);
  const roles = rolesOf(module, evaluation, catalog);
  const isEarly = (id: FunctionId): boolean =>
    roles.get(id)?.runs === 'startup' || conventionOf(evaluation.function(module, id), 'anywhere', catalog)?.runs === 'startup';
  const early = startup === 'ignore' ? [MODULE_BODY, ...earlyFunctions(module, uses, isEarly)] : [];
  const starting = startupFunctions(module, uses, [...new Set([...early, ...outside])]);

  functions.forEach(({ parent }, id) => {
    if (id === MODULE_BODY) {
      if (startup === 'report') contexts.set(id, { as: 'module as it starts', registeredAt: undefined, isModuleBody: true });
      return;
    }
    const own = uses.get(id) ?? [];
    // A function marked `@blocking` is reported where it is called, not in its body.
    if (outside.has(id) || annotatedRow(module, id)) return;
    const context = registration(own, starting, startup) ?? described(id) ?? inherited(parent);
    if (context) contexts.set(id, context);
  });
  return { contexts, starting };

  function described(id: FunctionId): Context | undefined {
    const { async, tags } = functions[id] as (typeof functions)[number];
    const of = (as: string): Context => ({ as, registeredAt: undefined });
    const role = roles.get(id);
    if (role && (role.runs !== 'startup' || startup === 'report'))
      return { ...of(role.as), answer: role.answer ?? 'unknown', hasRole: true };
    if (tags.includes('nonblocking')) return of("function marked '@nonblocking'");
    if (starting.has(id)) return undefined;
    const convention = conventionOf(evaluation.function(module, id), 'anywhere', catalog);
    if (convention && (convention.runs !== 'startup' || startup === 'report'))
      return { ...of(convention.as), answer: convention.answer ?? 'unknown' };
    return async ? of('async function') : undefined;
  }

  function inherited(parent: FunctionId | null): Context | undefined {
    if (parent === null || parent === MODULE_BODY) return undefined;
    const context = contexts.get(parent);
    return context && { as: context.as, registeredAt: context.registeredAt, within: context.within ?? parent };
  }
}

/** Returns the invocations of each function of a module by the module's own sites. */
function usesOf(module: Module, invocations: readonly Invocation[]): Map<FunctionId, Invocation[]> {
  const own = invocations.flatMap(invocation => {
    const callable = invocation.callable.kind === 'promisified' ? invocation.callable.of : invocation.callable;
    if (callable.kind !== 'function' || callable.module !== module || invocation.timing === 'never') return [];
    return [{ id: callable.id, invocation }];
  });
  return new Map([...groupBy(own, ({ id }) => id)].map(([id, uses]) => [id, uses.map(({ invocation }) => invocation)]));
}

/** Returns the functions that run on another thread, at exit or in tests, with the functions written in them. */
function outsideFunctions({ summary }: Module, uses: ReadonlyMap<FunctionId, readonly Invocation[]>): ReadonlySet<FunctionId> {
  const outside = new Set<FunctionId>();
  summary.functions.forEach(({ parent, tags }, id) => {
    if (isOutside(uses.get(id) ?? [], tags) || (parent !== null && outside.has(parent))) outside.add(id);
  });
  return outside;
}

const isOutside = (uses: readonly Invocation[], tags: readonly string[]): boolean =>
  tags.includes('offloaded') ||
  (uses.length > 0 && uses.every(({ timing }) => timing === 'offloaded' || timing === 'exit' || timing === 'tested'));

/** Returns the functions that a framework calls only while it starts. */
function earlyFunctions(
  { summary }: Module,
  uses: ReadonlyMap<FunctionId, readonly Invocation[]>,
  isEarly: (id: FunctionId) => boolean,
): FunctionId[] {
  return [...summary.functions.keys()].filter(id => {
    const own = uses.get(id) ?? [];
    return own.every(({ timing }) => timing === 'startup') && (own.length > 0 || isEarly(id));
  });
}

/** Returns the context that a registration of a function makes, such as `server.on('request', handle)`. */
function registration(uses: readonly Invocation[], starting: ReadonlySet<FunctionId>, startup: 'ignore' | 'report'): Context | undefined {
  for (const { timing, as, how, at, site } of uses) {
    const registers =
      timing === 'later' ||
      timing === 'coroutine' ||
      (timing === 'reaction' && !starting.has(site.function)) ||
      (timing === 'startup' && startup === 'report');
    if (registers) return { as, registeredAt: how === 'named' ? at : undefined, answer: answerIn(uses) };
  }
  return undefined;
}

/** Returns the use that the first callee makes of a callback's result, if the use is known for all callees. */
function answerIn(uses: readonly Invocation[]): Answer | 'unknown' {
  const mayWait = ({ timing }: Invocation) => timing === 'later' || timing === 'reaction' || timing === 'coroutine' || timing === 'never';
  // Nothing waits for a promise at exit, so a function that also runs at exit has to be synchronous.
  const answers = uses
    .filter(({ how, timing }) => how !== 'called' && timing !== 'never')
    .map(use => (mayWait(use) ? use.answer : undefined));
  return answers.includes(undefined) ? 'unknown' : (answers[0] ?? 'unknown');
}

/**
 * Returns the functions that run only while an entry point does, such as the module's body. All their uses are calls in such functions. A
 * function that may have other uses is left out.
 */
function startupFunctions(
  module: Module,
  uses: ReadonlyMap<FunctionId, readonly Invocation[]>,
  entryPoints: readonly FunctionId[],
): ReadonlySet<FunctionId> {
  const { functions } = module.summary;
  const starting = new Set(entryPoints);
  const isCall = ({ timing }: Invocation) => timing === 'now' || timing === 'reaction' || timing === 'startup';
  const escaping = passedToUnknown(module, uses);
  for (const [id, own] of uses) {
    if (!functions[id]?.escapes && !escaping.has(id) && own.every(isCall)) starting.add(id);
  }
  for (let shrunk = true; shrunk;) {
    shrunk = false;
    for (const id of starting) {
      if (entryPoints.includes(id) || (uses.get(id) ?? []).every(({ site }) => starting.has(site.function))) continue;
      starting.delete(id);
      shrunk = true;
    }
  }
  return reachable(starting, uses, entryPoints);
}

/** Returns the functions that are passed to a call which is not known to run them. The callee may keep such a function. */
function passedToUnknown({ summary }: Module, uses: ReadonlyMap<FunctionId, readonly Invocation[]>): ReadonlySet<FunctionId> {
  const passed = new Set<FunctionId>();
  for (const site of summary.calls) {
    for (const argument of site.arguments) {
      const symbolic = summary.values[argument.value];
      if (symbolic?.kind !== 'function') continue;
      const isRun = uses.get(symbolic.function)?.some(use => use.how !== 'called' && use.site === site);
      if (!isRun) passed.add(symbolic.function);
    }
  }
  return passed;
}

/** Returns the functions that a chain of calls reaches from an entry point. A cycle of calls that nothing enters is left out. */
function reachable(
  starting: ReadonlySet<FunctionId>,
  uses: ReadonlyMap<FunctionId, readonly Invocation[]>,
  entryPoints: readonly FunctionId[],
): ReadonlySet<FunctionId> {
  const calls = [...starting].flatMap(callee => (uses.get(callee) ?? []).map(({ site }) => ({ caller: site.function, callee })));
  const byCaller = groupBy(calls, ({ caller }) => caller);
  const reached = new Set(entryPoints);
  for (const id of reached) for (const { callee } of byCaller.get(id) ?? []) reached.add(callee);
  return reached;
}

/** Tells whether a file runs in a worker: it uses `parentPort` or `workerData`, and never asks for `isMainThread`. */
function isWorker(module: Module, evaluation: Evaluation): boolean {
  const { imports, values } = module.summary;
  const names = new Set<string>();
  for (const id of imports) {
    const symbolic = values[id];
    if (symbolic?.kind !== 'member') continue;
    const [from] = evaluation.evaluate(module, symbolic.object);
    if (from?.kind === 'known' && from.node.path === 'node:worker_threads') names.add(symbolic.name);
  }
  return (names.has('parentPort') || names.has('workerData')) && !names.has('isMainThread');
}
