/**
 * The finding "fake async": a promise, a callback or a timer around work that blocks all the same. Only direct calls of blocking APIs
 * count, where they alone produce the result or are the only work. Does not know calls that block through other functions.
 */
import { effectsOf, type BlockingRow } from '../../catalog/index.ts';
import { groupBy } from '../../collections/group-by.ts';
import { pushTo } from '../../collections/maps.ts';
import {
  MODULE_BODY,
  type Argument,
  type CallSite,
  type FunctionId,
  type FunctionSummary,
  type Span,
  type ValueId,
} from '../../summary/model.ts';
import type { Solver } from '../solver.ts';
import { platformPath } from '../loops/platform-paths.ts';
import { SynchronousResults } from './useless-awaits.ts';
import { certainNode } from '../values/certain-callee.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';

export interface FakeAsync {
  /** The wrapper: a promise's executor, `Promise.resolve`, `promisify`, a callback, a timer, or an async function. */
  readonly kind: 'executor' | 'resolved' | 'promisified' | 'callback' | 'deferred' | 'async';
  readonly at: Span;
  /** The name of the callback, of the timer or of the async function; empty for other wrappers. */
  readonly name: string;
  readonly row: BlockingRow;
}

type CallsOf = (id: FunctionId) => readonly CallSite[];

/** The calls of a function's parameter by its index. */
type Settling = (id: FunctionId, index: number) => readonly CallSite[];

const MAX_STEPS = 8;

/** Returns the fake asynchrony of a module, in source order. With `startup: 'ignore'`, leaves out code that only runs at startup. */
export function fakeAsyncsIn(module: Module, solver: Solver): FakeAsync[] {
  const { starting } = solver.contexts.of(module);
  const isIgnored = (id: FunctionId): boolean => solver.settings.startup === 'ignore' && (id === MODULE_BODY || starting.has(id));
  return new FakeAsyncs(solver).in(module, isIgnored);
}

class FakeAsyncs {
  readonly #evaluator: Evaluation;
  readonly #results: SynchronousResults;

  constructor(solver: Solver) {
    this.#evaluator = solver.evaluator;
    this.#results = new SynchronousResults(solver);
  }

  /** Returns the fake asynchrony of a module, in source order, without functions that `isIgnored` selects. */
  in(module: Module, isIgnored: (id: FunctionId) => boolean): FakeAsync[] {
    const byFunction = groupBy(module.summary.calls, site => site.function);
    const calls: CallsOf = id => byFunction.get(id) ?? [];
    const settling = settlingCallsOf(module);
    const atCalls = module.summary.calls
      .filter(site => !isIgnored(site.function))
      .flatMap(site => this.#atCall(module, site, calls, settling));
    const functions = module.summary.functions.flatMap((summary, id) =>
      isIgnored(id) ? [] : [...this.#inCallback(module, id, summary, settling), ...this.#inName(module, id, summary, calls(id))],
    );
    return [...atCalls, ...functions].sort((a, b) => a.at.start - b.at.start);
  }

  #atCall(module: Module, site: CallSite, calls: CallsOf, settling: Settling): FakeAsync[] {
    const path = certainNode(module, site.callee, this.#evaluator)?.path;
    const [first] = site.arguments;
    if (path === undefined || !first || first.spread) return [];
    const found = (kind: FakeAsync['kind'], row: BlockingRow | undefined, at = site.at, name = ''): FakeAsync[] =>
      row ? [{ kind, at, name, row }] : [];
    const { wraps, defers = false, delay } = effectsOf(path);
    if (wraps === 'executor' && site.construct) return found('executor', this.#inExecutor(module, first.value, calls, settling));
    if (wraps === 'value') return found('resolved', this.#madeFrom(module, first.value, site.function));
    if (wraps === 'function') return found('promisified', this.#takesNoCallback(module, first.value), first.at);
    return defers && (delay === undefined || isAtOnce(module, site.arguments[delay]))
      ? found('deferred', this.#onlyWork(module, first.value, calls), site.at, path.slice(path.lastIndexOf('.') + 1))
      : [];
  }

  /** Returns the row that blocks in a promise's executor. The executor must call `resolve` itself, and pass it to nothing else. */
  #inExecutor(module: Module, executor: ValueId, calls: CallsOf, settling: Settling): BlockingRow | undefined {
    const symbolic = module.summary.values[executor];
    const summary = symbolic?.kind === 'function' ? module.summary.functions[symbolic.function] : undefined;
    if (symbolic?.kind !== 'function' || !summary || summary.async) return undefined;
    const settlements = settling(symbolic.function, 0);
    const isEmpty = settlements.some(site => site.arguments.length === 0);
    for (const {
      arguments: [args],
    } of settlements) {
      const row = args && this.#madeFrom(module, args.value, symbolic.function);
      if (row) return row;
    }
    return isEmpty ? this.#onlyWork(module, executor, calls) : undefined;
  }

  /** Finds `callback(null, readFileSync(path))` in a function that passes its callback to nothing else. */
  #inCallback(module: Module, id: FunctionId, { async, generator, parameters }: FunctionSummary, settling: Settling): FakeAsync[] {
    const index = parameters.length - 1;
    if (async || generator || index < 0) return [];
    for (const { arguments: args, at } of settling(id, index)) {
      const row = args[0] && args[1] && isNothing(module, args[0].value) ? this.#madeFrom(module, args[1].value, id) : undefined;
      if (row) return [{ kind: 'callback', at, name: parameters[index] ?? '', row }];
    }
    return [];
  }

  /** Finds an async function that waits for nothing, and does nothing but block. */
  #inName(
    module: Module,
    id: FunctionId,
    { async, generator, awaits, returns, name, at }: FunctionSummary,
    own: readonly CallSite[],
  ): FakeAsync[] {
    if (!async || generator || awaits.length > 0 || returns.some(value => isFromOutside(module, value))) return [];
    const row = this.#allBlocking(module, id, own);
    return row ? [{ kind: 'async', at: at.end > at.start ? at : { ...at, end: at.start + 1 }, name, row }] : [];
  }

  /** Returns the row that blocks in a function whose other calls only compute, or call a parameter such as `resolve`. */
  #onlyWork(module: Module, id: ValueId, calls: CallsOf): BlockingRow | undefined {
    const symbolic = module.summary.values[id];
    if (symbolic?.kind !== 'function' || module.summary.functions[symbolic.function]?.async !== false) return undefined;
    const others = calls(symbolic.function).filter(({ callee }) => module.summary.values[callee]?.kind !== 'parameter');
    return this.#allBlocking(module, symbolic.function, others);
  }

  /** Returns the row of the first call that blocks. Every other call must block, only compute, or be a method of such a result. */
  #allBlocking(module: Module, id: FunctionId, own: readonly CallSite[]): BlockingRow | undefined {
    const rows = own.map(site => this.#rowOf(module, site));
    const row = rows.find(found => found !== undefined);
    const isRest = own.every(
      (site, index) => rows[index] !== undefined || isPure(module, site) || this.#madeFrom(module, site.callee, id) !== undefined,
    );
    return isRest ? row : undefined;
  }

  #takesNoCallback(module: Module, id: ValueId): BlockingRow | undefined {
    const rows = certainNode(module, id, this.#evaluator)?.blocking ?? [];
    return rows.find(
      ({ when, counterpart, module: of }) => !when && of.startsWith('node:') && !(counterpart && 'sameWithCallback' in counterpart),
    );
  }

  /** Returns the row of the blocking call in `owner` that a value is the result of, or is computed from. */
  #madeFrom(module: Module, id: ValueId, owner: FunctionId, steps = 0): BlockingRow | undefined {
    if (steps > MAX_STEPS) return undefined;
    const symbolic = module.summary.values[id];
    if (symbolic?.kind === 'member') return this.#madeFrom(module, symbolic.object, owner, steps + 1);
    const site = symbolic?.kind === 'result' ? module.summary.calls[symbolic.call] : undefined;
    if (site?.function !== owner) return undefined;
    const row = this.#rowOf(module, site);
    if (row) return row;
    const parts = [site.callee, ...(isPure(module, site) ? site.arguments.map(argument => argument.value) : [])];
    for (const part of parts) {
      const found = this.#madeFrom(module, part, owner, steps + 1);
      if (found) return found;
    }
    return undefined;
  }

  #rowOf(module: Module, site: CallSite): BlockingRow | undefined {
    const row = this.#results.blockingRow(module, site);
    return row?.weight === 'light' ? undefined : row;
  }
}

