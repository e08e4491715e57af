/** The files that imports name, kept for each module that asked. */
import { getOrMake } from '../collections/maps.ts';
import type { ProjectModule } from './project-module.ts';
import type { Resolver } from './resolver.ts';

/** File paths by specifier; `undefined` where a specifier names no file of ours. */
type FilesBySpecifier = Map<string, string | undefined>;

export class Imports {
  readonly #resolver: Resolver;
  readonly #files = new WeakMap<ProjectModule, FilesBySpecifier>();

  constructor(resolver: Resolver) {
    this.#resolver = resolver;
  }

  /** Finds the file that a specifier names in a module. Looks it up on disk the first time. */
  fileOf(from: ProjectModule, specifier: string): string | undefined {
    const files = getOrMake(this.#files, from, (): FilesBySpecifier => new Map());
    if (!files.has(specifier)) files.set(specifier, this.lookUp(from, specifier));
    return files.get(specifier);
  }

  /** Finds the file on disk. A declaration file imports other declaration files. */
  lookUp({ file, declares }: ProjectModule, specifier: string): string | undefined {
    return declares ? this.#resolver.declaration(file, specifier) : this.#resolver.resolve(file, specifier);
  }

  /** Returns the imports of a module that were looked up. */
  known(module: ProjectModule): [specifier: string, file: string | undefined][] {
    return [...(this.#files.get(module) ?? [])];
  }

  /** Makes an import be looked up again. */
  forget(module: ProjectModule, specifier: string): void {
    this.#files.get(module)?.delete(specifier);
  }
}
