/** Look-ups on disk that answers depend on, and their results. */
import { getOrMake } from '../collections/maps.ts';

/** The result of a look-up of a name from a file: `null` where nothing was found. */
export type Lookup = readonly [from: string, name: string, found: string | null];

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
