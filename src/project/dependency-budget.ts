/** Limits how many files of installed packages are read, where calls are followed into them. */
import { packageNameOf } from './resolver.ts';

/** The number of files of installed packages that are read in one run. */
export const DEPENDENCY_FILES = 5000;

export class DependencyBudget {
  readonly #limit: number;
  readonly #files = new Set<string>();
  #isOver = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The limit, if it kept a file from being read: calls were not followed into that file. */
  get exhausted(): number | undefined {
    return this.#isOver ? this.#limit : undefined;
  }

  /** Tells whether a file may be read. Files of the project itself always may. */
  allows(file: string): boolean {
    if (packageNameOf(file) === undefined || this.#files.has(file)) return true;
    if (this.#files.size >= this.#limit) {
      this.#isOver = true;
      return false;
    }
    this.#files.add(file);
    return true;
  }
}
