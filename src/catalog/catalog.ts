/**
 * The tables as one tree of access paths, so that the solver can walk from a module or a global, step by step, to
 * what is known of a value. A module's part of the tree is grown when it is first asked for.
 */
import { groupBy } from '../collections/group-by.ts';
import type {
  BlockingApi,
  BlockingTableShape,
  ContextTableShape,
  Convention,
  FileConvention,
  Kind,
  MethodRole,
  Registration,
  Result,
  Role,
  Rows,
  SamePath,
} from './model.ts';

/** A row of a blocking table with what it inherits from its table. */
export interface BlockingRow extends BlockingApi {
  readonly kind: Kind;
  /** Access path: `node:fs.readFileSync`. */
  readonly path: string;
  readonly module: string;
  readonly promises: string | undefined;
}

/** A place in the tree: all that is known of the values with this access path. */
export interface CatalogNode {
  readonly path: string;
  readonly blocking: readonly BlockingRow[];
  readonly registrations: readonly Registration[];
  readonly result: Result | undefined;
  /** Methods that are called on instances of classes which extend or implement this one. */
  readonly overrides: readonly MethodRole[];
  /** What it makes, as a decorator, of a method or of methods of a class. */
  readonly decorated: readonly (Role | MethodRole)[];
}

/** What a framework takes from the files with a name of this kind. */
export interface FileRole extends Omit<FileConvention, 'files'> {
  /** Tells by a file's path, with slashes. */
  readonly pattern: RegExp;
}

export type Step =
  | { readonly step: 'member'; readonly name: string }
  | { readonly step: 'result' | 'instance' | 'construction' };

export interface Catalog {
  /** What is known of a module's exports. The `node:` of a builtin module may be left out. */
  module(specifier: string): CatalogNode | undefined;
  global(name: string): CatalogNode | undefined;
  /** What a method of this name does whatever its receiver: `then`, `on`, `map`. */
  anyReceiver(method: string): CatalogNode | undefined;
  step(node: CatalogNode, step: Step): CatalogNode | undefined;
  /** What has this path as seen from the module of a node. */
  at(node: CatalogNode, path: SamePath): CatalogNode | undefined;
  readonly files: readonly FileRole[];
  readonly conventions: readonly Convention[];
}

interface TreeNode extends CatalogNode {
  readonly children: Map<string, TreeNode>;
  same: SamePath | undefined;
  module: string;
  blocking: readonly BlockingRow[];
  registrations: readonly Registration[];
  overrides: readonly MethodRole[];
  decorated: readonly (Role | MethodRole)[];
  result: Result | undefined;
}

const rowsOf = <Row extends object>(rows: Rows<Row> | undefined): readonly Row[] =>
  rows === undefined ? [] : Array.isArray(rows) ? (rows as readonly Row[]) : [rows as Row];

const stepKey = { result: '()', instance: '#', construction: 'new' } as const;

