/** The files that imports name, kept for each file that asked. */
import { getOrMake } from '../collections/maps.ts';
import type { ProjectModule } from './project-module.ts';
import type { Resolver } from './resolver.ts';

interface Known {
  /** `undefined` where the specifier names no file of ours. */
  readonly file: string | undefined;
  /** The epoch of the resolver in which the file was looked up. */
  readonly epoch: number;
}

export class Imports {
  readonly #resolver: Resolver;
  readonly #onChange: () => void;
  /** By importing file, whatever its text, and specifier. */
  readonly #known = new Map<string, Map<string, Known>>();

  /** `onChange` is called when an import leads elsewhere than before. */
  constructor(resolver: Resolver, onChange: () => void) {
    this.#resolver = resolver;
    this.#onChange = onChange;
  }

  /** Finds the file that a specifier names in a module. Looks it up on disk where that may have changed. */
  fileOf(from: Pick<ProjectModule, 'file' | 'declares'>, specifier: string): string | undefined {
    const { epoch } = this.#resolver;
    const known = getOrMake(this.#known, from.file, () => new Map<string, Known>());
    const before = known.get(specifier);
    if (before?.epoch === epoch) return before.file;
    const file = this.#lookUp(from, specifier);
    known.set(specifier, { file, epoch });
    if (before && before.file !== file) this.#onChange();
    return file;
  }

  /** Returns the imports of a module that were looked up, as they are now. */
  known(module: ProjectModule): [specifier: string, file: string | undefined][] {
    const specifiers = [...(this.#known.get(module.file)?.keys() ?? [])];
    return specifiers.map(specifier => [specifier, this.fileOf(module, specifier)]);
  }

  /** Finds the file on disk. A declaration file imports other declaration files. */
  #lookUp({ file, declares }: Pick<ProjectModule, 'file' | 'declares'>, specifier: string): string | undefined {
    return declares ? this.#resolver.declaration(file, specifier) : this.#resolver.resolve(file, specifier);
  }
}
