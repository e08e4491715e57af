/** Published packages to lint: code that nobody here wrote. Each is only its own tarball, without what it depends on. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface PublishedPackage {
  readonly name: string;
  readonly version: string;
}

/** The packages that `packages.json` lists. */
export function publishedPackages(): PublishedPackage[] {
  const list = JSON.parse(readFileSync(join(import.meta.dirname, 'packages.json'), 'utf8')) as string[];
  return list.map(entry => {
    const at = entry.lastIndexOf('@');
    return { name: entry.slice(0, at), version: entry.slice(at + 1) };
  });
}

/** Brings a package into `node_modules` of a folder, unless it is there; gives its folder there. Throws where the registry has none. */
export function bring({ name, version }: PublishedPackage, folder: string): string {
  const place = join('node_modules', name);
  if (existsSync(join(folder, place))) return place;
  const scratch = mkdtempSync(join(folder, 'unpacking-'));
  try {
    const tarball = execFileSync('npm', ['pack', '--silent', `${name}@${version}`], {
      cwd: scratch,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    mkdirSync(join(scratch, 'package'));
    execFileSync('tar', ['-xzf', tarball, '-C', 'package', '--strip-components=1', '--no-same-permissions'], { cwd: scratch });
    mkdirSync(dirname(join(folder, place)), { recursive: true });
    renameSync(join(scratch, 'package'), join(folder, place));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return place;
}
