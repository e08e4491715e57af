/**
 * Packages of the same workspace that have not been built: their `main` or `exports` name a file that is not there yet.
 * The source it will be made from is found by the folders that tsconfig names, or by convention.
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

/** The source file of a workspace package's entry; nothing where the specifier names no such package. */
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

/** Where a package is linked to from `node_modules`, if that is outside of any `node_modules`. */
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

/** The files that the package says a subpath is, relative to it. */
function entriesOf(json: PackageJson, subpath: string): string[] {
  const exported = targetsOf(exportedAt(json.exports, subpath === '' ? '.' : `./${subpath}`));
  const named = subpath === '' ? [json.source, json.types, json.typings, json.module, json.main, 'index'] : [subpath];
  const entries = [...exported, ...named].filter(entry => typeof entry === 'string');
  return [...new Set(entries.map(entry => posix.normalize(entry)))];
}

/** The value of `exports` for a subpath, patterns with `*` filled in. */
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

/** All files that a target names under any condition. */
function targetsOf(target: unknown): string[] {
  if (typeof target === 'string') return [target];
  return typeof target === 'object' && target !== null ? Object.values(target).flatMap(targetsOf) : [];
}

/** The folders that the package's tsconfig files compile to, with the one they compile from. */
function outputFolders(folder: string): { readonly output: string; readonly source: string }[] {
  return ['tsconfig.json', 'tsconfig.build.json', 'tsconfig.lib.json'].flatMap(name => {
    const { outDir, rootDir } = compilerOptionsIn(join(folder, name));
    if (outDir === undefined) return [];
    const output = relative(folder, join(folder, outDir)).split(sep).join('/');
    return [{ output, source: rootDir === undefined ? 'src' : posix.normalize(rootDir) }];
  });
}

/** Reads the two options as text: a tsconfig may hold comments, and nothing else of it matters here. */
function compilerOptionsIn(file: string): { outDir?: string | undefined; rootDir?: string | undefined } {
  const text = textIn(file);
  const option = (name: string) => new RegExp(`^[^/\n]*"${name}"\\s*:\\s*"([^"]+)"`, 'm').exec(text)?.[1];
  return { outDir: option('outDir'), rootDir: option('rootDir') };
}

const buildFolder = /^(?:dist|lib|build|out|output|es|esm|cjs)\//;

/** The source files that may become a built one, likeliest first. */
function sourcesOf(entry: string, roots: readonly { readonly output: string; readonly source: string }[]): string[] {
  const plain = entry.replace(/\.d\.([cm]?)ts$/, '.$1js').replace(/^\.\//, '');
  const byConfig = roots
    .filter(({ output }) => plain.startsWith(`${output}/`))
    .map(({ output, source }) => posix.join(source, plain.slice(output.length + 1)));
  let inside = plain;
  while (buildFolder.test(inside)) inside = inside.replace(buildFolder, '');
  return [plain, ...byConfig, posix.join('src', inside), inside];
}

/** Nothing where it cannot be read. */
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
