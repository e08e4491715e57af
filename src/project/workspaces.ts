/**
 * The sources of packages in the same workspace. Their `main` or `exports` name a built file, which may not exist yet, or be older than its
 * source. The folders in tsconfig, or conventions, lead to the source of that file.
 */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { objectOf, readJson, readJsonWithComments, type JsonObject } from './json-files.ts';
import type { WorkspacePackages } from './workspace-packages.ts';

type Find = (folder: string, request: string) => string | undefined;

/** Finds the source file behind a specifier that names a package of the workspace. */
export function sourceOfWorkspace(from: string, specifier: string, packages: WorkspacePackages, find: Find): string | undefined {
  const { name, subpath } = partsOf(specifier);
  const folder = workspaceFolder(from, name, packages);
  if (folder === undefined) return undefined;
  const targets = entriesOf(readJson(join(folder, 'package.json')), subpath);
  const roots = outputFolders(folder);
  for (const candidate of targets.flatMap(target => sourcesOf(target, roots))) {
    const found = find(folder, `./${candidate}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Splits a bare specifier: `@acme/tools/lib/a` is `lib/a` of `@acme/tools`. */
export function partsOf(specifier: string): { readonly name: string; readonly subpath: string } {
  const [, name = '', subpath = ''] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/s.exec(specifier) ?? [];
  return { name, subpath };
}

/** Finds the source that a file of the project was built from. Nothing for a file that is no build, or whose source is not there. */
export function sourceOfBuild(file: string, find: Find): string | undefined {
  const folder = packageFolder(dirname(file));
  if (folder === undefined) return undefined;
  const path = relative(folder, file).split(sep).join('/');
  const roots = outputFolders(folder).filter(({ output }) => output !== '');
  if (!buildFolder.test(path) && !roots.some(({ output }) => path.startsWith(`${output}/`))) return undefined;
  for (const candidate of sourcesOf(path, roots)) {
    const found = candidate === path ? undefined : find(folder, `./${candidate}`);
    if (found !== undefined && found !== file) return found;
  }
  return undefined;
}

/** Finds the source file behind a file that a package names, which may not be built yet. */
export function sourceOfEntry(folder: string, target: string, find: Find): string | undefined {
  const path = posix.normalize(target);
  if (path.startsWith('../') || path.includes('*')) return undefined;
  const roots = outputFolders(folder);
  const isBuilt = buildFolder.test(path) || roots.some(({ output }) => output !== '' && path.startsWith(`${output}/`));
  const [own = path, ...sources] = sourcesOf(path, roots);
  // The source decides, however old the build is.
  for (const candidate of isBuilt ? [...sources, own] : [own, ...sources]) {
    const found = find(folder, `./${candidate}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Finds the nearest folder with a `package.json`. */
export function packageFolder(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/**
 * Finds the folder that a package's link in `node_modules` leads to, if the folder is outside of any `node_modules`. Without a link, the
 * workspace itself says where the package is.
 */
function workspaceFolder(from: string, name: string, packages: WorkspacePackages): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const link = join(folder, 'node_modules', name);
    if (existsSync(join(link, 'package.json'))) {
      const real = realPathOf(link);
      return real === undefined || real.includes(`${sep}node_modules${sep}`) ? undefined : real;
    }
    if (dirname(folder) === folder) return packages.folderOf(from, name);
  }
}

function realPathOf(link: string): string | undefined {
  try {
    return realpathSync(link);
  } catch {
    return undefined;
  }
}

/** Returns the files that a package names for a subpath, relative to the package. */
function entriesOf(json: JsonObject, subpath: string): string[] {
  const exported = targetsOf(exportedAt(json.exports, subpath === '' ? '.' : `./${subpath}`));
  const named = subpath === '' ? [json.source, json.types, json.typings, json.module, json.main, 'index'] : [subpath];
  const entries = [...exported, ...named].filter((entry): entry is string => typeof entry === 'string' && entry.length <= MAX_PATH);
  return [...new Set(entries.map(entry => posix.normalize(entry)))];
}

/** Returns the value of `exports` for a subpath. A `*` in a pattern is replaced. */
function exportedAt(exports: unknown, subpath: string): unknown {
  if (typeof exports !== 'object' || exports === null || Array.isArray(exports)) return subpath === '.' ? exports : undefined;
  const entries = Object.entries(exports as Record<string, unknown>);
  if (!entries.some(([key]) => key.startsWith('.'))) return subpath === '.' ? exports : undefined;
  for (const [key, value] of entries) {
    if (key === subpath) return value;
    const [head = '', tail] = key.split('*');
    if (tail === undefined || !subpath.startsWith(head) || !subpath.endsWith(tail)) continue;
    const star = subpath.slice(head.length, subpath.length - tail.length);
    return targetsOf(value).map(target => target.split('*', 3).join(star));
  }
  return undefined;
}

/** Returns all files that a target names under any condition. */
export function targetsOf(target: unknown, depth = 0): string[] {
  if (typeof target === 'string') return target.length <= MAX_PATH ? [target] : [];
  if (typeof target !== 'object' || target === null || depth > MAX_CONDITIONS) return [];
  return Object.values(target).flatMap(each => targetsOf(each, depth + 1));
}

/** The longest path that counts, and the deepest nesting of conditions. Nobody writes more. */
const MAX_PATH = 1000;
const MAX_CONDITIONS = 20;

/** Returns the folders that the package's tsconfig files compile to, each with the folder that they compile from. */
function outputFolders(folder: string): { readonly output: string; readonly source: string }[] {
  return ['tsconfig.json', 'tsconfig.build.json', 'tsconfig.lib.json'].flatMap(name => {
    const { outDir, rootDir } = compilerOptionsIn(join(folder, name));
    if (outDir === undefined) return [];
    const output = relative(folder, join(folder, outDir)).split(sep).join('/');
    return [{ output, source: rootDir === undefined ? 'src' : posix.normalize(rootDir) }];
  });
}

function compilerOptionsIn(file: string): { readonly outDir?: string; readonly rootDir?: string } {
  try {
    const { outDir, rootDir } = objectOf(readJsonWithComments(file).compilerOptions);
    return { ...(typeof outDir === 'string' && { outDir }), ...(typeof rootDir === 'string' && { rootDir }) };
  } catch {
    return {};
  }
}

const buildFolder = /^(?:dist|lib|build|out|output|es|esm|cjs)\//;

/** Returns the source files that a built file may be made from, likeliest first. */
function sourcesOf(entry: string, roots: readonly { readonly output: string; readonly source: string }[]): string[] {
  const plain = entry.replace(/\.d\.([cm]?)ts$/, '.$1js').replace(/^\.\//, '');
  const byConfig = roots
    .filter(({ output }) => plain.startsWith(`${output}/`))
    .map(({ output, source }) => posix.join(source, plain.slice(output.length + 1)));
  let inside = plain;
  while (buildFolder.test(inside)) inside = inside.replace(buildFolder, '');
  return [plain, ...byConfig, posix.join('src', inside), inside];
}
