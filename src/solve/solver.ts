/**
 * The answer for one module: which calls in its async contexts block, by what, through which chain. Joins values,
 * invocations, contexts and verdicts; the one entrance to this folder.
 */
import type { BlockingRow, Catalog } from '../catalog/index.ts';
import { groupBy } from '../collections/group-by.ts';
import {
  MODULE_BODY,
  UNKNOWN,
  type CallId,
  type CallSite,
  type FunctionId,
  type LoopId,
  type PropertyRead,
  type Site,
} from '../summary/model.ts';
import { Awaitable, type AwaitedTypes, type UselessAwait } from './awaitable.ts';
import { contextsOf, type Context, type Contexts } from './contexts.ts';
import { endsFrom } from './ends.ts';
import { Evaluator, type Evaluation } from './evaluate.ts';
import { canRun, guardingParameters } from './guards.ts';
import { FakeAsyncs, type FakeAsync } from './fake-async.ts';
import { Invocations, type Invocation } from './invocations.ts';
import type { BlockingCall, EntryPoint, Explanation, StarvingLoop } from './findings.ts';
import { Loops, type LoopRow } from './loops.ts';
import { platformPath } from './platform.ts';
import { Reaches } from './reach.ts';
import { sentIn, type Sent } from './sent.ts';
import { Targets, type Callees } from './targets.ts';
import type { FunctionThing, Module, Modules } from './things.ts';
import { categoryOf, isFunctionThing, Verdicts, type ChainStep, type Run } from './verdicts.ts';

export type { BlockingCall, Explanation, StarvingLoop } from './findings.ts';

/** What the user has settled, for every file alike. */
export interface SolverSettings {
  readonly startup: 'ignore' | 'report';
  /** Whether an access path is never to be reported. */
  readonly allows: (path: string) => boolean;
}

interface Solved extends Contexts, Callees {
  readonly contexts: Contexts['contexts'];
  readonly invocations: readonly Invocation[];
  /** The call sites and property reads of each function, in source order. */
  readonly sites: ReadonlyMap<FunctionId, readonly (CallSite | PropertyRead)[]>;
  /** The calls and the loops of each function, by their indexes. */
  readonly calls: ReadonlyMap<FunctionId, readonly CallId[]>;
  readonly loops: ReadonlyMap<FunctionId, readonly LoopId[]>;
}

export class Solver {
  readonly #catalog: Catalog;
  readonly #settings: SolverSettings;
  readonly #evaluator: Evaluator;
  readonly #invocations: Invocations;
  readonly #targets: Targets;
  readonly #verdicts = new Verdicts(thing => this.#runsOf(thing));
  readonly #loops: Loops;
  readonly #solved = new Map<Module, Solved>();
  readonly #awaitable: Awaitable;
  readonly #fakeAsyncs: FakeAsyncs;

