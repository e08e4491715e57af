/** The packages that manifests list as dependencies, whether they are installed or not. */
import { dirname, join } from 'node:path';
import { getOrMake } from '../collections/maps.ts';
import { objectOf, readJson } from './json-files.ts';

const lists = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

export class DeclaredDependencies {
  readonly #names = new Map<string, ReadonlySet<string>>();

  /** Tells whether a manifest above a file lists a package, or the types of it. */
  has(from: string, name: string): boolean {
    const types = `@types/${name.replace(/^@([^/]+)\//, '$1__')}`;
    for (let folder = dirname(from); ; folder = dirname(folder)) {
      const names = getOrMake(this.#names, folder, () => namesIn(folder));
      if (names.has(name) || names.has(types)) return true;
      if (dirname(folder) === folder) return false;
    }
  }

  /** Forgets all manifests. */
  clear(): void {
    this.#names.clear();
  }
}

function namesIn(folder: string): ReadonlySet<string> {
  const manifest = readJson(join(folder, 'package.json'));
  return new Set(lists.flatMap(list => Object.keys(objectOf(manifest[list]))));
}
