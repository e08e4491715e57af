/**
 * Packages of the same workspace that have not been built: their `main` or `exports` name a file that does not exist yet.
 * The folders in tsconfig, or conventions, lead to the source of that file.
 */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';

type Find = (folder: string, request: string) => string | undefined;

interface PackageJson {
  readonly main?: unknown;
  readonly module?: unknown;
  readonly source?: unknown;
  readonly types?: unknown;
  readonly typings?: unknown;
  readonly exports?: unknown;
}

/** Finds the source file behind a specifier that names a package of the workspace. */
export function sourceOfWorkspace(from: string, specifier: string, find: Find): string | undefined {
  const [, name = '', subpath = ''] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(specifier) ?? [];
  const folder = workspaceFolder(from, name);
  if (folder === undefined) return undefined;
  const targets = entriesOf(readJson(join(folder, 'package.json')), subpath);
  const roots = outputFolders(folder);
  for (const candidate of targets.flatMap(target => sourcesOf(target, roots))) {
    const found = find(folder, `./${candidate}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Finds the folder that a package's link in `node_modules` leads to, if the folder is outside of any `node_modules`. */
function workspaceFolder(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const link = join(folder, 'node_modules', name);
    if (existsSync(join(link, 'package.json'))) {
      const real = realPathOf(link);
      return real === undefined || real.includes(`${sep}node_modules${sep}`) ? undefined : real;
    }
    if (dirname(folder) === folder) return undefined;
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
function entriesOf(json: PackageJson, subpath: string): string[] {
  const exported = targetsOf(exportedAt(json.exports, subpath === '' ? '.' : `./${subpath}`));
  const named = subpath === '' ? [json.source, json.types, json.typings, json.module, json.main, 'index'] : [subpath];
  const entries = [...exported, ...named].filter(entry => typeof entry === 'string');
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
    return targetsOf(value).map(target => target.replaceAll('*', star));
  }
  return undefined;
}

/** Returns all files that a target names under any condition. */
function targetsOf(target: unknown): string[] {
  if (typeof target === 'string') return [target];
  return typeof target === 'object' && target !== null ? Object.values(target).flatMap(targetsOf) : [];
}

/** Returns the folders that the package's tsconfig files compile to, each with the folder that they compile from. */
function outputFolders(folder: string): { readonly output: string; readonly source: string }[] {
  return ['tsconfig.json', 'tsconfig.build.json', 'tsconfig.lib.json'].flatMap(name => {
    const { outDir, rootDir } = compilerOptionsIn(join(folder, name));
    if (outDir === undefined) return [];
    const output = relative(folder, join(folder, outDir)).split(sep).join('/');
    return [{ output, source: rootDir === undefined ? 'src' : posix.normalize(rootDir) }];
  });
}

/** Reads two options of a tsconfig. They are searched in its text, because a tsconfig may hold comments. */
function compilerOptionsIn(file: string): { outDir?: string | undefined; rootDir?: string | undefined } {
  const text = textIn(file);
  const option = (name: string) => new RegExp(`^[^/\n]*"${name}"\\s*:\\s*"([^"]+)"`, 'm').exec(text)?.[1];
  return { outDir: option('outDir'), rootDir: option('rootDir') };
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

/** Returns the text of a file; an empty one if the file cannot be read. */
function textIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function readJson(file: string): object {
  try {
    const value: unknown = JSON.parse(textIn(file));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
