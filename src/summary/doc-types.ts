/**
 * Types in doc comments of parameters, results, variables and properties, as TypeScript reads them in JavaScript:
 * `@param {import('./repo').Repo} repo`, `@type {Repo}`, `@typedef`, `@import`. A name refers to a declaration or an import
 * of the file. A type in any other form is unknown.
 */
import { getOrMake } from '../collections/maps.ts';
import type { FunctionNode } from '../syntax/nodes.ts';
import type { ScopeManager, Variable } from '../syntax/scopes.ts';
import type { Comment } from './doc-tags.ts';
import { parsedDocType, type DocType } from './doc-type-syntax.ts';
import { typeCommentsIn, type TypedTag } from './doc-type-tags.ts';
import { documentedOffsets } from './doc-places.ts';
import type { DocTypes, Lowering } from './lowering.ts';
import { UNKNOWN, type ValueId } from './model.ts';

/** Generic types that count as their type argument. */
const transparent = new Set(['Promise', 'PromiseLike', 'Awaited', 'NonNullable', 'Readonly', 'Required', 'Partial']);
const lists = new Set(['Array', 'ReadonlyArray']);

export function docTypesOf(lowering: Lowering, text: string, comments: readonly Comment[], scopeManager: ScopeManager): DocTypes {
  const { byOffset, all, imports } = typeCommentsIn(text, comments);
  if (byOffset.size === 0) return { parameter: () => UNKNOWN, result: () => UNKNOWN, of: () => UNKNOWN };
  const { table } = lowering;
  const aliases = new Map(all.flatMap(({ tag, type, name }) => (tag === 'typedef' && name !== '' ? [[name, type] as const] : [])));
  const underway = new Set<string>();
  let variables: ReadonlyMap<string, Variable> | undefined;

  const ofFunctions = new Map<FunctionNode, readonly TypedTag[]>();
  const ofTypes = new Map<string, ValueId>();

  function tagsOf(node: FunctionNode): readonly TypedTag[] {
    return getOrMake(ofFunctions, node, () => documentedOffsets(node).flatMap(offset => byOffset.get(offset) ?? []));
  }

  function lowered(type: string | undefined): ValueId {
    if (type === undefined) return UNKNOWN;
    const known = ofTypes.get(type);
    if (known !== undefined) return known;
    const value = lower(parsedDocType(type));
    // A type that refers to an alias under way is incomplete, and must not be kept.
    if (underway.size === 0) ofTypes.set(type, value);
    return value;
  }
  const instance = (of: ValueId): ValueId => (of === UNKNOWN ? UNKNOWN : table.add({ kind: 'instance', of }));
  const members = (object: ValueId, names: readonly string[]): ValueId =>
    names.reduce((of, name) => (of === UNKNOWN ? UNKNOWN : table.add({ kind: 'member', object: of, name })), object);

  function lower(type: DocType): ValueId {
    switch (type.kind) {
      case 'unknown':
        return UNKNOWN;
      case 'any':
        return table.add({ kind: 'any', of: type.of.map(lower) });
      case 'list': {
        const element = lower(type.of);
        if (element === UNKNOWN) return UNKNOWN;
        const list = table.reserve();
        table.fill(list, { kind: 'array', elements: [element] });
        return list;
      }
      case 'import': {
        const value = members(table.add({ kind: 'module', specifier: type.specifier }), type.path);
        return type.value ? value : instance(value);
      }
      case 'name':
        return named(type);
    }
  }

  function named({ path: [root = '', ...rest], argument, value }: DocType & { kind: 'name' }): ValueId {
    if (rest.length === 0 && !value) {
      const alias = aliases.get(root);
      if (alias !== undefined) return aliased(root, alias);
      if (argument && transparent.has(root) && !variableOf(root)) return lower(argument);
      if (argument && lists.has(root)) return lower({ kind: 'list', of: argument });
    }
    const imported = imports.get(root);
    const variable = variableOf(root);
    const declared = imported
      ? members(table.add({ kind: 'module', specifier: imported.specifier }), imported.path)
      : variable
        ? lowering.variable(variable)
        : UNKNOWN;
    const found = members(declared, rest);
    return value ? found : instance(found);
  }

  /** Lowers an alias. An alias that refers to itself, directly or through others, is unknown. */
  function aliased(name: string, type: string): ValueId {
    if (underway.has(name)) return UNKNOWN;
    underway.add(name);
    const value = lowered(type);
    underway.delete(name);
    return value;
  }

  /** Finds the variable that the file declares by a name. */
  function variableOf(name: string): Variable | undefined {
    variables ??= new Map(
      scopeManager.scopes
        .filter(({ block }) => block.type === 'Program')
        .flatMap(scope => scope.variables.filter(({ defs }) => defs.length > 0).map(variable => [variable.name, variable] as const)),
    );
    return variables.get(name);
  }

  return {
    parameter: (node, name) => lowered(tagsOf(node).find(tag => tag.tag === 'param' && tag.name === name)?.type),
    result: node => lowered(tagsOf(node).find(({ tag }) => tag === 'returns')?.type),
    of: node => lowered(byOffset.get(node.range[0])?.find(({ tag }) => tag === 'type')?.type),
  };
}
