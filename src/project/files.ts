/** Finds the source files of a project: those that neither its `.gitignore` files nor conventions exclude. */
import { readdir, stat } from 'node:fs/promises';
import { extname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { globSync } from 'tinyglobby';
import { readTextIfAny } from '../disk/read.ts';
import { pushTo } from '../collections/maps.ts';
import { isDeclarationFile, sourceExtensions } from './parse.ts';
import { unreadableFor, type UnreadableFile } from './read.ts';

/** The reason to skip a file or folder. */
export type SkipReason =
  | 'ignored by .gitignore'
  | 'ignored by the configuration'
  | 'build output'
  | 'tests'
  | 'minified'
  | 'components in other languages'
  | 'links to folders';

/** The choice of files below a folder. */
export interface Selection {
  /** True to skip what `.gitignore` files and conventions exclude: build output, tests, minified files. */
  readonly conventions: boolean;
  /** Tells whether a configuration ignores a file or folder. */
  readonly isIgnored: (path: string, isFolder: boolean) => boolean;
}

/** The choice of what a project has written itself. */
export const ownFiles: Selection = { conventions: true, isIgnored: () => false };

/** The choice of every source file. */
export const allFiles: Selection = { conventions: false, isIgnored: () => false };

export interface FoundFiles {
  /** Absolute paths, sorted. */
  readonly files: readonly string[];
  /** The files and folders that were skipped, by reason. */
  readonly skipped: ReadonlyMap<SkipReason, readonly string[]>;
  /** Folders that could not be read. */
  readonly unreadable: readonly UnreadableFile[];
}

export class NoSuchPathError extends Error {
  override readonly name = 'NoSuchPathError';
}

const buildFolders = new Set(['dist', 'build', 'out', 'output', 'coverage', 'target', 'storybook-static', 'public']);
const testFolders = new Set(['test', 'tests', '__tests__', '__mocks__', 'spec', 'specs', 'e2e', 'cypress', 'fixtures', '__fixtures__']);
const testFile = /[.-](?:test|spec|e2e|cy|bench|stories)\.[cm]?[jt]sx?$/;
const minifiedFile = /[.-]min\.[cm]?js$/;

/**
 * Finds the source files below the paths. A path may be a pattern. Of the conventions, none is about a path to a file. Throws a
 * `NoSuchPathError`.
 */
export async function findFiles(paths: readonly string[], cwd: string, { conventions, isIgnored }: Selection): Promise<FoundFiles> {
  const files = new Set<string>();
  const skipped = new Map<SkipReason, string[]>();
  const unreadable: UnreadableFile[] = [];

  for (const path of paths) {
    const absolute = resolve(cwd, path);
    const stats = await stat(absolute).catch(() => undefined);
    if (stats?.isDirectory()) await visit(absolute, conventions ? await rulesAbove(absolute) : []);
    else for (const file of stats ? [sourceAt(absolute, path)] : matching(path, cwd)) addUnlessIgnored(file);
  }
  return { files: [...files].sort(), skipped, unreadable };

  function addUnlessIgnored(file: string): void {
    if (isIgnored(file, false)) pushTo(skipped, 'ignored by the configuration', file);
    else files.add(file);
  }

  async function visit(folder: string, above: readonly IgnoreRules[]): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
      unreadable.push(unreadableFor(folder, error));
      return [];
    });
    const own = conventions && entries.some(({ name }) => name === '.gitignore') ? rulesOf(folder) : undefined;
    const rules = own ? [...above, own] : above;
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      const isFolder = entry.isDirectory();
      if (!isFolder && componentFile.test(entry.name)) pushTo(skipped, 'components in other languages', path);
      if (entry.isSymbolicLink() && !isNeverSource(entry.name, conventions) && (await stat(path).catch(() => undefined))?.isDirectory())
        pushTo(skipped, 'links to folders', path);
      if (isFolder ? isNeverSource(entry.name, conventions) : !isSourceFile(entry.name)) continue;
      const reason = (conventions ? reasonToSkip(path, entry.name, isFolder, rules) : undefined) ?? configured(path, isFolder);
      if (reason) pushTo(skipped, reason, path);
      else if (isFolder) await visit(path, rules);
      else files.add(path);
    }
  }

  function configured(path: string, isFolder: boolean): SkipReason | undefined {
    return isIgnored(path, isFolder) ? 'ignored by the configuration' : undefined;
  }
}

