/**
 * Declaration files whose doc comments say which functions block: those of installed packages, and those beside JavaScript.
 * Most have no such comment. They are searched as text and never parsed.
 */
import { existsSync } from 'node:fs';
import { getOrMake } from '../collections/maps.ts';
import { readTextIfAny } from '../disk/read.ts';
import { isDeclarationFile } from './parse.ts';
import { packageOf } from './resolver.ts';

/** Finds the declaration file that a specifier names in a file. */
export type FindDeclaration = (from: string, specifier: string) => string | undefined;

/** The number of files of a package that are searched for a tag. The search begins at the entry and follows imports. */
const MAX_FILES = 100;

const tag = /@(?:non)?blocking\b/;
const relativeImport = /(?:\bfrom|\bimport\()\s*['"](\.[^'"]*)['"]/g;

export class Declarations {
  readonly #find: FindDeclaration;
  readonly #annotated = new Map<string, boolean>();

  constructor(find: FindDeclaration) {
    this.#find = find;
  }

  /** Finds the declaration file behind a specifier, if it has a tag. `source` is its JavaScript file, where that is known. */
  of(from: string, specifier: string, source: string | undefined): string | undefined {
    const file = isRelative(specifier) ? declarationBeside(source) : this.#find(from, specifier);
    return file !== undefined && isDeclarationFile(file) && this.#isAnnotated(file) ? file : undefined;
  }

  /** Forgets the project's own files; installed packages stay as they are. */
  clear(): void {
    for (const file of this.#annotated.keys()) if (packageOf(file) === '') this.#annotated.delete(file);
  }

  #isAnnotated(entry: string): boolean {
    return getOrMake(this.#annotated, entry, () => this.#hasTag(entry));
  }

  /** Searches a file, and the files of the package that it imports, for a tag. */
  #hasTag(entry: string): boolean {
    const files = new Set([entry]);
    for (const file of files) {
      const text = readTextIfAny(file);
      if (tag.test(text)) return true;
      for (const [, specifier = ''] of text.matchAll(relativeImport)) {
        const imported = files.size < MAX_FILES ? this.#find(file, specifier) : undefined;
        if (imported !== undefined) files.add(imported);
      }
    }
    return false;
  }
}

const isRelative = (specifier: string): boolean => /^\.{0,2}\//.test(specifier);

/** Finds the declaration file beside a JavaScript file. */
function declarationBeside(source: string | undefined): string | undefined {
  if (source === undefined || !/\.[cm]?jsx?$/.test(source)) return undefined;
  const file = source.replace(/\.([cm]?)jsx?$/, '.d.$1ts');
  return existsSync(file) ? file : undefined;
}
