/** The access paths that a user never wants reported, and the entries that have matched none. */
import { displayName } from '../catalog/index.ts';
import { getOrMake } from '../collections/maps.ts';

export class AllowList {
  readonly #entries: readonly { readonly entry: string; readonly pattern: RegExp }[];
  readonly #known = new Map<string, boolean>();
  readonly #unmatched: Set<string>;

  /** Entries are access paths, as in messages or in the command's JSON, with `*` for any text. */
  constructor(entries: readonly string[]) {
    this.#entries = entries.map(entry => ({ entry, pattern: patternOf(entry) }));
    this.#unmatched = new Set(entries);
  }

  allows(path: string): boolean {
    return getOrMake(this.#known, path, () => {
      const matching = this.#entries.filter(({ pattern }) => pattern.test(path) || pattern.test(displayName(path)));
      for (const { entry } of matching) this.#unmatched.delete(entry);
      return matching.length > 0;
    });
  }

  unmatched(): string[] {
    return [...this.#unmatched];
  }
}

/** Returns the pattern of an entry, which matches a path with or without `node:` and `new`. */
function patternOf(entry: string): RegExp {
  const source = entry
    .split('*')
    .map(part => part.replaceAll(/[\\^$.|?+()[\]{}]/g, String.raw`\$&`))
    .join('.*');
  return new RegExp(`^(?:new )?(?:node:)?${source.replace(/^node:/, '')}$`);
}
