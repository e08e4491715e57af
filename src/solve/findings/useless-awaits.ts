/**
 * Whether there is anything to wait for in what is awaited. It says so only where all that a value can be is known and none
 * of it can be a promise: what is not known may be one.
 */
import type { BlockingRow, Catalog, CatalogNode, Gives } from '../../catalog/index.ts';
import type { AwaitSummary, CallId, CallSite, ResultShape, Span } from '../../summary/model.ts';
import { holds } from '../calls/row-conditions.ts';
import { certainFunction, certainNode } from '../values/certain-callee.ts';
import type { FunctionValue } from '../values/abstract-value.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module, Modules } from '../values/modules.ts';
import { Solver } from '../solver.ts';

/** Why a value can't be awaited. */
export type Reason =
  /** A call that is done when it returns. */
  | { readonly kind: 'blocking'; readonly site: CallSite; readonly row: BlockingRow }
  /** A call that tells in another way when it is done. */
  | { readonly kind: 'callback'; readonly site: CallSite; readonly path: string; readonly row: Gives }
  /** A function all of whose `return`s give something else. */
  | { readonly kind: 'function'; readonly site: CallSite; readonly fn: FunctionValue }
  | { readonly kind: 'instance'; readonly site: CallSite }
  /** Its type says so, and nothing else does. */
  | { readonly kind: 'type'; readonly type: UselessType }
  | { readonly kind: Exclude<ResultShape['kind'], 'call'> };

/**
 * A type of which no value can be awaited, by its name. `array` has members that can be; `iteration` is what `forEach` of an
 * array gives.
 */
export interface UselessType {
  readonly awaitable: false;
  readonly form: 'array' | 'iteration' | 'function-value' | 'value';
  readonly name: string;
}

/** What types say of the awaits of one file. A driver that has a type checker hands it in; nothing depends on it. */
export interface AwaitedTypes {
  /** Whether what stands there may be awaited; `undefined` where types don't tell. */
  of(at: Span): { readonly awaitable: true } | UselessType | undefined;
}

/** An `await` that waits for nothing. */
export interface UselessAwait {
  readonly summary: AwaitSummary;
  /** The one to speak of first. */
  readonly reason: Reason;
}

const ORDER: readonly Reason['kind'][] = [
  'blocking',
  'callback',
  'iteration',
  'function',
  'instance',
  'array',
  'function-value',
  'object',
  'class',
  'value',
];

/**
 * Returns the useless awaits of a module, in source order. Of the members of an array, only those that block count. Types have the last
 * word: they take back what may be awaited after all, and add what only they know.
 */
export function uselessAwaitsIn(module: Module, solver: Solver, types?: AwaitedTypes): UselessAwait[] {
  const results = new SynchronousResults(solver);
  const found = module.summary.awaits.flatMap((summary): UselessAwait[] => {
    const seen = results.reasonFor(module, summary);
    const type = seen || summary.how === 'awaited' ? types?.of(summary.at) : undefined;
    if (type?.awaitable) return [];
    const reason = seen ?? (type && ({ kind: 'type', type } as const));
    return reason ? [{ summary, reason }] : [];
  });
  return found.sort((a, b) => a.summary.at.start - b.summary.at.start);
}

type CallShape = Extract<ResultShape, { kind: 'call' }>;

/** Calls whose result is there when they return, and values that are no promises. */
export class SynchronousResults {
  readonly #catalog: Catalog;
  readonly #evaluator: Evaluation;
  readonly #modules: Modules;
  readonly #allows: (path: string) => boolean;

  constructor({ catalog, evaluator, modules, settings }: Solver) {
    this.#catalog = catalog;
    this.#evaluator = evaluator;
    this.#modules = modules;
    this.#allows = settings.allows;
  }

