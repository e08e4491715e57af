/**
 * The answer for one module: which calls in its async contexts block, by what, through which chain. Joins values,
 * invocations, contexts and verdicts; the one entrance to this folder.
 */
import { isBuiltin } from 'node:module';
import type { BlockingRow, Catalog, CatalogNode } from '../catalog/index.ts';
import { groupBy } from '../collections/group-by.ts';
import { MODULE_BODY, type CallSite, type FunctionId, type PropertyRead, type Site, type Span, type ValueId } from '../summary/model.ts';
import { annotatedRow } from './annotations.ts';
import { Awaitable, type UselessAwait } from './awaitable.ts';
import { holds } from './conditions.ts';
import { isOfVersion, packageOf } from './versions.ts';
import { contextsOf, type Context, type Contexts } from './contexts.ts';
import { Evaluator, type Evaluation } from './evaluate.ts';
import { canRun, constantsPassed, guardingParameters } from './guards.ts';
import { FakeAsyncs, type FakeAsync } from './fake-async.ts';
import { Invocations, type Invocation } from './invocations.ts';
import { sentIn, type Sent } from './sent.ts';
import type { FunctionThing, Module, Modules } from './things.ts';
import { categoryOf, isFunctionThing, Verdicts, type Category, type ChainStep, type Run } from './verdicts.ts';

/** What the user has settled, for every file alike. */
export interface SolverSettings {
  readonly startup: 'ignore' | 'report';
  /** Whether an access path is never to be reported. */
  readonly allows: (path: string) => boolean;
}

/** A call in an async context that blocks. */
export interface BlockingCall {
  readonly site: Site;
  /** The name of what blocks, where the report belongs. */
  readonly at: Span;
  readonly category: Category;
  /** The blocking API at the end of the chain. */
  readonly row: BlockingRow;
  /** From the function that is called to the blocking API; empty for a direct call. */
  readonly chain: readonly ChainStep[];
  readonly context: Context;
  readonly how: 'called' | 'constructed' | 'read' | 'passed';
  /** Nothing else can be what is called there. */
  readonly isCertain: boolean;
}

/** What is known of one function, and what is not. */
export interface Explanation {
  readonly thing: FunctionThing;
  /** The context it is, if it is one. */
  readonly context: Context | undefined;
  /** Whether it runs only while its module starts. */
  readonly starting: boolean;
  /** What it runs before it returns. */
  readonly runs: readonly Run[];
  /** The shortest chain to what blocks in it, for each kind of work. */
  readonly chains: readonly (readonly ChainStep[])[];
  /** The calls in it of which nothing is known. */
  readonly unresolved: readonly Site[];
}

interface Solved extends Contexts {
  readonly invocations: readonly Invocation[];
  /** The call sites and property reads of each function, in source order. */
  readonly sites: ReadonlyMap<FunctionId, readonly (CallSite | PropertyRead)[]>;
  /** The parameters that decide over calls of their function. */
  readonly guarding: ReadonlyMap<FunctionId, ReadonlySet<number>>;
}

export class Solver {
  readonly #catalog: Catalog;
  readonly #settings: SolverSettings;
  readonly #modules: Modules;
  readonly #evaluator: Evaluator;
  readonly #invocations: Invocations;
  readonly #verdicts = new Verdicts(thing => this.#runsOf(thing));
  readonly #solved = new Map<Module, Solved>();
  readonly #awaitable: Awaitable;
  readonly #fakeAsyncs: FakeAsyncs;

  constructor(catalog: Catalog, modules: Modules, settings: SolverSettings) {
    this.#catalog = catalog;
    this.#settings = settings;
    this.#modules = modules;
    this.#evaluator = new Evaluator(catalog, modules);
    this.#invocations = new Invocations(this.#evaluator, catalog);
    this.#awaitable = new Awaitable(catalog, this.#evaluator, modules, settings.allows);
    this.#fakeAsyncs = new FakeAsyncs(this.#evaluator, this.#awaitable);
  }

  /** The blocking calls in the module's contexts, in source order; for each call, one for each category of work. */
  blockingCalls(module: Module): BlockingCall[] {
    const solved = this.#solve(module);
    return solved.invocations.flatMap(invocation => {
      const context = this.#contextOf(module, invocation, solved);
      return context ? this.#blocking(module, invocation, context) : [];
    });
  }

  /** The awaits of the module that wait for nothing, in source order. */
  uselessAwaits(module: Module): UselessAwait[] {
    return this.#awaitable.uselessIn(module);
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
    const own = this.#solve(module).invocations.filter(({ callable }) => callable.kind === 'function' && callable.module === module && callable.id === id);
    return new Set(own.filter(({ how }) => how !== 'called').map(({ at }) => at.start));
  }

