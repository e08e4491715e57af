/**
 * Published packages at pinned versions, installed in a scratch folder, and the files of theirs that are linted. Knows npm and
 * the disk, and nothing of what is looked for in the files.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { allFiles, findFiles, isTestPath } from '../../../src/project/files.ts';

/** Versions that npm is to take for packages on which others depend. */
export type Overrides = Readonly<Record<string, string>>;

/** Installs packages, each as `name@version`, into a folder, unless they are there. No script of theirs is run. */
export function install(folder: string, packages: readonly string[], overrides: Overrides = {}): void {
  if (existsSync(join(folder, 'node_modules'))) return;
  mkdirSync(folder, { recursive: true });
  const dependencies = Object.fromEntries(
    packages.map(entry => [entry.slice(0, entry.lastIndexOf('@')), entry.slice(entry.lastIndexOf('@') + 1)]),
  );
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies, overrides }));
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--legacy-peer-deps'];
  try {
    execFileSync('npm', ['install', ...quietly], { cwd: folder, stdio: 'ignore' });
  } catch (error) {
    rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
    throw error;
  }
}

/** An installed package, which may be there several times, in several versions. */
export interface Installed {
  readonly name: string;
  /** Absolute path. */
  readonly folder: string;
}

/** All packages below a folder's `node_modules`, by path. */
export function installedIn(folder: string): Installed[] {
  const modules = join(folder, 'node_modules');
  if (!existsSync(modules)) return [];
  const entries = readdirSync(modules, { withFileTypes: true }).filter(entry => entry.isDirectory() && !entry.name.startsWith('.'));
  const names = entries.flatMap(({ name }) =>
    name.startsWith('@') ? readdirSync(join(modules, name)).map(scoped => `${name}/${scoped}`) : [name],
  );
  return names.sort().flatMap(name => [{ name, folder: join(modules, name) }, ...installedIn(join(modules, name))]);
}

/** The sources of a package, built or not, without its tests. */
export async function sourcesOf(folder: string): Promise<string[]> {
  const { files } = await findFiles(['.'], folder, allFiles);
  return files.filter(file => !isTestPath(relative(folder, file)) && !/[.-]min\.[cm]?js$/.test(file));
}
