/**
 * Declaration files whose doc comments say which functions block: of installed packages, and beside JavaScript. Most say
 * nothing of it; those are looked through as text and never parsed.
 */
import { existsSync } from 'node:fs';
import { isDeclarationFile } from './parse.ts';
import { textOf } from './read.ts';
import { packageOf } from './resolver.ts';

/** The declaration file that a specifier names in a file; none where there is none. */
export type FindDeclaration = (from: string, specifier: string) => string | undefined;

/** How many files of a package are looked through for a tag: its entry, and what that re-exports. */
const MAX_FILES = 100;

const tag = /@(?:non)?blocking\b/;
const relativeImport = /(?:\bfrom|\bimport\()\s*['"](\.[^'"]*)['"]/g;

export class Declarations {
  readonly #find: FindDeclaration;
  readonly #annotated = new Map<string, boolean>();

  constructor(find: FindDeclaration) {
    this.#find = find;
  }

  /** The declarations of what a specifier names, if they speak of blocking. `source` is its JavaScript, where that is known. */
  of(from: string, specifier: string, source: string | undefined): string | undefined {
    const file = isRelative(specifier) ? besides(source) : this.#find(from, specifier);
    return file !== undefined && isDeclarationFile(file) && this.#isAnnotated(file) ? file : undefined;
  }

  /** Forgets the project's own files; installed packages stay as they are. */
  clear(): void {
    for (const file of this.#annotated.keys()) if (packageOf(file) === '') this.#annotated.delete(file);
  }

  #isAnnotated(entry: string): boolean {
    let annotated = this.#annotated.get(entry);
    if (annotated === undefined) {
      const files = new Set([entry]);
      annotated = false;
      for (const file of files) {
        const text = textIn(file);
        annotated = tag.test(text);
        if (annotated) break;
        for (const [, specifier = ''] of text.matchAll(relativeImport)) {
          const imported = files.size < MAX_FILES ? this.#find(file, specifier) : undefined;
          if (imported !== undefined) files.add(imported);
        }
      }
      this.#annotated.set(entry, annotated);
    }
    return annotated;
  }
}

const isRelative = (specifier: string): boolean => /^\.{0,2}\//.test(specifier);

/** The declarations that stand beside a JavaScript file. */
function besides(source: string | undefined): string | undefined {
  if (source === undefined || !/\.[cm]?jsx?$/.test(source)) return undefined;
  const file = source.replace(/\.([cm]?)jsx?$/, '.d.$1ts');
  return existsSync(file) ? file : undefined;
}

/** Nothing where it cannot be read. */
function textIn(file: string): string {
  try {
    return textOf(file);
  } catch {
    return '';
  }
}
