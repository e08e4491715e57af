/**
 * Which functions of a module are async contexts, and why: their bodies run on the event loop while other work may
 * be waiting. Startup, exit and offloaded code is none.
 */
import type { Answer, Catalog } from '../../catalog/index.ts';
import { groupBy } from '../../collections/group-by.ts';
import { MODULE_BODY, type FunctionId, type Span } from '../../summary/model.ts';
import { annotatedRow } from '../calls/annotations.ts';
import { conventionOf } from '../calls/conventions.ts';
import type { Invocation } from '../calls/invocation.ts';
import { rolesOf } from './roles.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';

/** What is known of a module's functions. */
export interface Contexts {
  readonly contexts: ReadonlyMap<FunctionId, Context>;
  /** The functions that run only while the module starts. */
  readonly starting: ReadonlySet<FunctionId>;
}

export interface Context {
  /** What its users call it, to be read after "in this". */
  readonly as: string;
  /** Where it was registered, if by name. */
  readonly registeredAt: Span | undefined;
  /** What becomes of its result; absent where it is handed to nothing that runs it. */
  readonly answer?: Answer | 'unknown' | undefined;
  /** The function around it that is the context; absent where it is one by itself. */
  readonly within?: FunctionId;
  /** A framework finds it by itself, as a decorated method or as what a file exports. */
  readonly hasRole?: true;
}

