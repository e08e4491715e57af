/**
 * The files of a package or a workspace that import a file. Imports are read from the text alone, without a parser, so that a whole workspace
 * costs little. An import whose specifier is no literal is not seen.
 */
import { lstatSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { getOrMake, pushTo } from '../collections/maps.ts';
import { readText } from '../disk/read.ts';
import { isSourceFile } from './files.ts';
import { sourceExtensions } from './parse.ts';

/** Finds the source file that a specifier names. */
type Resolve = (from: string, specifier: string) => string | undefined;

interface Scanned {
  /** The size and the time of the last change, by which a changed file is known. */
  readonly stamp: string;
  readonly specifiers: readonly string[];
}

interface Import {
  readonly from: string;
  readonly specifier: string;
}

/** A specifier after `from`, `import`, `import(` or `require(`. */
const SPECIFIER = /(?<![\w$.])(?:from|import|require|import\s?\(|require\s?\()\s?(?:\(\s?)?(?:'([^'\n]*)'|"([^"\n]*)")/g;

/** The names of files that a specifier may leave out, or stand for a folder. */
const UNNAMED = new Set(['index', 'main', 'mod']);

const pattern = `**/*{${sourceExtensions.join(',')}}`;
const ignored = ['**/node_modules/**', '**/{dist,build,out,coverage,target}/**', '**/*.min.js'];

export class ImportGraph {
  readonly #root: string;
  readonly #resolve: Resolve;
  readonly #scanned = new Map<string, Scanned>();
  /** The imports by the last part of their specifier. */
  #byName: Map<string, Import[]> | undefined;
  readonly #importers = new Map<string, readonly string[]>();

  constructor(root: string, resolveImport: Resolve) {
    this.#root = root;
    this.#resolve = resolveImport;
  }

  /** Returns the files that import a file, sorted. */
  importersOf(file: string): readonly string[] {
    return getOrMake(this.#importers, file, () => {
      const byName = (this.#byName ??= this.#scan());
      const found = new Set<string>();
      for (const name of namesOf(file, this.#root)) {
        for (const { from, specifier } of byName.get(name) ?? []) {
          if (from !== file && !found.has(from) && this.#resolve(from, specifier) === file) found.add(from);
        }
      }
      return [...found].sort();
    });
  }

  /** Looks at the disk again at the next question. A file that has not changed is not read again. */
  refresh(): void {
    this.#byName = undefined;
    this.#importers.clear();
  }

  #scan(): Map<string, Import[]> {
    const byName = new Map<string, Import[]>();
    const files = globSync(pattern, {
      cwd: this.#root,
      absolute: true,
      ignore: ignored,
      expandDirectories: false,
      followSymbolicLinks: false,
    });
    const seen = new Set<string>();
    for (const path of files) {
      const from = resolve(path);
      if (!isSourceFile(from)) continue;
      seen.add(from);
      for (const specifier of this.specifiersOf(from)) pushTo(byName, lastPart(specifier), { from, specifier });
    }
    for (const file of this.#scanned.keys()) if (!seen.has(file)) this.#scanned.delete(file);
    return byName;
  }

  /** Returns the specifiers in a file, each once. */
  specifiersOf(file: string): readonly string[] {
    try {
      const { size, mtimeMs } = lstatSync(file);
      const stamp = `${size} ${mtimeMs}`;
      const before = this.#scanned.get(file);
      if (before?.stamp === stamp) return before.specifiers;
      const specifiers = specifiersOf(readText(file));
      this.#scanned.set(file, { stamp, specifiers });
      return specifiers;
    } catch {
      // The file is gone, or is no text.
      return [];
    }
  }
}

function specifiersOf(text: string): string[] {
  const found = new Set<string>();
  for (const [, single, double] of text.matchAll(SPECIFIER)) found.add(single ?? double ?? '');
  found.delete('');
  return [...found];
}

/** Returns the names by which a specifier may end that leads to a file. */
function namesOf(file: string, root: string): ReadonlySet<string> {
  const names = new Set([basename(file, extname(file)).replace(/\.d$/, '')]);
  const [name = ''] = names;
  if (!UNNAMED.has(name)) return names;
  // The folder stands for the file, or a package does, whose name is often that of a folder above.
  names.add('');
  for (let folder = dirname(file); folder.startsWith(root) && folder !== dirname(folder); folder = dirname(folder))
    names.add(basename(folder));
  return names;
}

/** Returns the last part of a specifier without its extension; nothing for `.`, `..` and `./`. */
function lastPart(specifier: string): string {
  const [path = ''] = specifier.split(/[?#](?!\/)/, 1);
  const part = path.startsWith('#') ? path.slice(path.lastIndexOf('/') + 1).replace('#', '') : path.slice(path.lastIndexOf('/') + 1);
  return /^\.*$/.test(part) ? '' : part.replace(/\.[cm]?[jt]sx?$/, '');
}
