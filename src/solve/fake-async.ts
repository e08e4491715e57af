/**
 * Blocking work that is dressed as asynchronous: a promise, a callback or a timer around a call that is done, or not begun,
 * when it is looked at. Only calls that block themselves count, and only where nothing else is done in the same dress.
 */
import type { BlockingRow } from '../catalog/index.ts';
import { groupBy } from '../collections/group-by.ts';
import type { CallSite, FunctionId, FunctionSummary, Span, ValueId } from '../summary/model.ts';
import type { Awaitable } from './awaitable.ts';
import type { Evaluation } from './evaluate.ts';
import { settledNode } from './settled.ts';
import type { Module } from './things.ts';

export interface FakeAsync {
  /** The dress: a promise's executor, a promise that is resolved with it, `promisify`, a callback, a timer, an async function. */
  readonly kind: 'executor' | 'resolved' | 'promisified' | 'callback' | 'deferred' | 'async';
  readonly at: Span;
  /** The name of the dress. */
  readonly name: string;
  readonly row: BlockingRow;
}

type CallsOf = (id: FunctionId) => readonly CallSite[];

/** The calls of a function's parameter by its index. */
type Settling = (id: FunctionId, index: number) => readonly CallSite[];

const MAX_STEPS = 8;

const deferring = new Map([
  ['node:timers.setTimeout', 'setTimeout'],
  ['node:timers.setImmediate', 'setImmediate'],
  ['node:process.nextTick', 'nextTick'],
  ['queueMicrotask', 'queueMicrotask'],
]);

/** Globals and modules that only compute: what they do with a result is no effect. */
const pure = new Set([
  'Array',
  'Boolean',
  'Buffer',
  'Error',
  'JSON',
  'Math',
  'Number',
  'Object',
  'String',
  'URL',
  'node:path',
  'path',
  'node:url',
  'url',
]);

export class FakeAsyncs {
  readonly #evaluator: Evaluation;
  readonly #awaitable: Awaitable;

  constructor(evaluator: Evaluation, awaitable: Awaitable) {
    this.#evaluator = evaluator;
    this.#awaitable = awaitable;
  }

  /** What is dressed as asynchronous in a module, in source order; nothing in functions that `isIgnored` names. */
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
    const path = settledNode(module, site.callee, this.#evaluator)?.path;
    const [first] = site.arguments;
    if (path === undefined || !first || first.spread) return [];
    const found = (kind: FakeAsync['kind'], row: BlockingRow | undefined, at = site.at, name = ''): FakeAsync[] =>
      row ? [{ kind, at, name, row }] : [];
    if (path === 'Promise' && site.construct) return found('executor', this.#inExecutor(module, first.value, calls, settling));
    if (path === 'Promise.resolve') return found('resolved', this.#madeFrom(module, first.value, site.function));
    if (path === 'node:util.promisify') return found('promisified', this.#takesNoCallback(module, first.value), first.at);
    const by = deferring.get(path);
    return by !== undefined && (by !== 'setTimeout' || isAtOnce(module, site))
      ? found('deferred', this.#onlyWork(module, first.value, calls), site.at, by)
      : [];
  }

  /** What blocks in an executor that settles its promise before it returns, and leaves that to nobody else. */
  #inExecutor(module: Module, executor: ValueId, calls: CallsOf, settling: Settling): BlockingRow | undefined {
    const value = module.summary.values[executor];
    const summary = value?.kind === 'function' ? module.summary.functions[value.function] : undefined;
    if (value?.kind !== 'function' || !summary || summary.async) return undefined;
    const settlements = settling(value.function, 0);
    const isEmpty = settlements.some(site => site.arguments.length === 0);
    for (const {
      arguments: [given],
    } of settlements) {
      const row = given && this.#madeFrom(module, given.value, value.function);
      if (row) return row;
    }
    return isEmpty ? this.#onlyWork(module, executor, calls) : undefined;
  }

  /** `callback(null, readFileSync(path))`, in a function whose callback nobody else gets. */
  #inCallback(module: Module, id: FunctionId, { async, generator, parameters }: FunctionSummary, settling: Settling): FakeAsync[] {
    const index = parameters.length - 1;
    if (async || generator || index < 0) return [];
    for (const { arguments: given, at } of settling(id, index)) {
      const row = given[0] && given[1] && isNothing(module, given[0].value) ? this.#madeFrom(module, given[1].value, id) : undefined;
      if (row) return [{ kind: 'callback', at, name: parameters[index] ?? '', row }];
    }
    return [];
  }

  /** An async function that waits for nothing, and does nothing but block. */
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

  /** What blocks in a function that does nothing else, but tell a callback of it. */
  #onlyWork(module: Module, id: ValueId, calls: CallsOf): BlockingRow | undefined {
    const value = module.summary.values[id];
    if (value?.kind !== 'function' || module.summary.functions[value.function]?.async !== false) return undefined;
    const telling = calls(value.function).filter(({ callee }) => module.summary.values[callee]?.kind !== 'parameter');
    return this.#allBlocking(module, value.function, telling);
  }

  /** The first of the calls that blocks, where the others only compute. */
  #allBlocking(module: Module, id: FunctionId, own: readonly CallSite[]): BlockingRow | undefined {
    const rows = own.map(site => this.#rowOf(module, site));
    const row = rows.find(found => found !== undefined);
    const isRest = own.every(
      (site, index) => rows[index] !== undefined || isPure(module, site) || this.#madeFrom(module, site.callee, id) !== undefined,
    );
    return isRest ? row : undefined;
  }

  #takesNoCallback(module: Module, id: ValueId): BlockingRow | undefined {
    const rows = settledNode(module, id, this.#evaluator)?.blocking ?? [];
    return rows.find(
      ({ when, counterpart, module: of }) => !when && of.startsWith('node:') && !(counterpart && 'sameWithCallback' in counterpart),
    );
  }

  /** The call that a value is the result of, or is made from, in the function itself. */
  #madeFrom(module: Module, id: ValueId, owner: FunctionId, steps = 0): BlockingRow | undefined {
    if (steps > MAX_STEPS) return undefined;
    const value = module.summary.values[id];
    if (value?.kind === 'member') return this.#madeFrom(module, value.object, owner, steps + 1);
    const site = value?.kind === 'result' ? module.summary.calls[value.call] : undefined;
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
    const row = this.#awaitable.blockingRow(module, site);
    return row?.weight === 'light' ? undefined : row;
  }
}