  /** Returns the reason that the code itself shows. */
  reasonFor(module: Module, { shapes, how }: AwaitSummary): Reason | undefined {
    const reasons = shapes && this.#reasonsOf(module, shapes, new Set());
    if (how === 'member' && reasons?.some(({ kind }) => kind !== 'blocking')) return undefined;
    return [...(reasons ?? [])].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))[0];
  }

  /** What a call runs that blocks before it returns, and gives its result then. */
  blockingRow(module: Module, site: CallSite): BlockingRow | undefined {
    const node = this.#calledNode(module, site);
    const row = node?.blocking.find(({ when }) => holds(when, module, site.arguments, this.#evaluator));
    return row && isSynchronous(row) && !this.#allows(row.path) ? row : undefined;
  }

  /** Tells whether a call of an API in the catalog returns an array; if it is awaited, a promise of one does as well. */
  returnsArray(module: Module, call: CallId, isAwaited: boolean): boolean {
    const site = module.summary.calls[call];
    const array = site && this.#calledNode(module, site)?.array;
    return array === 'returned' || (isAwaited && array === 'promised');
  }

  #calledNode(module: Module, site: CallSite): CatalogNode | undefined {
    const node = certainNode(module, site.callee, this.#evaluator);
    return node && this.#catalog.called(node, site.construct);
  }

  /** Why none of these can be awaited; `undefined` where one may be. `seen` are the functions whose results are asked for. */
  #reasonsOf(module: Module, shapes: readonly ResultShape[], seen: ReadonlySet<FunctionValue>): Reason[] | undefined {
    const reasons = shapes.map(shape => (shape.kind === 'call' ? this.#reasonOfCall(module, shape, seen) : { kind: shape.kind }));
    return reasons.includes(undefined) ? undefined : reasons.flatMap(reason => reason ?? []);
  }

  #reasonOfCall(module: Module, { call, ofArray }: CallShape, seen: ReadonlySet<FunctionValue>): Reason | undefined {
    const site = module.summary.calls[call];
    if (!site) return undefined;
    if (ofArray && this.returnsArray(module, ofArray.source, ofArray.awaited)) return { kind: ofArray.shape };
    if (site.construct && isPlainClass(module, site)) return { kind: 'instance', site };
    const row = this.blockingRow(module, site);
    // What a script gives may be a promise.
    if (row) return row.module === 'node:vm' ? undefined : { kind: 'blocking', site, row };
    const node = this.#calledNode(module, site);
    if (node) {
      const { nonPromise: row, path } = node;
      if (row === undefined || !holds(row.when, module, site.arguments, this.#evaluator)) return undefined;
      return { kind: 'callback', site, path, row };
    }
    const fn = site.construct ? undefined : certainFunction(module, site.callee, this.#evaluator, this.#modules);
    return fn && this.#returnsNoPromise(fn, seen) ? { kind: 'function', site, fn } : undefined;
  }

  #returnsNoPromise(fn: FunctionValue, seen: ReadonlySet<FunctionValue>): boolean {
    // What a function gives through itself, it gives in another way, too.
    if (seen.has(fn)) return true;
    const shapes = fn.module.summary.functions[fn.id]?.resultShapes;
    return shapes !== undefined && this.#reasonsOf(fn.module, shapes, new Set([...seen, fn])) !== undefined;
  }
}

/** Of Node's own rows all are; of a package's, those that have another form. */
const isSynchronous = ({ module, counterpart, kind }: BlockingRow): boolean =>
  kind !== 'module-load' && kind !== 'loop' && (module.startsWith('node:') || counterpart !== undefined);

/** Whether instances of a class of the file have no `then`: neither of their own, nor inherited, nor given to any object of the file. */
function isPlainClass({ summary }: Module, { callee }: CallSite): boolean {
  const { classes, functions, values, writes } = summary;
  const symbolic = values[callee];
  const definition = symbolic?.kind === 'class' ? classes[symbolic.class] : undefined;
  if (definition?.superClass !== null || definition.members.some(({ name }) => name === 'then')) return false;
  const isGiven = writes.some(({ name, object }) => name === 'then' || (name === '*' && values[object]?.kind !== 'exports'));
  return !isGiven && functions[definition.construction]?.returns.length === 0;
}
