/**
 * The finding "useless await": an `await` of a value that can't be a promise. All values that the operand may have must be known, because
 * an unknown value may be a promise. Does not know where types come from.
 */
import type { BlockingRow, Catalog, CatalogNode, NonPromiseResult } from '../../catalog/index.ts';
import type { AwaitSummary, CallId, CallSite, ResultShape, Span } from '../../summary/model.ts';
import { holds } from '../calls/row-conditions.ts';
import type { FunctionValue } from '../values/abstract-value.ts';
import type { Callees } from '../values/callee.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';
import { Solver } from '../solver.ts';

/** The reason why a value can't be awaited. */
export type Reason =
  /** A call that blocks until its result is there. */
  | { readonly kind: 'blocking'; readonly site: CallSite; readonly row: BlockingRow }
  /** A call that reports its end by a callback or an event. */
  | { readonly kind: 'callback'; readonly site: CallSite; readonly path: string; readonly row: NonPromiseResult }
  /** A function that returns no promise. */
  | { readonly kind: 'function'; readonly site: CallSite; readonly fn: FunctionValue }
  | { readonly kind: 'instance'; readonly site: CallSite }
  /** A type, where the code itself shows nothing. */
  | { readonly kind: 'type'; readonly type: UselessType }
  | { readonly kind: Exclude<ResultShape['kind'], 'call'> };

/** A type whose values can't be awaited. The members of an `array` can. An `iteration` is the result of an array's `forEach`. */
export interface UselessType {
  readonly awaitable: false;
  readonly form: 'array' | 'iteration' | 'function-value' | 'value';
  readonly name: string;
}

/** The types of the awaited values of one file. A driver with a type checker passes them; all others work without. */
export interface AwaitedTypes {
  /** Returns what the type at a place says about an await there; `undefined` where the type says nothing. */
  of(at: Span): { readonly awaitable: true } | UselessType | undefined;
}

/** An `await` that waits for nothing. */
export interface UselessAwait {
  readonly summary: AwaitSummary;
  /** The most important reason. */
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
 * Returns the useless awaits of a module, in source order. A member of an array, as in `Promise.all([…])`, counts only if it blocks. Types
 * overrule the code. They remove awaits of values that may be promises, and add awaits that only types show to be useless.
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

/** The lookup of calls that return no promise, and of other values that are none. */
export class SynchronousResults {
  readonly #catalog: Catalog;
  readonly #evaluator: Evaluation;
  readonly #callees: Callees;
  readonly #allows: (path: string) => boolean;

  constructor({ catalog, evaluator, callees, settings }: Solver) {
    this.#catalog = catalog;
    this.#evaluator = evaluator;
    this.#callees = callees;
    this.#allows = settings.allows;
  }

  /** Returns the reason that the code itself shows. */
  reasonFor(module: Module, { shapes, how }: AwaitSummary): Reason | undefined {
    const reasons = shapes && this.#reasonsOf(module, shapes, new Set());
    if (how === 'member' && reasons?.some(({ kind }) => kind !== 'blocking')) return undefined;
    return [...(reasons ?? [])].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))[0];
  }

  /** Returns the row of a call that blocks until it returns its result. */
  blockingRow(module: Module, site: CallSite): BlockingRow | undefined {
    const node = this.#calledNode(module, site);
    const row = node?.blocking.find(({ when }) => holds(when, module, site.arguments, this.#evaluator));
    return row && isSynchronous(row) && !this.#allows(row.path) ? row : undefined;
  }

  /** Tells whether a call returns an array, as a row says. A promise of an array also counts where the call is awaited. */
  returnsArray(module: Module, call: CallId, isAwaited: boolean): boolean {
    const site = module.summary.calls[call];
    const array = site && this.#arrayResult(module, site);
    return array === 'returned' || (isAwaited && array === 'promised');
  }

  /** Returns the way in which a call returns an array. For a callee of which nothing is known, the name of a method decides. */
  #arrayResult(module: Module, site: CallSite): CatalogNode['array'] {
    const node = this.#calledNode(module, site);
    const symbolic = module.summary.values[site.callee];
    if (node || symbolic?.kind !== 'member' || this.#callees.of(module, site.callee).values.size > 0) return node?.array;
    return this.#catalog.anyReceiver(symbolic.name)?.array;
  }

  #calledNode(module: Module, site: CallSite): CatalogNode | undefined {
    const node = this.#callees.of(module, site.callee).node;
    return node && this.#catalog.called(node, site.construct);
  }

  /** Returns the reasons why no shape can be awaited; `undefined` where one may be. `seen` are the functions on the path so far. */
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
    if (row) return row.mayPromise ? undefined : { kind: 'blocking', site, row };
    const node = this.#calledNode(module, site);
    if (node) {
      const { nonPromise: row, path } = node;
      if (row === undefined || !holds(row.when, module, site.arguments, this.#evaluator)) return undefined;
      return { kind: 'callback', site, path, row };
    }
    const fn = site.construct ? undefined : this.#callees.of(module, site.callee).fn;
    return fn && this.#returnsNoPromise(fn, seen) ? { kind: 'function', site, fn } : undefined;
  }

  #returnsNoPromise(fn: FunctionValue, seen: ReadonlySet<FunctionValue>): boolean {
    // A recursive call adds no result that another `return` does not have.
    if (seen.has(fn)) return true;
    const shapes = fn.module.summary.functions[fn.id]?.resultShapes;
    return shapes !== undefined && this.#reasonsOf(fn.module, shapes, new Set([...seen, fn])) !== undefined;
  }
}

/** Tells whether a row's API returns its result itself. Node's all do; a package's do if they have a non-blocking counterpart. */
const isSynchronous = ({ module, counterpart, kind }: BlockingRow): boolean =>
  kind !== 'module-load' && kind !== 'loop' && (module.startsWith('node:') || counterpart !== undefined);

/** Tells whether instances of a class have no `then`. No member, no base class and no assignment in the file may add one. */
function isPlainClass({ summary }: Module, { callee }: CallSite): boolean {
  const { classes, functions, values, writes } = summary;
  const symbolic = values[callee];
  const definition = symbolic?.kind === 'class' ? classes[symbolic.class] : undefined;
  if (definition?.superClass !== null || definition.members.some(({ name }) => name === 'then')) return false;
  const isGiven = writes.some(({ name, object }) => name === 'then' || (name === '*' && values[object]?.kind !== 'exports'));
  return !isGiven && functions[definition.construction]?.returns.length === 0;
}
