/**
 * The tree of access paths that the tables of one module grow into. A node holds the rows at its path. The
 * catalog walks the tree, and follows paths that stand for another.
 */
import type { BlockingApi, BlockingTableShape, Kind } from './model/blocking.ts';
import { rowsOf } from './model/conditions.ts';
import type { ArrayResult, ContextTableShape, NonPromiseResult, MethodRole, Registration, Result, Role } from './model/contexts.ts';
import type { SamePath } from './model/paths.ts';

/** A row of a blocking table with what it inherits from its table. */
export interface BlockingRow extends BlockingApi {
  readonly kind: Kind;
  /** Access path: `node:fs.readFileSync`. */
  readonly path: string;
  readonly module: string;
  readonly promises: string | undefined;
  /** The row as its table has it; none of what a doc comment says. */
  readonly written?: BlockingApi;
}

/** A place in the tree: everything that the tables say of values with this access path. */
export interface CatalogNode {
  readonly path: string;
  /** A row of the user's stands here, and speaks for the project's own code, too. */
  readonly isUsers: boolean;
  readonly blocking: readonly BlockingRow[];
  readonly registrations: readonly Registration[];
  readonly result: Result | undefined;
  /** The result of a call, where that is known to be no promise. */
  readonly nonPromise: NonPromiseResult | undefined;
  /** Present if the result of a call is an array, or a promise of one. */
  readonly array: ArrayResult | undefined;
  /** The methods that are called on instances of classes which extend or implement this one. */
  readonly overrides: readonly MethodRole[];
  /** The roles that it gives, as a decorator, to a method or to methods of a class. */
  readonly decorated: readonly (Role | MethodRole)[];
}

export interface TreeNode extends CatalogNode {
  readonly children: Map<string, TreeNode>;
  readonly module: string;
  same: SamePath | undefined;
  isUsers: boolean;
  blocking: readonly BlockingRow[];
  registrations: readonly Registration[];
  overrides: readonly MethodRole[];
  decorated: readonly (Role | MethodRole)[];
  result: Result | undefined;
  nonPromise: NonPromiseResult | undefined;
  array: ArrayResult | undefined;
}

/** Returns the steps of a relative path: `DatabaseSync#prepare()` → `DatabaseSync`, `#`, `prepare`, `()`. */
function stepsOf(path: string): string[] {
  const construction = path.startsWith('new ');
  const steps = (construction ? path.slice('new '.length) : path).match(/\(\)|#|[^#.()]+/g) ?? [];
  return construction ? [...steps, 'new'] : steps;
}

/** Returns the displayed access path one step on. */
function pathAfter(path: string, key: string): string {
  if (key === 'new') return `new ${path}`;
  return key === '#' || key === '()' || path.endsWith('#') ? path + key : path === '' ? key : `${path}.${key}`;
}

/** Returns the path of a module's root. A global, or a method of any receiver, is written without a module. */
const rootPath = (module: string): string => (module === 'globalThis' || module === '*' ? '' : module);

/** Returns the access path of a path in a module. */
export const accessPath = (module: string, path: string): string => stepsOf(path).reduce(pathAfter, rootPath(module));

const newNode = (path: string, module: string): TreeNode => ({
  path,
  module,
  isUsers: false,
  children: new Map(),
  same: undefined,
  blocking: [],
  registrations: [],
  overrides: [],
  decorated: [],
  result: undefined,
  nonPromise: undefined,
  array: undefined,
});

export const newRoot = (module: string): TreeNode => newNode(rootPath(module), module);

export function childOf(node: TreeNode, key: string): TreeNode {
  let child = node.children.get(key);
  if (!child) node.children.set(key, (child = newNode(pathAfter(node.path, key), node.module)));
  return child;
}

export const nodeAt = (root: TreeNode, path: string): TreeNode => stepsOf(path).reduce(childOf, root);

/** Returns the node of a row. A user's row about a construction speaks for its class as well, where that is called with `new`. */
function plantedAt(root: TreeNode, path: string, isUsers: boolean): TreeNode {
  const node = nodeAt(root, path);
  for (const place of [node, nodeAt(root, path.replace(/^new /, ''))]) place.isUsers ||= isUsers;
  return node;
}

/** A table, and whether it is the user's. */
export interface Planted<Table> {
  readonly table: Table;
  readonly isUsers: boolean;
}

export function addBlocking(root: TreeNode, { table, isUsers }: Planted<BlockingTableShape>): void {
  for (const [path, rows] of Object.entries({ ...table.blocking, ...table.untyped })) {
    const node = plantedAt(root, path, isUsers);
    const added = rowsOf<BlockingApi>(rows).map(row => ({
      ...row,
      kind: row.kind ?? table.kind,
      path: node.path,
      module: table.module,
      promises: table.promises,
      written: row,
    }));
    node.blocking = [...added, ...node.blocking];
  }
  addSame(root, table.same);
}

export function addContexts(root: TreeNode, { table, isUsers }: Planted<ContextTableShape>): void {
  for (const [path, rows] of Object.entries(table.callbacks ?? {})) {
    const node = plantedAt(root, path, isUsers);
    node.registrations = [...rowsOf<Registration>(rows), ...node.registrations];
  }
  for (const [path, result] of Object.entries(table.results ?? {})) plantedAt(root, path, isUsers).result = result;
  for (const [path, row] of Object.entries(table.nonPromises ?? {})) nodeAt(root, path).nonPromise = row;
  for (const [path, array] of Object.entries(table.arrays ?? {})) nodeAt(root, path).array = array;
  for (const [className, rows] of Object.entries(table.overrides ?? {})) {
    // A class extends the class, and implements what its instances are.
    for (const path of [className, `${className}#`]) nodeAt(root, path).overrides = rowsOf<MethodRole>(rows);
  }
  for (const [path, rows] of Object.entries(table.decorated ?? {})) nodeAt(root, path).decorated = rowsOf<Role | MethodRole>(rows);
  addSame(root, table.same);
}

function addSame(root: TreeNode, same: Readonly<Record<string, SamePath>> | undefined): void {
  for (const [path, target] of Object.entries(same ?? {})) nodeAt(root, path).same = target;
}