/** The contexts of a module by function. `invocations` are those of all its call sites, in source order. */
export function contextsOf(
  module: Module,
  invocations: readonly Invocation[],
  evaluator: Evaluation,
  catalog: Catalog,
  startup: 'ignore' | 'report',
): Contexts {
  const contexts = new Map<FunctionId, Context>();
  const { functions } = module.summary;
  if (module.summary.tags.includes('offloaded') || isWorker(module, evaluator)) {
    return { contexts, starting: new Set() };
  }

  const uses = usesOf(module, invocations);
  const outside = outsideFunctions(module, uses);
  const roles = rolesOf(module, evaluator, catalog);
  const isEarly = (id: FunctionId): boolean =>
    roles.get(id)?.runs === 'startup' || conventionOf(evaluator.function(module, id), 'anywhere', catalog)?.runs === 'startup';
  const early = startup === 'ignore' ? [MODULE_BODY, ...earlyFunctions(module, uses, isEarly)] : [];
  const starting = startupFunctions(module, uses, [...new Set([...early, ...outside])]);

  functions.forEach(({ parent }, id) => {
    if (id === MODULE_BODY) {
      if (startup === 'report') contexts.set(id, { as: 'module as it starts', registeredAt: undefined });
      return;
    }
    const own = uses.get(id) ?? [];
    // Of a function marked `@blocking`, whoever calls it answers for it.
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
    const convention = conventionOf(evaluator.function(module, id), 'anywhere', catalog);
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

/** How each function of the module is called or passed in it. */
function usesOf(module: Module, invocations: readonly Invocation[]): Map<FunctionId, Invocation[]> {
  const own = invocations.flatMap(invocation => {
    const callable = invocation.callable.kind === 'promisified' ? invocation.callable.of : invocation.callable;
    if (callable.kind !== 'function' || callable.module !== module || invocation.timing === 'never') return [];
    return [{ id: callable.id, invocation }];
  });
  return new Map([...groupBy(own, ({ id }) => id)].map(([id, uses]) => [id, uses.map(({ invocation }) => invocation)]));
}

/** Functions that run elsewhere, at exit or in tests, with those written in them. */
function outsideFunctions({ summary }: Module, uses: ReadonlyMap<FunctionId, readonly Invocation[]>): ReadonlySet<FunctionId> {
  const outside = new Set<FunctionId>();
  summary.functions.forEach(({ parent, tags }, id) => {
    if (isOutside(uses.get(id) ?? [], tags) || (parent !== null && outside.has(parent))) outside.add(id);
  });
  return outside;
}

const isOutside = (uses: readonly Invocation[], tags: readonly string[]): boolean =>
  tags.includes('offloaded') ||
  (uses.length > 0 && uses.every(({ timing: run }) => run === 'offloaded' || run === 'exit' || run === 'tested'));

/** Functions that a framework calls only while it starts. */
function earlyFunctions(
  { summary }: Module,
  uses: ReadonlyMap<FunctionId, readonly Invocation[]>,
  isEarly: (id: FunctionId) => boolean,
): FunctionId[] {
  return [...summary.functions.keys()].filter(id => {
    const own = uses.get(id) ?? [];
    return own.every(({ timing: run }) => run === 'startup') && (own.length > 0 || isEarly(id));
  });
}

function registration(uses: readonly Invocation[], starting: ReadonlySet<FunctionId>, startup: 'ignore' | 'report'): Context | undefined {
  for (const { timing: run, as, how, at, site } of uses) {
    const registers =
      run === 'later' ||
      run === 'coroutine' ||
      (run === 'reaction' && !starting.has(site.function)) ||
      (run === 'startup' && startup === 'report');
    // A function that is written right there is registered where it stands.
    if (registers) return { as, registeredAt: how === 'named' ? at : undefined, answer: commonAnswer(uses) };
  }
  return undefined;
}

/** What becomes of a function's result wherever it is handed to; calls of it are in sight. */
function commonAnswer(uses: readonly Invocation[]): Answer | 'unknown' {
  const outlives = ({ timing: run }: Invocation) => run === 'later' || run === 'reaction' || run === 'coroutine' || run === 'never';
  // Nothing comes after exit: a function that runs there, too, has to be done when it returns.
  const answers = uses
    .filter(({ how, timing: run }) => how !== 'called' && run !== 'never')
    .map(use => (outlives(use) ? use.answer : undefined));
  return answers.includes(undefined) ? 'unknown' : (answers[0] ?? 'unknown');
}

/**
 * The functions that run only with the entries (the module's body, what runs at exit or elsewhere): what is called from
 * there and goes nowhere else. A function of which another use exists, or may exist, is none.
 */
function startupFunctions(
  module: Module,
  uses: ReadonlyMap<FunctionId, readonly Invocation[]>,
  entries: readonly FunctionId[],
): ReadonlySet<FunctionId> {
  const { functions } = module.summary;
  const starting = new Set(entries);
  const calls = ({ timing: run }: Invocation) => run === 'now' || run === 'reaction' || run === 'startup';
  const handedOn = handedToUnknown(module, uses);
  for (const [id, own] of uses) {
    if (!functions[id]?.escapes && !handedOn.has(id) && own.every(calls)) starting.add(id);
  }
  for (let shrunk = true; shrunk;) {
    shrunk = false;
    for (const id of starting) {
      if (entries.includes(id) || (uses.get(id) ?? []).every(({ site }) => starting.has(site.function))) continue;
      starting.delete(id);
      shrunk = true;
    }
  }
  return reachable(starting, uses, entries);
}

/** Functions that are passed to a call which is not known to run them: it may keep them for later. */
function handedToUnknown({ summary }: Module, uses: ReadonlyMap<FunctionId, readonly Invocation[]>): ReadonlySet<FunctionId> {
  const handedOn = new Set<FunctionId>();
  for (const site of summary.calls) {
    for (const argument of site.arguments) {
      const symbolic = summary.values[argument.value];
      if (symbolic?.kind !== 'function') continue;
      const runs = uses.get(symbolic.function)?.some(use => use.how !== 'called' && use.site === site);
      if (!runs) handedOn.add(symbolic.function);
    }
  }
  return handedOn;
}

/** Those of the functions that a chain of calls from an entry reaches: a circle that nobody enters is left out. */
function reachable(
  starting: ReadonlySet<FunctionId>,
  uses: ReadonlyMap<FunctionId, readonly Invocation[]>,
  entries: readonly FunctionId[],
): ReadonlySet<FunctionId> {
  const calls = [...starting].flatMap(callee => (uses.get(callee) ?? []).map(({ site }) => ({ caller: site.function, callee })));
  const byCaller = groupBy(calls, ({ caller }) => caller);
  const reached = new Set(entries);
  for (const id of reached) for (const { callee } of byCaller.get(id) ?? []) reached.add(callee);
  return reached;
}

/** A file that talks to its parent thread, and does not ask whether it has one, runs in a worker. */
function isWorker(module: Module, evaluator: Evaluation): boolean {
  const { imports, values } = module.summary;
  const names = new Set<string>();
  for (const id of imports) {
    const symbolic = values[id];
    if (symbolic?.kind !== 'member') continue;
    const [from] = evaluator.evaluate(module, symbolic.object);
    if (from?.kind === 'known' && from.node.path === 'node:worker_threads') names.add(symbolic.name);
  }
  return (names.has('parentPort') || names.has('workerData')) && !names.has('isMainThread');
}