  /** Everything there is to know about one function. */
  explain(module: Module, id: FunctionId): Explanation {
    const thing = this.#evaluator.function(module, id);
    const { contexts, starting, sites } = this.#solve(module);
    const unresolved = (sites.get(id) ?? []).filter(
      site => 'callee' in site && this.#evaluator.evaluate(module, site.callee).size === 0 && !isPlatform(module, site.callee),
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
    const { calls, reads } = module.summary;
    const sites = [...calls, ...reads].sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
    const invocations = sites.flatMap(site => invocationsAt(module, site, this.#invocations));
    const contexts = contextsOf(module, invocations, this.#evaluator, this.#catalog, this.#settings.startup);
    const solved = { invocations, sites: groupBy(sites, site => site.function), guarding: guardingParameters(module.summary), ...contexts };
    this.#solved.set(module, solved);
    return solved;
  }

  /** The context an invocation runs in: that of the calling function, or the one it creates by registering. */
  #contextOf(
    module: Module,
    { run, site, as, callable }: Invocation,
    { contexts, starting }: Solved,
  ): Context | undefined {
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
    return this.#targetsOf(module, invocation, this.#evaluator).flatMap((target): BlockingCall[] => {
      if (!isFunctionThing(target)) {
        return [{ site, at, category: categoryOf(target), row: target, chain: [], context, how, isCertain }];
      }
      const first: ChainStep = { module, at, name: nameOf(target), row: undefined };
      return [...this.#verdicts.of(target).keys()].flatMap((category): BlockingCall[] => {
        const chain = [first, ...this.#verdicts.chain(target, category)];
        const row = chain.at(-1)?.row;
        return row ? [{ site, at, category, row, chain, context, how, isCertain }] : [];
      });
    });
  }

  /** What a function runs before it returns. */
  #runsOf({ module, id, self, constants }: FunctionThing): Run[] {
    const evaluator: Evaluation = self ? this.#evaluator.as(self) : this.#evaluator;
    const invocations = self ? this.#invocations.as(evaluator) : this.#invocations;
    return (this.#solve(module).sites.get(id) ?? [])
      .filter(site => !constants || !('guards' in site) || canRun(site.guards, constants))
      .flatMap(site => invocationsAt(module, site, invocations))
      .filter(({ run }) => run === 'now')
      .flatMap(invocation => this.#targetsOf(module, invocation, evaluator).map(target => ({ at: invocation.at, target })));
  }

  /** What an invocation runs: blocking APIs whose condition holds, and functions that are not reported by themselves. */
  #targetsOf(module: Module, invocation: Invocation, evaluator: Evaluation): Run['target'][] {
    const { callable, construct } = invocation;
    switch (callable.kind) {
      case 'known': {
        const node = construct ? this.#catalog.step(callable.node, { step: 'construction' }) : callable.node;
        return this.#rowThat(node, module, ({ when }) => holds(when, module, invocation.arguments, this.#evaluator));
      }
      case 'promisified':
        if (callable.of.kind === 'known') {
          return this.#rowThat(callable.of.node, module, ({ when }) => !when);
        }
        return callable.of.kind === 'function' ? this.#callee(callable.of, module, { ...invocation, arguments: undefined }, evaluator) : [];
      case 'function':
        return this.#callee(callable, module, invocation, evaluator);
      case 'class': {
        const { construction } = callable.module.summary.classes[callable.id] ?? {};
        return construction === undefined ? [] : this.#callee(this.#evaluator.function(callable.module, construction), module, invocation, evaluator);
      }
      default:
        return [];
    }
  }

  /** The first row of a node that speaks for a call in a module. */
  #rowThat(node: CatalogNode | undefined, module: Module, matches: (row: BlockingRow) => boolean): BlockingRow[] {
    const installed = ({ versions, module: from }: BlockingRow) => (versions === undefined ? undefined : this.#modules.version(module, packageOf(from)));
    const row = node?.blocking.find(candidate => matches(candidate) && isOfVersion(candidate, installed(candidate)));
    // In a version that is not known, what to use instead may have another name.
    return this.#unlessAllowed(row?.versions === undefined || installed(row) !== undefined ? row : { ...row, rewrite: false });
  }

  #unlessAllowed(row: BlockingRow | undefined): BlockingRow[] {
    if (!row) return [];
    this.#catalog.matched(row.written ?? row);
    return this.#settings.allows(row.path) ? [] : [row];
  }

  /** A called function, or what is said of it; nothing where its body is reported by itself or does not run yet. */
  #callee(thing: FunctionThing, from: Module, { iterated, arguments: given }: Invocation, evaluator: Evaluation): Run['target'][] {
    const row = annotatedRow(thing.module, thing.id);
    if (row) return this.#unlessAllowed(row);
    const summary = thing.module.summary.functions[thing.id];
    if (!summary || summary.async || (summary.generator && !iterated)) return [];
    const { contexts, guarding } = this.#solve(thing.module);
    if (contexts.has(thing.id)) return [];
    const parameters = guarding.get(thing.id);
    return [parameters ? this.#evaluator.withConstants(thing, constantsPassed(parameters, given, from, evaluator)) : thing];
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

/** Whether a value is JavaScript's or Node's own: what the catalog does not list of those does not block. */
function isPlatform({ summary }: Module, id: ValueId): boolean {
  let value = summary.values[id];
  while (value?.kind === 'member') value = summary.values[value.object];
  return value?.kind === 'global' || value?.kind === 'literal' || (value?.kind === 'module' && isBuiltin(value.specifier));
}

const nameOf = ({ module, id }: FunctionThing): string => module.summary.functions[id]?.name ?? '';
