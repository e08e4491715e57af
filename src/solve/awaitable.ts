/**
 * Whether there is anything to wait for in what is awaited. It says so only where all that a value can be is known and none
 * of it can be a promise: what is not known may be one.
 */
import type { BlockingRow, Catalog, CatalogNode, Gives } from '../catalog/index.ts';
import type { AwaitSummary, CallSite, Given, Span } from '../summary/model.ts';
import { holds } from './conditions.ts';
import type { Evaluation } from './evaluate.ts';
import { settledFunction, settledNode } from './settled.ts';
import type { FunctionThing, Module, Modules } from './things.ts';

/** Why a value can't be awaited. */
export type Reason =
  /** A call that is done when it returns. */
  | { readonly kind: 'blocking'; readonly site: CallSite; readonly row: BlockingRow }
  /** A call that tells in another way when it is done. */
  | { readonly kind: 'callback'; readonly site: CallSite; readonly path: string; readonly row: Gives }
  /** A function all of whose `return`s give something else. */
  | { readonly kind: 'function'; readonly site: CallSite; readonly thing: FunctionThing }
  | { readonly kind: 'instance'; readonly site: CallSite }
  /** Its type says so, and nothing else does. */
  | { readonly kind: 'type'; readonly type: UselessType }
  | { readonly kind: Exclude<Given['kind'], 'call'> };

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

export class Awaitable {
  readonly #catalog: Catalog;
  readonly #evaluator: Evaluation;
  readonly #modules: Modules;
  readonly #allows: (path: string) => boolean;

  constructor(catalog: Catalog, evaluator: Evaluation, modules: Modules, allows: (path: string) => boolean) {
    this.#catalog = catalog;
    this.#evaluator = evaluator;
    this.#modules = modules;
    this.#allows = allows;
  }

  /**
   * The useless awaits of a module, in source order. Of the members of an array, only those that block count. Types have
   * the last word: they take back what may be awaited after all, and add what only they know.
   */
  uselessIn(module: Module, types?: AwaitedTypes): UselessAwait[] {
    const found = module.summary.awaits.flatMap((summary): UselessAwait[] => {
      const seen = this.#seenReason(module, summary);
      const type = seen || summary.how === 'awaited' ? types?.of(summary.at) : undefined;
      if (type?.awaitable) return [];
      const reason = seen ?? (type && ({ kind: 'type', type } as const));
      return reason ? [{ summary, reason }] : [];
    });
    return found.sort((a, b) => a.summary.at.start - b.summary.at.start);
  }

  /** What the code itself shows. */
  #seenReason(module: Module, { gives, how }: AwaitSummary): Reason | undefined {
    const reasons = gives && this.#reasonsOf(module, gives, new Set());
    if (how === 'member' && reasons?.some(({ kind }) => kind !== 'blocking')) return undefined;
    return [...(reasons ?? [])].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))[0];
  }

  /** What a call runs that blocks before it returns, and gives its result then. */
  blockingRow(module: Module, site: CallSite): BlockingRow | undefined {
    const node = this.#calledNode(module, site);
    const row = node?.blocking.find(({ when }) => holds(when, module, site.arguments, this.#evaluator));
    return row && isSynchronous(row) && !this.#allows(row.path) ? row : undefined;
  }

  #calledNode(module: Module, site: CallSite): CatalogNode | undefined {
    const node = settledNode(module, site.callee, this.#evaluator);
    return node && site.construct ? this.#catalog.step(node, { step: 'construction' }) : node;
  }

  /** Why none of these can be awaited; `undefined` where one may be. `seen` are the functions whose results are asked for. */
  #reasonsOf(module: Module, gives: readonly Given[], seen: ReadonlySet<FunctionThing>): Reason[] | undefined {
    const reasons = gives.map(given => (given.kind === 'call' ? this.#reasonOfCall(module, given.call, seen) : { kind: given.kind }));
    return reasons.includes(undefined) ? undefined : reasons.flatMap(reason => reason ?? []);
  }

  #reasonOfCall(module: Module, call: number, seen: ReadonlySet<FunctionThing>): Reason | undefined {
    const site = module.summary.calls[call];
    if (!site) return undefined;
    if (site.construct && isPlainClass(module, site)) return { kind: 'instance', site };
    const row = this.blockingRow(module, site);
    // What a script gives may be a promise.
    if (row) return row.module === 'node:vm' ? undefined : { kind: 'blocking', site, row };
    const node = this.#calledNode(module, site);
    if (node) {
      const { gives, path } = node;
      if (gives === undefined || !holds(gives.when, module, site.arguments, this.#evaluator)) return undefined;
      return { kind: 'callback', site, path, row: gives };
    }
    const thing = site.construct ? undefined : settledFunction(module, site.callee, this.#evaluator, this.#modules);
    return thing && this.#givesNoPromise(thing, seen) ? { kind: 'function', site, thing } : undefined;
  }

  #givesNoPromise(thing: FunctionThing, seen: ReadonlySet<FunctionThing>): boolean {
    // What a function gives through itself, it gives in another way, too.
    if (seen.has(thing)) return true;
    const gives = thing.module.summary.functions[thing.id]?.gives;
    return gives !== undefined && this.#reasonsOf(thing.module, gives, new Set([...seen, thing])) !== undefined;
  }
}

/** Of Node's own rows all are; of a package's, those that have another form. */
const isSynchronous = ({ module, counterpart, kind }: BlockingRow): boolean =>
  kind !== 'module-load' && kind !== 'loop' && (module.startsWith('node:') || counterpart !== undefined);

/** Whether instances of a class of the file have no `then`: neither of their own, nor inherited, nor given to any object of the file. */
function isPlainClass({ summary }: Module, { callee }: CallSite): boolean {
  const { classes, functions, values, writes } = summary;
  const value = values[callee];
  const definition = value?.kind === 'class' ? classes[value.class] : undefined;
  if (definition?.superClass !== null || definition.members.some(({ name }) => name === 'then')) return false;
  const isGiven = writes.some(({ name, object }) => name === 'then' || (name === '*' && values[object]?.kind !== 'exports'));
  return !isGiven && functions[definition.construction]?.returns.length === 0;
}