/** The steps of a relative path: `DatabaseSync#prepare()` → `DatabaseSync`, `#`, `prepare`, `()`. */
function stepsOf(path: string): string[] {
  const construction = path.startsWith('new ');
  const steps = (construction ? path.slice('new '.length) : path).match(/\(\)|#|[^#.()]+/g) ?? [];
  return construction ? [...steps, 'new'] : steps;
}

/** The displayed access path one step on. */
function pathAfter(path: string, key: string): string {
  if (key === 'new') return `new ${path}`;
  return key === '#' || key === '()' || path.endsWith('#') ? path + key : path === '' ? key : `${path}.${key}`;
}

/** An access path as people write it: `fs.readFileSync`. */
export const displayName = (path: string): string =>
  path
    .replace(/^(new )?node:/, '$1')
    .replaceAll(/\(\)$|#$/g, '')
    .replaceAll('#', '.');

function newNode(path: string, module: string): TreeNode {
  return {
    path,
    module,
    children: new Map(),
    same: undefined,
    blocking: [],
    registrations: [],
    overrides: [],
    decorated: [],
    result: undefined,
  };
}

function childOf(node: TreeNode, key: string): TreeNode {
  let child = node.children.get(key);
  if (!child) node.children.set(key, (child = newNode(pathAfter(node.path, key), node.module)));
  return child;
}

const nodeAt = (root: TreeNode, path: string): TreeNode => stepsOf(path).reduce(childOf, root);

function addBlocking(root: TreeNode, table: BlockingTableShape): void {
  for (const [path, rows] of Object.entries({ ...table.blocking, ...table.untyped })) {
    const node = nodeAt(root, path);
    const added = rowsOf<BlockingApi>(rows).map(row => ({
      ...row,
      kind: row.kind ?? table.kind,
      path: node.path,
      module: table.module,
      promises: table.promises,
    }));
    node.blocking = [...added, ...node.blocking];
  }
  addSame(root, table.same);
}

function addContexts(root: TreeNode, table: ContextTableShape): void {
  for (const [path, rows] of Object.entries(table.callbacks ?? {})) {
    const node = nodeAt(root, path);
    node.registrations = [...rowsOf<Registration>(rows), ...node.registrations];
  }
  for (const [path, result] of Object.entries(table.results ?? {})) nodeAt(root, path).result = result;
  for (const [className, rows] of Object.entries(table.overrides ?? {})) {
    // A class extends the class, and implements what its instances are.
    for (const path of [className, `${className}#`]) nodeAt(root, path).overrides = rowsOf<MethodRole>(rows);
  }
  for (const [path, rows] of Object.entries(table.decorated ?? {})) nodeAt(root, path).decorated = rowsOf<Role | MethodRole>(rows);
  addSame(root, table.same);
}

const fileRole = ({ files, ...convention }: FileConvention): FileRole => ({ ...convention, pattern: new RegExp(`(?:^|/)(?:${files})$`) });

function addSame(root: TreeNode, same: Readonly<Record<string, SamePath>> | undefined): void {
  for (const [path, target] of Object.entries(same ?? {})) nodeAt(root, path).same = target;
}

/** A catalog of these tables; a later table's rows come before an earlier one's of the same path. */
export function createCatalog(
  blockingTables: readonly BlockingTableShape[],
  contextTables: readonly ContextTableShape[],
  conventions: readonly Convention[],
): Catalog {
  const blocking = groupBy(blockingTables, table => table.module);
  const contexts = groupBy(contextTables, table => table.module);
  const roots = new Map<string, TreeNode | undefined>();

  function rootOf(module: string): TreeNode | undefined {
    if (!roots.has(module)) {
      const known = blocking.has(module) || contexts.has(module);
      const root = known ? newNode(module === 'globalThis' || module === '*' ? '' : module, module) : undefined;
      roots.set(module, root);
      if (root) {
        for (const table of blocking.get(module) ?? []) addBlocking(root, table);
        for (const table of contexts.get(module) ?? []) addContexts(root, table);
      }
    }
    return roots.get(module);
  }

  function follow(node: TreeNode | undefined): TreeNode | undefined {
    let at = node;
    for (let hops = 0; at?.same !== undefined && hops < 8; hops++) at = target(at, at.same);
    return at;
  }

  function target(from: TreeNode, same: SamePath): TreeNode | undefined {
    const { module, path = '' } = typeof same === 'string' ? { module: from.module, path: same } : same;
    const root = rootOf(module);
    return root && nodeAt(root, path);
  }

  /** A member that no row names, of a node whose every member takes a callback (`node:fs.*`). */
  function wildcardMember(node: TreeNode, name: string): TreeNode | undefined {
    const wildcard = node.children.get('*');
    if (!wildcard || name === 'default' || name.endsWith('Sync')) return undefined;
    const child = childOf(node, name);
    if (child.registrations.length === 0 && /^[a-z]/.test(name)) child.registrations = wildcard.registrations;
    return child;
  }

  function memberOf(node: TreeNode, name: string): TreeNode | undefined {
    if (name === 'default' && node.path === node.module && !node.children.has(name)) return node;
    if (name === 'prototype') return follow(node.children.get('#'));
    const wild = wildcardMember(node, name);
    return follow(wild ?? node.children.get(name));
  }

  return {
    conventions,
    files: contextTables.flatMap(({ files = [] }) => files.map(fileRole)),
    // Every node handed out is one of this tree's own.
    at: (node, path) => follow(target(node as TreeNode, path)),
    module: specifier => follow(rootOf(`node:${specifier}`) ?? rootOf(specifier)),
    global: name => {
      const root = rootOf('globalThis');
      if (!root || name === 'globalThis' || name === 'global') return root;
      return memberOf(root, name);
    },
    anyReceiver: method => rootOf('*')?.children.get(method),
    step: (node, step) => {
      // Every node handed out is one of this tree's own.
      const at = node as TreeNode;
      if (step.step === 'member') return memberOf(at, step.name);
      return follow(at.children.get(stepKey[step.step]));
    },
  };
}
