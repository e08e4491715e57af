/**
 * The disk as a run has seen it: the text of each file, and the result of each look-up. Verdicts depend on nothing else. So
 * a run that would see the same disk again need not be made.
 */
import { getOrMake } from '../collections/maps.ts';
import type { Declarations } from './declarations.ts';
import { hashOf } from '../disk/hash.ts';
import type { Installed } from './installed.ts';
import { isDeclarationFile } from './parse.ts';
import { readText } from '../disk/read.ts';
import type { Resolver } from './resolver.ts';

export interface Evidence {
  /** Absolute paths, each with the hash of its text. */
  readonly files: readonly (readonly [file: string, hash: string])[];
  readonly imports: readonly Lookup[];
  readonly declarations: readonly Lookup[];
  readonly versions: readonly Lookup[];
}

/** The result of a look-up of a name from a file: `null` where nothing was found. */
export type Lookup = readonly [from: string, name: string, found: string | null];

export const NO_EVIDENCE: Evidence = { files: [], imports: [], declarations: [], versions: [] };

/** Joins the evidence of two parts of a run. */
export const joined = (a: Evidence, b: Evidence): Evidence => ({
  files: [...a.files, ...b.files],
  imports: [...a.imports, ...b.imports],
  declarations: [...a.declarations, ...b.declarations],
  versions: [...a.versions, ...b.versions],
});

/** Look-ups in the order in which they were made. */
export class Lookups {
  readonly #found = new Map<string, Map<string, string | null>>();

  /** Notes what was found, and returns it. */
  note(from: string, name: string, found: string | undefined): string | undefined {
    getOrMake(this.#found, from, () => new Map<string, string | null>()).set(name, found ?? null);
    return found;
  }

  list(): Lookup[] {
    return [...this.#found].flatMap(([from, names]) => Array.from(names, ([name, found]): Lookup => [from, name, found]));
  }
}

/** The parts of a project that look up names on disk. */
interface Finders {
  readonly resolver: Resolver;
  readonly declarations: Declarations;
  readonly installed: Installed;
}

/** Tells whether the disk is still as a run has seen it. */
export function isSeenAgain(
  { files, imports, declarations, versions }: Evidence,
  { resolver, declarations: declared, installed }: Finders,
): boolean {
  const isDeclaration = new Set(files.map(([file]) => file).filter(isDeclarationFile));
  const find = (from: string, specifier: string): string | undefined =>
    isDeclaration.has(from) ? resolver.declaration(from, specifier) : resolver.resolve(from, specifier);
  return (
    files.every(([file, hash]) => hasText(file, hash)) &&
    imports.every(([from, specifier, found]) => (find(from, specifier) ?? null) === found) &&
    declarations.every(([from, specifier, found]) => (declared.of(from, specifier, find(from, specifier)) ?? null) === found) &&
    versions.every(([from, name, found]) => (installed.version(from, name) ?? null) === found)
  );
}

function hasText(file: string, hash: string): boolean {
  try {
    return hashOf(readText(file)) === hash;
  } catch {
    return false;
  }
}