  constructor(catalog: Catalog, modules: Modules, settings: SolverSettings) {
    this.#catalog = catalog;
    this.#settings = settings;
    this.#evaluator = new Evaluator(catalog, modules);
    this.#invocations = new Invocations(this.#evaluator, catalog);
    this.#targets = new Targets(catalog, this.#evaluator, modules, settings.allows, module => this.#solve(module));
    this.#awaitable = new Awaitable(catalog, this.#evaluator, modules, settings.allows);
    this.#fakeAsyncs = new FakeAsyncs(this.#evaluator, this.#awaitable);
    const reaches = new Reaches({
      invocations: ({ module, self }, site) =>
        invocationsAt(module, site, self ? this.#invocations.as(this.#evaluator.as(self)) : this.#invocations),
      bodyOf: (from, invocation) => this.#targets.bodyOf(from.module, invocation),
      isFunction: (module, { arguments: given }, index) =>
        [...this.#evaluator.evaluate(module, given[index]?.value ?? UNKNOWN)].some(({ kind }) => kind === 'function' || kind === 'bound'),
      callsOf: ({ module, id }) => this.#solve(module).calls.get(id) ?? [],
    });
    this.#loops = new Loops(reaches, this.#evaluator);
  }

  /** The blocking calls in the module's contexts, in source order; for each call, one for each category of work. */
  blockingCalls(module: Module): BlockingCall[] {
    const solved = this.#solve(module);
    const called = solved.invocations.flatMap(invocation => {
      const context = this.#contextOf(module, invocation, solved);
      return context ? this.#blocking(module, invocation, context) : [];
    });
    const looped = [...solved.contexts].flatMap(([id, context]) => this.#looping(module, id, context));
    return looped.length === 0 ? called : [...called, ...looped].sort((a, b) => a.at.start - b.at.start);
  }

  /**
   * The chains from a call, by all that it may be, to what blocks: nearest first, then in source order. `isWanted` says of
   * which rows.
   */
  ends(calls: readonly BlockingCall[], isWanted: (row: BlockingRow) => boolean): ChainStep[][] {
    const starts = calls.flatMap(({ callee: thing, chain: [step] }) => (thing && step ? [{ thing, step }] : []));
    return endsFrom(starts, thing => this.#verdicts.leading(thing), isWanted);
  }

  /** The chains from a function's body to all that blocks where it leads, as those of a call. */
  endsOf(thing: FunctionThing): ChainStep[][] {
    return endsFrom(
      [{ thing, step: undefined }],
      of => this.#verdicts.leading(of),
      () => true,
    );
  }

  /** The loops in the module's contexts that starve the event loop, in source order. */
  starvingLoops(module: Module): StarvingLoop[] {
    const { contexts } = this.#solve(module);
    const found = module.summary.loops.flatMap((loop, id): StarvingLoop[] => {
      // A function that is called by what it schedules runs in its context.
      const scheduled = loop.schedules ? this.#functionsPassed(module, loop.schedules.call) : [];
      const owner = [loop.function, ...scheduled].find(candidate => contexts.has(candidate)) ?? loop.function;
      const context = contexts.get(owner);
      const row = context && this.#loops.starving(this.#evaluator.function(module, loop.function), id);
      return row
        ? [
            {
              at: loop.at,
              row,
              context,
              entryPoint: entryPointOf(module, owner, context),
              schedules: loop.schedules?.how === 'later' ? loop.text : undefined,
            },
          ]
        : [];
    });
    return found.sort((a, b) => a.at.start - b.at.start);
  }

  /** The functions of the module that a call hands over first. */
  #functionsPassed(module: Module, call: CallId): FunctionId[] {
    const value = module.summary.calls[call]?.arguments[0]?.value ?? UNKNOWN;
    return [...this.#evaluator.evaluate(module, value)].flatMap(thing =>
      thing.kind === 'function' && thing.module === module ? [thing.id] : [],
    );
  }

  /** The awaits of the module that wait for nothing, in source order. */
  uselessAwaits(module: Module, types?: AwaitedTypes): UselessAwait[] {
    return this.#awaitable.uselessIn(module, types);
  }

  /** Blocking work of the module that is dressed as asynchronous; not what only runs while the module starts. */
  fakeAsyncs(module: Module): FakeAsync[] {
    const { starting } = this.#solve(module);
    const isIgnored = (id: FunctionId): boolean => this.#settings.startup === 'ignore' && (id === MODULE_BODY || starting.has(id));
    return this.#fakeAsyncs.in(module, isIgnored);
  }

  /** The calls of the module that send a function's text to another thread. */
  sent(module: Module): Sent[] {
    return sentIn(module, this.#evaluator, this.#catalog);
  }

  /** The context that a function of the module is, if it is one. */
  contextOf(module: Module, id: FunctionId): Context | undefined {
    return this.#solve(module).contexts.get(id);
  }

  /** The places where a function of the module is handed to what is known to run it, by their offsets. */
  registrationsOf(module: Module, id: FunctionId): ReadonlySet<number> {
    const own = this.#solve(module).invocations.filter(
      ({ callable }) => callable.kind === 'function' && callable.module === module && callable.id === id,
    );
    return new Set(own.filter(({ how }) => how !== 'called').map(({ at }) => at.start));
  }

  /** What a function runs before it returns, as far as it leads to functions of the project and to what blocks. */
  runsOf(thing: FunctionThing): readonly Run[] {
    return this.#runsOf(thing);
  }

  /** Everything there is to know about one function. */
  explain(module: Module, id: FunctionId): Explanation {
    const thing = this.#evaluator.function(module, id);
    const { contexts, starting, sites } = this.#solve(module);
    const unresolved = (sites.get(id) ?? []).filter(
      site =>
        'callee' in site && this.#evaluator.evaluate(module, site.callee).size === 0 && platformPath(module, site.callee) === undefined,
    );
    return {
      thing,
      context: contexts.get(id),
      starting: starting.has(id),
      runs: this.#runsOf(thing),
      chains: [...this.#verdicts.of(thing).keys()].map(category => this.#verdicts.chain(thing, category)),
      unresolved,
    };
  }

  #solve(module: Module): Solved {
    const known = this.#solved.get(module);
    if (known) return known;
    const { calls, loops, reads } = module.summary;
    const sites = [...calls, ...reads].sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
    const invocations = sites.flatMap(site => invocationsAt(module, site, this.#invocations));
    const contexts = contextsOf(module, invocations, this.#evaluator, this.#catalog, this.#settings.startup);
    const solved = {
      invocations,
      sites: groupBy(sites, site => site.function),
      calls: groupBy([...calls.keys()], id => calls[id]?.function ?? MODULE_BODY),
      loops: groupBy([...loops.keys()], id => loops[id]?.function ?? MODULE_BODY),
      guarding: guardingParameters(module.summary),
      ...contexts,
    };
    this.#solved.set(module, solved);
    return solved;
  }

  /** The context an invocation runs in: that of the calling function, or the one it creates by registering. */
  #contextOf(module: Module, { run, site, as, callable }: Invocation, { contexts, starting }: Solved): Context | undefined {
    if (run === 'now') return contexts.get(site.function);
    if (run !== 'later' && run !== 'reaction') return undefined;
    // A function of this file is a context and reported inside. One of another file does not know who registers it,
    // and an API has no body to report in.
    if (callable.kind === 'function' && callable.module === module) return undefined;
    return run === 'reaction' && starting.has(site.function) ? undefined : { as, registeredAt: undefined };
  }

  #blocking(module: Module, invocation: Invocation, context: Context): BlockingCall[] {
    const { site, at } = invocation;
    const how = wayOf(invocation);
    const isCertain = !isCall(site) || this.#evaluator.evaluate(module, site.callee).size === 1;
    const isCalled = invocation.run === 'now';
    return this.#targets.of(module, invocation).flatMap((target): BlockingCall[] => {
      // What is registered is the context itself, where nothing in this file is.
      const registered = { name: isFunctionThing(target) ? nameOf(target) : '', at };
      const entryPoint = isCalled ? entryPointOf(module, site.function, context) : registered;
      if (!isFunctionThing(target)) {
        return [{ site, at, category: categoryOf(target), row: target, chain: [], callee: undefined, context, entryPoint, how, isCertain }];
      }
      const first: ChainStep = { module, at, name: nameOf(target), row: undefined };
      return [...this.#verdicts.of(target).keys()].flatMap((category): BlockingCall[] => {
        const chain = [first, ...this.#verdicts.chain(target, category)];
        const row = chain.at(-1)?.row;
        return row ? [{ site, at, category, row, chain, callee: target, context, entryPoint, how, isCertain }] : [];
      });
    });
  }

  /** The loops of a context that hold the thread. */
  #looping(module: Module, id: FunctionId, context: Context): BlockingCall[] {
    return this.#loopsOf(this.#evaluator.function(module, id)).map(({ site, row }): BlockingCall => {
      const entryPoint = entryPointOf(module, id, context);
      return {
        site,
        at: site.at,
        category: categoryOf(row),
        row,
        chain: [],
        callee: undefined,
        context,
        entryPoint,
        how: 'looped',
        isCertain: true,
      };
    });
  }

  /** The loops of a function that hold the thread. */
  #loopsOf(thing: FunctionThing): { site: Site; row: LoopRow }[] {
    const { module, id: owner, constants } = thing;
    return (this.#solve(module).loops.get(owner) ?? []).flatMap(id => {
      const site = module.summary.loops[id];
      const row = site && (!constants || canRun(site.guards, constants)) ? this.#loops.blocking(thing, id) : undefined;
      return site && row ? [{ site, row }] : [];
    });
  }

  /** What a function runs before it returns. */
  #runsOf(thing: FunctionThing): Run[] {
    const { module, id, self, constants } = thing;
    const evaluator: Evaluation = self ? this.#evaluator.as(self) : this.#evaluator;
    const invocations = self ? this.#invocations.as(evaluator) : this.#invocations;
    const called = (this.#solve(module).sites.get(id) ?? [])
      .filter(site => !constants || !('guards' in site) || canRun(site.guards, constants))
      .flatMap(site => invocationsAt(module, site, invocations))
      .filter(({ run }) => run === 'now')
      .flatMap(invocation => this.#targets.of(module, invocation, evaluator).map(target => ({ at: invocation.at, target })));
    const looped = this.#loopsOf(thing).map(({ site: { at }, row }) => ({ at, target: row }));
    return looped.length === 0 ? called : [...called, ...looped].sort((a, b) => a.at.start - b.at.start);
  }
}

const isCall = (site: Site): site is CallSite => 'callee' in site;

function invocationsAt(module: Module, site: CallSite | PropertyRead, invocations: Invocations): readonly Invocation[] {
  return 'callee' in site ? invocations.of(module, site) : invocations.ofRead(module, site);
}

function wayOf({ how, construct }: Invocation): BlockingCall['how'] {
  if (how === 'called') return construct ? 'constructed' : 'called';
  return how === 'read' ? 'read' : 'passed';
}

const nameOf = ({ module, id }: FunctionThing): string => module.summary.functions[id]?.name ?? '';

/** Where a function is entered from the event loop: by itself, or by the one around it that is the context. */
function entryPointOf({ summary }: Module, id: FunctionId, context: Context | undefined): EntryPoint {
  const { name, at } = summary.functions[context?.within ?? id] as (typeof summary.functions)[number];
  return { name, at };
}