/** The calls of each function's parameters, where they are called in the function itself and go nowhere else. */
function settlingCallsOf({ summary: { calls, values } }: Module): Settling {
  const own = new Map<string, CallSite[]>();
  const handedOn = new Set<string>();
  const keyOf = (id: ValueId): string | undefined => {
    const value = values[id];
    return value?.kind === 'parameter' ? `${value.function} ${value.index}` : undefined;
  };
  for (const site of calls) {
    for (const { value } of site.arguments) handedOn.add(keyOf(value) ?? '');
    const callee = values[site.callee];
    const key = keyOf(site.callee);
    if (callee?.kind !== 'parameter' || key === undefined) continue;
    if (callee.function !== site.function) handedOn.add(key);
    else own.set(key, [...(own.get(key) ?? []), site]);
  }
  return (id, index) => (handedOn.has(`${id} ${index}`) ? [] : (own.get(`${id} ${index}`) ?? []));
}

/** Whether a timer is to run its callback as soon as may be. */
function isAtOnce({ summary: { values } }: Module, { arguments: [, delay] }: CallSite): boolean {
  if (!delay) return true;
  const value = values[delay.value];
  return value?.kind === 'literal' && (value.value === 0 || value.value === 1);
}

/** Whether a value comes from outside of the function that has it, and may be a promise. */
function isFromOutside({ summary: { values } }: Module, id: ValueId): boolean {
  let value = values[id];
  while (value?.kind === 'member') value = values[value.object];
  return value === undefined || ['parameter', 'receiver', 'super', 'module', 'element', 'any'].includes(value.kind);
}

function isNothing({ summary: { values } }: Module, id: ValueId): boolean {
  const value = values[id];
  return (value?.kind === 'literal' && value.value === null) || (value?.kind === 'global' && value.name === 'undefined');
}

/** Whether a call only computes. */
function isPure({ summary: { values } }: Module, { callee }: CallSite): boolean {
  let value = values[callee];
  while (value?.kind === 'member') value = values[value.object];
  if (value?.kind === 'global') return pure.has(value.name);
  return value?.kind === 'module' && pure.has(value.specifier);
}
