/**
 * A guard for the resolver, which reads manifests natively and without a limit. A manifest that is a device or a pipe would take all memory,
 * or never end. No import is followed past one.
 */
import { lstatSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { getOrMake } from '../collections/maps.ts';

const names = ['package.json', 'tsconfig.json'];

export class ManifestGuard {
  readonly #folders = new Map<string, boolean>();

  /** Tells whether the resolver can look up a specifier in a folder without reading such a manifest. */
  isSafe(folder: string, specifier: string): boolean {
    if (!this.#isSafeUpwards(folder)) return false;
    if (specifier.startsWith('#')) return true;
    if (/^\.{0,2}\//.test(specifier)) return this.#isSafeUpwards(resolve(folder, specifier));
    const parts = specifier.split('/');
    const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
    for (let at = folder; ; at = dirname(at)) {
      if (!this.#isSafe(join(at, 'node_modules', name))) return false;
      if (dirname(at) === at) return true;
    }
  }

  /** Forgets all folders. */
  clear(): void {
    this.#folders.clear();
  }

  #isSafeUpwards(folder: string): boolean {
    for (let at = folder; ; at = dirname(at)) {
      if (!this.#isSafe(at)) return false;
      if (dirname(at) === at) return true;
    }
  }

  #isSafe(folder: string): boolean {
    return getOrMake(this.#folders, folder, () => names.every(name => isAbsentOrRegular(join(folder, name))));
  }
}

function isAbsentOrRegular(path: string): boolean {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    // The files of `/proc` are regular, claim to be empty, and may not end.
    return stats === undefined || stats.isDirectory() || (stats.isFile() && (stats.size > 0 || !lstatSync(path).isSymbolicLink()));
  } catch {
    // A link to itself, or a path through a file: the resolver finds nothing either.
    return true;
  }
}
