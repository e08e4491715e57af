/**
 * The disk as a run has seen it: the text of each file, and the result of each look-up. Verdicts depend on nothing else. So
 * a run that would see the same disk again need not be made.
 */
import type { Declarations } from './declarations.ts';
import { hashOf } from '../disk/hash.ts';
import type { Installed } from './installed.ts';
import type { Lookup } from './lookups.ts';
import { isDeclarationFile } from './parse.ts';
import { readText } from '../disk/read.ts';
import type { Resolver } from './resolver.ts';
import type { Surroundings } from './surroundings.ts';

export interface Evidence {
  /** Absolute paths, each with the hash of its text. */
  readonly files: readonly (readonly [file: string, hash: string])[];
  readonly imports: readonly Lookup[];
  readonly declarations: readonly Lookup[];
  readonly versions: readonly Lookup[];
  /** Questions about the surroundings of files. */
  readonly surroundings: readonly Lookup[];
}

export const NO_EVIDENCE: Evidence = { files: [], imports: [], declarations: [], versions: [], surroundings: [] };

/** Joins the evidence of two parts of a run. */
export const joined = (a: Evidence, b: Evidence): Evidence => ({
  files: [...a.files, ...b.files],
  imports: [...a.imports, ...b.imports],
  declarations: [...a.declarations, ...b.declarations],
  versions: [...a.versions, ...b.versions],
  surroundings: [...a.surroundings, ...b.surroundings],
});

/** The parts of a project that look up names on disk. */
interface Finders {
  readonly resolver: Resolver;
  readonly declarations: Declarations;
  readonly installed: Installed;
  readonly surroundings: Pick<Surroundings, 'answer'>;
}

/** Tells whether the disk is still as a run has seen it. */
export function isSeenAgain(
  { files, imports, declarations, versions, surroundings }: Evidence,
  { resolver, declarations: declared, installed, surroundings: around }: Finders,
): boolean {
  const isDeclaration = new Set(files.map(([file]) => file).filter(isDeclarationFile));
  const find = (from: string, specifier: string): string | undefined =>
    isDeclaration.has(from) ? resolver.declaration(from, specifier) : resolver.resolve(from, specifier);
  return (
    files.every(([file, hash]) => hasText(file, hash)) &&
    imports.every(([from, specifier, found]) => (find(from, specifier) ?? null) === found) &&
    declarations.every(([from, specifier, found]) => (declared.of(from, specifier, find(from, specifier)) ?? null) === found) &&
    versions.every(([from, name, found]) => (installed.version(from, name) ?? null) === found) &&
    surroundings.every(([file, question, found]) => (around.answer(file, question) ?? null) === found)
  );
}

function hasText(file: string, hash: string): boolean {
  try {
    return hashOf(readText(file)) === hash;
  } catch {
    return false;
  }
}
