/**
 * The one function, or the one place in the catalog, that a callee is for certain. Evaluation says what a value can be, and
 * leaves out what it does not know; where a wrong guess would be a wrong report, a callee has to be reached by steps that
 * leave nothing out.
 */
import type { CatalogNode } from '../../catalog/index.ts';
import type { SymbolicValue, ValueId } from '../../summary/model.ts';
import type { FunctionValue } from './abstract-value.ts';
import type { Evaluation } from './evaluation.ts';
import type { Module, Modules } from './modules.ts';

const MAX_MODULES = 8;

/** The catalog's node of a value that is reached from a module or a global by members and calls alone. */
export function certainNode(module: Module, value: ValueId, evaluator: Evaluation): CatalogNode | undefined {
  if (!isFromModule(module, value)) return undefined;
  const [thing, ...others] = evaluator.evaluate(module, value);
  return thing?.kind === 'known' && others.length === 0 ? thing.node : undefined;
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

/** The function that a value is: one of the file, a private method, or what another file exports by a name. */
export function certainFunction(module: Module, id: ValueId, evaluator: Evaluation, modules: Modules, hops = 0): FunctionValue | undefined {
  const symbolic = module.summary.values[id];
  if (symbolic?.kind === 'function') return evaluator.function(module, symbolic.function);
  if (symbolic?.kind !== 'member' || hops > MAX_MODULES) return undefined;
  if (symbolic.name.startsWith('#')) return privateMethod(module, id, evaluator);
  const object = module.summary.values[symbolic.object];
  const exporting = object?.kind === 'module' ? modules.resolve(module, object.specifier) : undefined;
  const exported = exporting && soleExport(exporting, symbolic.name);
  return exported === undefined || !exporting ? undefined : certainFunction(exporting, exported, evaluator, modules, hops + 1);
}

function privateMethod(module: Module, id: ValueId, evaluator: Evaluation): FunctionValue | undefined {
  const [value, ...others] = evaluator.evaluate(module, id);
  return value?.kind === 'function' && others.length === 0 ? value : undefined;
}

/** What a file exports by a name, where nothing else can be exported by it. */
function soleExport({ summary: { exports, writes, values } }: Module, name: string): ValueId | undefined {
  const named = exports.filter(entry => entry.name === name).map(({ value }) => value);
  const toExports = writes.filter(({ object }) => values[object]?.kind === 'exports');
  const written = toExports.filter(write => write.name === name && write.getter !== true).map(({ value }) => value);
  const replaced = toExports.filter(write => write.name === '*').flatMap(({ value }) => propertyOf(values, value, name) ?? [undefined]);
  const [only, ...others] = [...named, ...written, ...replaced];
  return others.length === 0 ? only : undefined;
}

/** The property of an object literal; nothing where it is not seen. */
function propertyOf(values: readonly SymbolicValue[], id: ValueId, name: string): ValueId[] | undefined {
  const symbolic = values[id];
  if (symbolic?.kind !== 'object' || symbolic.spreads.length > 0) return undefined;
  return symbolic.properties.filter(property => property.name === name && !property.getter).map(property => property.value);
}
