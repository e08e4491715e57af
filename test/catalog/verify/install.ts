/** Installs the packages whose tables are verified, outside of the project: their scripts don't run. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder with one version of each package. */
export interface Installation {
  readonly folder: string;
  /** Package name → installed version. */
  readonly versions: ReadonlyMap<string, string>;
  /** What npm said of the packages that it could not install. */
  readonly failures: ReadonlyMap<string, string>;
}

/** Package name → the versions to verify against, the current one first. */
export type Pins = Readonly<Record<string, readonly string[]>>;

const LOADER = `import { createRequire } from 'node:module';
export const load = specifier => import(specifier);
export const need = createRequire(import.meta.url);
`;

/** One folder for the first version of each package, one for the second of those that have it, and so on. */
export function installAll(scratch: string, pins: Pins): Installation[] {
  const rounds = Math.max(...Object.values(pins).map(versions => versions.length));
  return Array.from({ length: rounds }, (_, round) => {
    const wanted = Object.entries(pins).flatMap(([name, versions]) =>
      versions[round] === undefined ? [] : [`${name}@${versions[round]}`],
    );
    return install(join(scratch, String(round)), wanted);
  });
}

function install(folder: string, wanted: readonly string[]): Installation {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', overrides: { 'node-fetch': '2.7.0' } }));
  writeFileSync(join(folder, 'load.mjs'), LOADER);
  const failures = new Map<string, string>();
  installSome(folder, wanted, failures);
  // What remedies import the runtime from.
  symlinkSync(join(import.meta.dirname, '../../..'), join(folder, 'node_modules/eslint-plugin-event-loop'));
  const names = wanted.filter(one => !failures.has(one)).map(one => one.slice(0, one.lastIndexOf('@')));
  const versions = new Map(names.map(name => [name, versionOf(folder, name)]));
  return { folder, versions, failures };
}

/** All at once, or, where npm fails, in halves, down to the package that is to blame. */
function installSome(folder: string, wanted: readonly string[], failures: Map<string, string>): void {
  if (wanted.length === 0) return;
  const options = ['--save-exact', '--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps', '--loglevel=error'];
  const { status, stderr } = spawnSync('npm', ['install', ...options, ...wanted], { cwd: folder, encoding: 'utf8' });
  if (status === 0) return;
  if (wanted.length === 1) {
    failures.set(wanted[0] ?? '', stderr.trim().split('\n')[0] ?? '');
    return;
  }
  const middle = Math.ceil(wanted.length / 2);
  installSome(folder, wanted.slice(0, middle), failures);
  installSome(folder, wanted.slice(middle), failures);
}

function versionOf(folder: string, name: string): string {
  const text = readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** The package that a module specifier belongs to: `lowdb/node` → `lowdb`. */
export function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
