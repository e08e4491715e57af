/**
 * What a run has seen of the disk. Its verdicts rest on nothing else, so that a run which would see the same again need not
 * be made: the files that were read, by their content, and what was found where something was looked up.
 */

export interface Evidence {
  /** Absolute paths, each with the hash of its text. */
  readonly files: readonly (readonly [file: string, hash: string])[];
  readonly imports: readonly Lookup[];
  readonly declarations: readonly Lookup[];
  readonly versions: readonly Lookup[];
}

/** What a name meant in a file; nothing where `null`. */
export type Lookup = readonly [from: string, name: string, found: string | null];

export const NO_EVIDENCE: Evidence = { files: [], imports: [], declarations: [], versions: [] };

/** What two parts of a run have seen. */
export const joined = (a: Evidence, b: Evidence): Evidence => ({
  files: [...a.files, ...b.files],
  imports: [...a.imports, ...b.imports],
  declarations: [...a.declarations, ...b.declarations],
  versions: [...a.versions, ...b.versions],
});

/** Remembers look-ups as they are made. */
export class Lookups {
  readonly #found = new Map<string, Map<string, string | null>>();

  /** Gives what was found, once it has been noted. */
  note(from: string, name: string, found: string | undefined): string | undefined {
    let names = this.#found.get(from);
    if (!names) this.#found.set(from, (names = new Map<string, string | null>()));
    names.set(name, found ?? null);
    return found;
  }

  list(): Lookup[] {
    return [...this.#found].flatMap(([from, names]) => Array.from(names, ([name, found]): Lookup => [from, name, found]));
  }
}
