/**
 * Types that doc comments give to parameters, results, variables and properties, as TypeScript reads them in JavaScript:
 * `@param {import('./repo').Repo} repo`, `@type {Repo}`, `@typedef`, `@import`. Names stand for what the file declares or
 * imports; what is written in any other way is unknown.
 */
import type { FunctionNode } from '../syntax/nodes.ts';
import type { ScopeManager, Variable } from '../syntax/scopes.ts';
import type { Comment } from './doc-tags.ts';
import { parsedDocType, type DocType } from './doc-type-syntax.ts';
import { documentedOffsets } from './functions.ts';
import type { DocTypes, Lowering } from './lowering.ts';
import { UNKNOWN, type ValueId } from './model.ts';

/** Generic types that give the type they are given. */
const transparent = new Set(['Promise', 'PromiseLike', 'Awaited', 'NonNullable', 'Readonly', 'Required', 'Partial']);
const lists = new Set(['Array', 'ReadonlyArray']);

/** A tag with a type in braces, and what is named after it. */
interface TypedTag {
  readonly tag: string;
  readonly type: string;
  readonly name: string;
}

export function docTypesOf(lowering: Lowering, text: string, comments: readonly Comment[], scopeManager: ScopeManager): DocTypes {
  const { byOffset, all, imports } = read(text, comments);
  if (byOffset.size === 0) return { parameter: () => UNKNOWN, result: () => UNKNOWN, of: () => UNKNOWN };
  const { table } = lowering;
  const aliases = new Map(all.flatMap(({ tag, type, name }) => (tag === 'typedef' && name !== '' ? [[name, type] as const] : [])));
  const underway = new Set<string>();
  let variables: ReadonlyMap<string, Variable> | undefined;

  const ofFunctions = new Map<FunctionNode, readonly TypedTag[]>();
  const ofTypes = new Map<string, ValueId>();

  function tagsOf(node: FunctionNode): readonly TypedTag[] {
    let tags = ofFunctions.get(node);
    if (!tags) ofFunctions.set(node, (tags = documentedOffsets(node).flatMap(offset => byOffset.get(offset) ?? [])));
    return tags;
  }

  function lowered(type: string | undefined): ValueId {
    if (type === undefined) return UNKNOWN;
    const known = ofTypes.get(type);
    if (known !== undefined) return known;
    const value = lower(parsedDocType(type));
    // What an alias on the way stands for is not known yet.
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

  /** A type that stands for itself by way of others is unknown. */
  function aliased(name: string, type: string): ValueId {
    if (underway.has(name)) return UNKNOWN;
    underway.add(name);
    const value = lowered(type);
    underway.delete(name);
    return value;
  }

  /** What the file itself declares by a name. */
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

const tagNames: Readonly<Record<string, string>> = {
  arg: 'param',
  argument: 'param',
  param: 'param',
  return: 'returns',
  returns: 'returns',
  type: 'type',
  typedef: 'typedef',
};
const typed = /@(arg|argument|param|returns?|type|typedef)\s*\{/g;
const imported = /@import\s+([^'"@]+?)\s+from\s+(['"])([^'"]+)\2/g;

const mayType = /@(?:arg|param|return|type|import)/;

/** No type that is read is longer. */
const MAX_TYPE = 300;

interface Imported {
  readonly specifier: string;
  readonly path: readonly string[];
}

interface Read {
  /** The tags of the comment that ends right before an offset. */
  readonly byOffset: ReadonlyMap<number, readonly TypedTag[]>;
  readonly all: readonly TypedTag[];
  readonly imports: ReadonlyMap<string, Imported>;
}

function read(text: string, comments: readonly Comment[]): Read {
  const byOffset = new Map<number, readonly TypedTag[]>();
  const all: TypedTag[] = [];
  const imports = new Map<string, Imported>();
  for (const { type, value, range } of comments) {
    if (type !== 'Block' || !value.startsWith('*') || !mayType.test(value)) continue;
    const plain = value.replaceAll(/\r?\n\s*\*/g, '\n');
    for (const [, clause = '', , specifier = ''] of plain.matchAll(imported))
      for (const [name, path] of namesIn(clause)) imports.set(name, { specifier, path });
    const tags = tagsIn(plain);
    if (tags.length === 0) continue;
    all.push(...tags);
    const gap = /\S/g;
    gap.lastIndex = range[1];
    byOffset.set(gap.exec(text)?.index ?? text.length, tags);
  }
  return { byOffset, all, imports };
}

function tagsIn(comment: string): TypedTag[] {
  return Array.from(comment.matchAll(typed)).flatMap(({ 0: head, 1: word = '', index }): TypedTag[] => {
    const start = index + head.length;
    const end = closing(comment, start);
    if (end === undefined) return [];
    const [, name = ''] = /^\s*\[?\s*([\w$]+)(?![\w$.])/.exec(comment.slice(end + 1)) ?? [];
    return [{ tag: tagNames[word] ?? word, type: comment.slice(start, end), name }];
  });
}

/** Where the brace is that closes the one before `start`. */
function closing(text: string, start: number): number | undefined {
  let depth = 1;
  for (let at = start; at < text.length && at < start + MAX_TYPE; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  return undefined;
}

/** The names of an import clause, with the way from the module to each. */
function namesIn(clause: string): [name: string, path: readonly string[]][] {
  const [, own = '', , inBraces = ''] = /^\s*(?:type\s+)?([\w$]*)\s*(,?\s*\{([^}]*)\})?\s*$/.exec(clause) ?? [];
  const named = inBraces.split(',').flatMap((part): [string, readonly string[]][] => {
    const [, name, alias] = /^\s*(?:type\s+)?([\w$]+)(?:\s+as\s+([\w$]+))?\s*$/.exec(part) ?? [];
    return name === undefined ? [] : [[alias ?? name, [name]]];
  });
  const [, space] = /^\s*\*\s+as\s+([\w$]+)\s*$/.exec(clause) ?? [];
  return [
    ...(own === '' ? [] : [[own, ['default']] satisfies [string, string[]]]),
    ...named,
    ...(space === undefined ? [] : [[space, []] satisfies [string, string[]]]),
  ];
}
