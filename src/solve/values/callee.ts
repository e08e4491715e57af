/**
 * Callees: the values that a callee may be, and the one that it must be. Evaluation leaves out the unknown. A wrong
 * guess can be a wrong report. Then a finding asks for the callee that must be: each step to it leaves nothing out.
 */
import { isBuiltin } from 'node:module';
import type { CatalogNode } from '../../catalog/index.ts';
import type { CallSite, SymbolicValue, ValueId } from '../../summary/model.ts';
import type { AbstractValue, FunctionValue } from './abstract-value.ts';
import { onlyOf, type Evaluation } from './evaluation.ts';
import type { Module, Modules } from './modules.ts';

/** The most steps from a value to its module or global. A value that leads back to itself ends here, and no API is as far. */
const MAX_STEPS = 10;

/** The most files that a function is followed through. */
const MAX_MODULES = 8;

/** A value that is called. Each question is answered when it is asked. */
export class Callee {
  readonly #module: Module;
  readonly #value: ValueId;
  readonly #callees: CalleeContext;

  constructor(module: Module, value: ValueId, context: CalleeContext) {
    this.#module = module;
    this.#value = value;
    this.#callees = context;
  }

  /** The abstract values that it may be; none where nothing is known. */
  get values(): ReadonlySet<AbstractValue> {
    return this.#callees.evaluation.evaluate(this.#module, this.#value);
  }

  /** True if exactly one value is known, so that nothing else competes for the call. */
  get certain(): boolean {
    return this.values.size === 1;
  }

  /**
   * The access path of a function of the language or of Node, whether the catalog lists it or not: `Date.now`, `node:process.hrtime`,
   * `Promise.resolve().then`. It needs no evaluation.
   */
  get path(): string | undefined {
    const path = pathOf(this.#module, this.#value, MAX_STEPS);
    return path?.replace(/^(new )?global(?:This)?\./, '$1');
  }

  /** The catalog's node of a value that is reached from a module or a global by members and calls alone. */
  get node(): CatalogNode | undefined {
    if (!isFromModule(this.#module, this.#value)) return undefined;
    const only = onlyOf(this.#callees.evaluation.evaluate(this.#module, this.#value));
    return only?.kind === 'known' ? only.node : undefined;
  }

  /** The function of the project that it must be. `#read` is one, or `load` that one other file exports. */
  get fn(): FunctionValue | undefined {
    return functionOf(this.#module, this.#value, this.#callees, 0);
  }
}

interface CalleeContext {
  readonly evaluation: Evaluation;
  readonly modules: Modules;
}

/** The one way to ask what a callee must be. */
export class Callees {
  readonly #context: CalleeContext;

  constructor(evaluation: Evaluation, modules: Modules) {
    this.#context = { evaluation, modules };
  }

  of(module: Module, value: ValueId): Callee {
    return new Callee(module, value, this.#context);
  }

  /** Returns the access path of a call of the platform. A construction with arguments has its own: `new Date(…)` reads no clock. */
  pathOf(module: Module, site: CallSite): string | undefined {
    return constructed(site, this.of(module, site.callee).path);
  }
}

const constructed = ({ construct, arguments: args }: CallSite, path: string | undefined): string | undefined =>
  construct && path !== undefined ? `new ${path}${args.length > 0 ? '(…)' : ''}` : path;

function pathOf(module: Module, id: ValueId, steps: number): string | undefined {
  const symbolic = module.summary.values[id];
  if (steps === 0) return undefined;
  switch (symbolic?.kind) {
    case 'member': {
      const object = pathOf(module, symbolic.object, steps - 1);
      // A builtin module's default export is the module.
      const isModule = symbolic.name === 'default' && module.summary.values[symbolic.object]?.kind === 'module';
      return object === undefined || isModule ? object : `${object}.${symbolic.name}`;
    }
    case 'result': {
      const site = module.summary.calls[symbolic.call];
      const callee = site && pathOf(module, site.callee, steps - 1);
      if (!site || callee === undefined) return undefined;
      return site.construct ? constructed(site, callee) : `${callee}()`;
    }
    case 'global':
      return symbolic.name;
    case 'literal':
      return 'literal';
    case 'module':
      return isBuiltin(symbolic.specifier) ? `node:${symbolic.specifier.replace(/^node:/, '')}` : undefined;
    default:
      return undefined;
  }
}

function isFromModule({ summary: { values, calls } }: Module, id: ValueId): boolean {
  const seen = new Set<ValueId>([id]);
  for (const at of seen) {
    const symbolic = values[at];
    if (symbolic?.kind === 'module' || symbolic?.kind === 'global') return true;
    const from = symbolic?.kind === 'member' ? symbolic.object : symbolic?.kind === 'result' ? calls[symbolic.call]?.callee : undefined;
    if (from !== undefined) seen.add(from);
  }
  return false;
}

function functionOf(module: Module, id: ValueId, context: CalleeContext, hops: number): FunctionValue | undefined {
  const { evaluation, modules } = context;
  const symbolic = module.summary.values[id];
  if (symbolic?.kind === 'function') return evaluation.function(module, symbolic.function);
  if (symbolic?.kind !== 'member' || hops > MAX_MODULES) return undefined;
  if (symbolic.name.startsWith('#')) {
    const method = onlyOf(evaluation.evaluate(module, id));
    return method?.kind === 'function' ? method : undefined;
  }
  const object = module.summary.values[symbolic.object];
  const exporting = object?.kind === 'module' ? modules.resolve(module, object.specifier) : undefined;
  const exported = exporting && soleExport(exporting, symbolic.name);
  return exported === undefined || !exporting ? undefined : functionOf(exporting, exported, context, hops + 1);
}

/** Finds the value that a file exports by a name, where it can export no other by that name. */
function soleExport({ summary: { exports, writes, values } }: Module, name: string): ValueId | undefined {
  const named = exports.filter(entry => entry.name === name).map(({ value }) => value);
  const toExports = writes.filter(({ object }) => values[object]?.kind === 'exports');
  const written = toExports.filter(write => write.name === name && write.getter !== true).map(({ value }) => value);
  const replaced = toExports.filter(write => write.name === '*').flatMap(({ value }) => propertyOf(values, value, name) ?? [undefined]);
  const [only, ...others] = [...named, ...written, ...replaced];
  return others.length === 0 ? only : undefined;
}

/** Finds the property of an object literal; none where a spread may hold it. */
function propertyOf(values: readonly SymbolicValue[], id: ValueId, name: string): ValueId[] | undefined {
  const symbolic = values[id];
  if (symbolic?.kind !== 'object' || symbolic.spreads.length > 0) return undefined;
  return symbolic.properties.filter(property => property.name === name && !property.getter).map(property => property.value);
}
