/** The versions of installed packages. Node looks a package up in the nearest `node_modules` above a file that has it. */
import { dirname, join } from 'node:path';
import { readJson } from './json-files.ts';

export class Installed {
  readonly #versions = new Map<string, string | undefined>();

  /** Finds the version of a package as a file sees it. */
  version(file: string, name: string): string | undefined {
    for (let folder = dirname(file); ; folder = dirname(folder)) {
      const version = this.#versionIn(folder, name);
      if (version !== undefined || folder === dirname(folder)) return version;
    }
  }

  /** Forgets all versions, so that a newly installed package is found. */
  clear(): void {
    this.#versions.clear();
  }

  #versionIn(folder: string, name: string): string | undefined {
    const path = join(folder, 'node_modules', name, 'package.json');
    if (!this.#versions.has(path)) this.#versions.set(path, versionAt(path));
    return this.#versions.get(path);
  }
}

function versionAt(path: string): string | undefined {
  const { version } = readJson(path);
  return typeof version === 'string' ? version : undefined;
}