/** Files with code in other languages around it. */
export const componentFile = /\.(?:vue|svelte|astro|mdx)$/;

/** Returns the path of a file that is named. A name without an extension may be that of a script. Throws a `NoSuchPathError`. */
function sourceAt(file: string, path: string): string {
  if (!isSourceFile(file) && extname(file) !== '') throw new NoSuchPathError(`'${path}' is neither JavaScript nor TypeScript.`);
  return file;
}

/** Returns the source files that a pattern matches, such as `src/**\/*.ts`. */
function matching(pattern: string, cwd: string): string[] {
  const files = globSync(pattern.split(sep).join('/'), { cwd, absolute: true, ignore: ['**/node_modules/**'], expandDirectories: false });
  const found = files.filter(isSourceFile);
  if (found.length === 0) throw new NoSuchPathError(`There is no file or directory '${pattern}'.`);
  return found.map(file => resolve(file));
}

/** Tells whether a folder holds no source of the project. By convention, a hidden folder does not. */
const isNeverSource = (folder: string, conventions: boolean): boolean =>
  folder === 'node_modules' || folder === '.git' || (conventions && folder.startsWith('.'));

/** Tells whether a file holds source text. A declaration file does not. */
export const isSourceFile = (file: string): boolean =>
  sourceExtensions.some(extension => file.endsWith(extension)) && !isDeclarationFile(file);

/** Tells whether a path within a package belongs to its tests. */
export const isTestPath = (path: string): boolean => testFile.test(path) || path.split(sep).some(part => testFolders.has(part));

function reasonToSkip(path: string, name: string, isFolder: boolean, rules: readonly IgnoreRules[]): SkipReason | undefined {
  if (isIgnored(path, isFolder, rules)) return 'ignored by .gitignore';
  if (isFolder ? testFolders.has(name) : testFile.test(name)) return 'tests';
  if (isFolder && buildFolders.has(name)) return 'build output';
  return !isFolder && minifiedFile.test(name) ? 'minified' : undefined;
}

interface IgnoreRules {
  readonly folder: string;
  readonly rules: Ignore;
}

function isIgnored(path: string, isFolder: boolean, above: readonly IgnoreRules[]): boolean {
  // The rules of a deeper folder come last, so that they can overrule those of a higher one.
  return above.reduce((ignored, { folder, rules }) => {
    const name = relative(folder, path).split(sep).join('/') + (isFolder ? '/' : '');
    const verdict = rules.test(name);
    return verdict.ignored || (ignored && !verdict.unignored);
  }, false);
}

function rulesOf(folder: string): IgnoreRules | undefined {
  const text = readTextIfAny(join(folder, '.gitignore'));
  // A pattern with many `**` takes exponential time in deep folders.
  const lines = text.split(/\r?\n/).filter(line => line.length < 1000 && (line.match(/\*\*/g)?.length ?? 0) <= 3);
  return text === '' ? undefined : { folder, rules: ignore().add(lines) };
}

/** Reads the rules of the folders above, up to the root of the repository. */
async function rulesAbove(folder: string): Promise<IgnoreRules[]> {
  const above: IgnoreRules[] = [];
  let at = folder;
  while (!(await stat(join(at, '.git')).catch(() => undefined))) {
    const parent = resolve(at, '..');
    // Outside a repository only the folders below count.
    if (parent === at) return [];
    at = parent;
    const rules = rulesOf(at);
    if (rules) above.unshift(rules);
  }
  return above;
}
