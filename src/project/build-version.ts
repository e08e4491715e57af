/**
 * Versions of the code that makes summaries and results, for the caches that keep these. A version is a hash of all files
 * and of all packages' versions that can change what is kept. So an upgrade of the parser invalidates kept summaries.
 */
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readText } from '../disk/read.ts';
import { hashOf } from '../disk/hash.ts';

/** The folders beside this one whose code a summary depends on. The catalog and the solver come later. */
const summaryFolders = ['collections', 'disk', 'project', 'summary', 'syntax'];

/** The packages whose answers summaries and results depend on. */
const packages = [
  '@typescript-eslint/scope-manager',
  '@typescript-eslint/visitor-keys',
  'oxc-parser',
  'oxc-resolver',
  'semver',
  'strip-json-comments',
  'tinyglobby',
  '@eslint/plugin-kit',
];

/** Returns the version of summaries. */
export const summaryVersion = (): string => versionOf(summaryFolders.map(folder => join(import.meta.dirname, '..', folder)));

/** Returns the version of results, which depend on all code but the runtime's. */
export const resultVersion = (): string => versionOf(['..', '../../rules'].map(folder => join(import.meta.dirname, folder)));

function versionOf(folders: readonly string[]): string {
  const code = folders.flatMap(codeIn).map(file => readText(file));
  // `isBuiltin` depends on Node, and so do regular expressions.
  return hashOf([process.version, ...packageVersions(), ...code].join('\0'));
}

/** Returns the files that run, whether compiled or not. */
function codeIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter(name => /\.[jt]s$/.test(name) && !name.endsWith('.d.ts') && !/^runtime\b/.test(name))
    .sort()
    .map(name => join(folder, name));
}

/** Returns the installed version of each package, with its name. */
function packageVersions(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return packages.map(name => `${name}@${versionAround(resolve(name), name)}`);
}

/** Returns the version in the nearest manifest above a file of a package. Not every package exports its manifest. */
function versionAround(file: string, name: string): string {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    const manifest = existsSync(path) ? (JSON.parse(readText(path)) as { name?: string; version?: string }) : {};
    if (manifest.name === name && manifest.version !== undefined) return manifest.version;
  }
  return '';
}
