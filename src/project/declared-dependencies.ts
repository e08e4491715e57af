/** The packages that manifests list as dependencies, whether they are installed or not. */
import { dirname, join } from 'node:path';
import { getOrMake } from '../collections/maps.ts';
import { objectOf, readJson } from './json-files.ts';

const lists = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

export class DeclaredDependencies {
  readonly #names = new Map<string, ReadonlyMap<string, string>>();

  /** Tells whether a manifest above a file lists a package, or the types of it. */
  has(from: string, name: string): boolean {
    const types = `@types/${name.replace(/^@([^/]+)\//, '$1__')}`;
    return this.#rangeOf(from, name) !== undefined || this.#rangeOf(from, types) !== undefined;
  }

  /** Tells whether a manifest says that a package lies in the project itself. */
  isLocal(from: string, name: string): boolean {
    return /^(?:workspace|file|link|portal):/.test(this.#rangeOf(from, name) ?? '');
  }

  #rangeOf(from: string, name: string): string | undefined {
    for (let folder = dirname(from); ; folder = dirname(folder)) {
      const range = getOrMake(this.#names, folder, () => rangesIn(folder)).get(name);
      if (range !== undefined || dirname(folder) === folder) return range;
    }
  }

  /** Forgets all manifests. */
  clear(): void {
    this.#names.clear();
  }
}

function rangesIn(folder: string): ReadonlyMap<string, string> {
  const manifest = readJson(join(folder, 'package.json'));
  return new Map(lists.flatMap(list => Object.entries(objectOf(manifest[list])).map(([name, range]) => [name, String(range)] as const)));
}
