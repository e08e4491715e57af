/**
 * The packages of a workspace by name. An install links them, but a checkout may have none. The root lists their folders, in its
 * `package.json` or in the file of pnpm.
 */
import { createRequire } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { globSync } from 'tinyglobby';
import { getOrMake } from '../collections/maps.ts';
import { readTextIfAny } from '../disk/read.ts';
import { objectOf, readJson } from './json-files.ts';

type FoldersByName = ReadonlyMap<string, string>;

const NONE: FoldersByName = new Map();

export class WorkspacePackages {
  /** By the folder in which the search for the root began. */
  readonly #found = new Map<string, FoldersByName>();

  /** Finds the folder of the package with a name, in the workspace that a folder belongs to. */
  folderOf(from: string, name: string): string | undefined {
    return this.#around(from).get(name);
  }

  /** Finds the root of the workspace that a folder belongs to. */
  rootOf(folder: string): string | undefined {
    if (patternsIn(folder).length > 0) return folder;
    const parent = dirname(folder);
    return parent === folder ? undefined : this.rootOf(parent);
  }

  /** Forgets all packages. */
  clear(): void {
    this.#found.clear();
  }

  #around(folder: string): FoldersByName {
    return getOrMake(this.#found, folder, () => {
      const patterns = patternsIn(folder);
      if (patterns.length > 0) return packagesOf(folder, patterns);
      const parent = dirname(folder);
      return parent === folder ? NONE : this.#around(parent);
    });
  }
}

function packagesOf(root: string, patterns: readonly string[]): FoldersByName {
  const manifests = globSync(
    patterns.filter(isHarmless).map(pattern => posix.join(pattern, 'package.json')),
    { cwd: root, absolute: true, ignore: ['**/node_modules/**'], expandDirectories: false, followSymbolicLinks: false },
  );
  return new Map(
    manifests.sort().flatMap(file => {
      const { name } = readJson(file);
      return typeof name === 'string' ? [[name, dirname(file)] as const] : [];
    }),
  );
}

/** Tells whether a pattern stays in the workspace, and has few enough stars to be matched in time. */
const isHarmless = (pattern: string): boolean =>
  pattern.length < 200 &&
  !pattern.includes('..') &&
  !pattern.startsWith('/') &&
  (pattern.match(/\*/g)?.length ?? 0) <= 6 &&
  !/[(){}[\]]{4}/.test(pattern);

/** Returns the patterns of folders by which a folder is the root of a workspace. */
function patternsIn(folder: string): string[] {
  const { workspaces } = readJson(join(folder, 'package.json'));
  const listed = Array.isArray(workspaces) ? workspaces : objectOf(workspaces).packages;
  const patterns = Array.isArray(listed) ? (listed as unknown[]).filter(item => typeof item === 'string') : [];
  return patterns.length > 0 ? patterns : pnpmPatterns(readTextIfAny(join(folder, 'pnpm-workspace.yaml')));
}

/** Reads the list `packages` of pnpm's file; an empty one if the file is broken. */
function pnpmPatterns(text: string): string[] {
  if (text.trim() === '') return [];
  // Few projects have the file, so that the parser is loaded on demand.
  const { parse } = createRequire(import.meta.url)('yaml') as typeof import('yaml');
  try {
    const { packages } = objectOf(parse(text, { logLevel: 'silent' }));
    return Array.isArray(packages) ? (packages as unknown[]).filter(item => typeof item === 'string') : [];
  } catch {
    return [];
  }
}
