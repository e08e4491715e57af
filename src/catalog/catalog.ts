/**
 * The tables as one tree of access paths, so that the solver can walk from a module or a global, step by step, to
 * what is known of a value. A module's part of the tree is grown when it is first asked for.
 */
import { groupBy } from '../collections/group-by.ts';
import type { BlockingTableShape } from './model/blocking.ts';
import type { ContextTableShape, Convention, FileConvention } from './model/contexts.ts';
import type { SamePath } from './model/paths.ts';
import { addBlocking, addContexts, childOf, newRoot, nodeAt, type CatalogNode, type Planted, type TreeNode } from './tree.ts';
import { UsersRows, type UserRow } from './users.ts';

/** What a framework takes from the files with a name of this kind. */
export interface FileRole extends Omit<FileConvention, 'files'> {
  /** Tells by a file's path, with slashes. */
  readonly pattern: RegExp;
  /** The row as its table has it. */
  readonly written: FileConvention;
}

export type Step = { readonly step: 'member'; readonly name: string } | { readonly step: 'result' | 'instance' | 'construction' };

export interface Catalog {
  /** What is known of a module's exports. The `node:` of a builtin module may be left out. */
  module(specifier: string): CatalogNode | undefined;
  /** What the user says of a file of the project, by its path or by the name it is imported under. */
  projectFile(file: string, specifier: string): CatalogNode | undefined;
  global(name: string): CatalogNode | undefined;
  /** What a method of this name does whatever its receiver: `then`, `on`, `map`. */
  anyReceiver(method: string): CatalogNode | undefined;
  step(node: CatalogNode, step: Step): CatalogNode | undefined;
  /** Returns the node that holds what is known of calling a node, or of constructing it. */
  called(node: CatalogNode, construct: boolean): CatalogNode | undefined;
  /** What has this path as seen from the module of a node. */
  at(node: CatalogNode, path: SamePath): CatalogNode | undefined;
  readonly files: readonly FileRole[];
  readonly conventions: readonly Convention[];
  /** Notes that a row, as its table has it, has matched something. */
  matched(row: object): void;
  /** The user's rows that have matched nothing by now. */
  unmatched(): readonly UserRow[];
}

const stepKey = { result: '()', instance: '#', construction: 'new' } as const;

/** An access path as people write it: `fs.readFileSync`. */
export const displayName = (path: string): string =>
  path
    .replace(/^(new )?node:/, '$1')
    // A file of the project is known by what it exports.
    .replace(/^(new )?\.[^#()]*\.[cm]?[jt]sx?\./, '$1')
    .replaceAll(/\(\)$|#$/g, '')
    .replaceAll('#', '.');

const fileRole = (written: FileConvention): FileRole => {
  const { files, ...convention } = written;
  return { ...convention, written, pattern: new RegExp(`(?:^|/)(?:${files})$`) };
};

/** What ships. */
export interface Tables {
  readonly blocking: readonly BlockingTableShape[];
  readonly contexts: readonly ContextTableShape[];
  readonly conventions: readonly Convention[];
  /** Modules, or files of the project, that give what another module gives. */
  readonly aliases?: readonly { readonly module: string; readonly of: string }[];
}

const byModule = <Table extends { readonly module: string }>(
  shipped: readonly Table[],
  users: readonly Table[],
): Map<string, Planted<Table>[]> =>
  groupBy(
    [...shipped.map(table => ({ table, isUsers: false })), ...users.map(table => ({ table, isUsers: true }))],
    ({ table }) => table.module,
  );

/**
 * A catalog of these tables and the user's; a later table's rows come before an earlier one's of the same path, and the
 * user's before all. `pathOf` gives the file that a module of the user's names, where it is written as a path.
 */
export function createCatalog(
  { aliases = [], ...shipped }: Tables,
  users = new UsersRows({ apis: [], contexts: [] }),
  pathOf: (module: string) => string | undefined = () => undefined,
): Catalog {
  const { apis, contexts: ownContexts } = users.tables;
  const blocking = byModule(shipped.blocking, apis);
  const standIns = aliases.map(({ module, of }): ContextTableShape => ({ module, same: { '': { module: of } } }));
  const contexts = byModule([...shipped.contexts, ...standIns], ownContexts);
  const usersModules = new Set([...apis, ...ownContexts, ...aliases].map(({ module }) => module));
  const usersFiles = new Map([...usersModules].map(module => [pathOf(module), module]));
  const roots = new Map<string, TreeNode | undefined>();

  function rootOf(module: string): TreeNode | undefined {
    if (!roots.has(module)) {
      const known = blocking.has(module) || contexts.has(module);
      const root = known ? newRoot(module) : undefined;
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
    if (/^[a-z]/.test(name)) {
      if (child.registrations.length === 0) child.registrations = wildcard.registrations;
      child.nonPromise ??= wildcard.nonPromise;
    }
    return child;
  }

  function memberOf(node: TreeNode, name: string): TreeNode | undefined {
    if (name === 'default' && node.path === node.module && !node.children.has(name)) return node;
    if (name === 'prototype') return follow(node.children.get('#'));
    const wild = wildcardMember(node, name);
    return follow(wild ?? node.children.get(name));
  }

  function stepFrom(node: CatalogNode, step: Step): TreeNode | undefined {
    // Every node handed out is one of this tree's own.
    const at = node as TreeNode;
    return step.step === 'member' ? memberOf(at, step.name) : follow(at.children.get(stepKey[step.step]));
  }

  return {
    conventions: shipped.conventions,
    files: [...ownContexts, ...shipped.contexts].flatMap(({ files = [] }) => files.map(fileRole)),
    matched: row => {
      users.matched(row);
    },
    unmatched: () => users.unmatched(),
    projectFile: (file, specifier) => {
      const module = usersFiles.get(file) ?? (usersModules.has(specifier) ? specifier : undefined);
      return module === undefined ? undefined : follow(rootOf(module));
    },
    // Every node handed out is one of this tree's own.
    at: (node, path) => follow(target(node as TreeNode, path)),
    module: specifier => follow(rootOf(`node:${specifier}`) ?? rootOf(specifier)),
    global: name => {
      const root = rootOf('globalThis');
      if (!root || name === 'globalThis' || name === 'global') return root;
      return memberOf(root, name);
    },
    anyReceiver: method => rootOf('*')?.children.get(method),
    step: stepFrom,
    called: (node, construct) => (construct ? stepFrom(node, { step: 'construction' }) : node),
  };
}