/** Returns a lookup of a parameter's calls. A parameter that is an argument, or is called in an inner function, has none. */
function settlingCallsOf({ summary: { calls, values } }: Module): Settling {
  const own = new Map<string, CallSite[]>();
  const escaping = new Set<string>();
  const keyOf = (id: ValueId): string | undefined => {
    const symbolic = values[id];
    return symbolic?.kind === 'parameter' ? `${symbolic.function} ${symbolic.index}` : undefined;
  };
  for (const site of calls) {
    for (const { value } of site.arguments) escaping.add(keyOf(value) ?? '');
    const callee = values[site.callee];
    const key = keyOf(site.callee);
    if (callee?.kind !== 'parameter' || key === undefined) continue;
    if (callee.function !== site.function) escaping.add(key);
    else pushTo(own, key, site);
  }
  return (id, index) => (escaping.has(`${id} ${index}`) ? [] : (own.get(`${id} ${index}`) ?? []));
}

/** Tells whether a timer has no delay: `setTimeout(f)`, or a delay of 0 or 1. */
function isAtOnce({ summary: { values } }: Module, delay: Argument | undefined): boolean {
  if (!delay) return true;
  const symbolic = values[delay.value];
  return symbolic?.kind === 'literal' && (symbolic.value === 0 || symbolic.value === 1);
}

/** Tells whether a value comes from outside of its function, so that it may be a promise. */
function isFromOutside({ summary: { values } }: Module, id: ValueId): boolean {
  let symbolic = values[id];
  while (symbolic?.kind === 'member') symbolic = values[symbolic.object];
  return symbolic === undefined || ['parameter', 'receiver', 'super', 'module', 'element', 'any'].includes(symbolic.kind);
}

function isNothing({ summary: { values } }: Module, id: ValueId): boolean {
  const symbolic = values[id];
  return (symbolic?.kind === 'literal' && symbolic.value === null) || (symbolic?.kind === 'global' && symbolic.name === 'undefined');
}

/** Tells whether a call only computes, by the global or the module that its callee is a member of. */
function isPure(module: Module, { callee }: CallSite): boolean {
  const { values } = module.summary;
  let root = callee;
  for (let symbolic = values[root]; symbolic?.kind === 'member'; symbolic = values[root]) root = symbolic.object;
  const path = values[root]?.kind === 'global' || values[root]?.kind === 'module' ? platformPath(module, root) : undefined;
  return path !== undefined && effectsOf(path).computes === true;
}
