/**
 * A project outside of this one, with the plugin as it is packed and packages from the npm registry: what scripts install,
 * and what they find there. It knows nothing of what is then run in it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** What npm prints; what it warns of is only told when it fails. */
export function npm(cwd: string, ...args: readonly string[]): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1e8, timeout: 300_000 });
}

export class ScratchProject {
  /** Absolute path, without links. */
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'event-loop-project-')));

  /** `manifest` is what its `package.json` has beside being private. */
  constructor(manifest: object = { type: 'module' }) {
    this.write({ 'package.json': JSON.stringify({ name: 'scratch', private: true, ...manifest }) });
  }

  /** Packs what was built of the plugin, and gives the path of the archive, to be installed here or elsewhere. */
  pack(): string {
    const printed = npm(root, 'pack', '--silent', '--ignore-scripts', '--pack-destination', this.folder);
    return join(this.folder, printed.trim().split('\n').at(-1) ?? '');
  }

  /** Installs packages, without running their scripts. Throws with what npm says where it can't. */
  install(...packages: readonly string[]): void {
    npm(this.folder, 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...packages);
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      const file = this.path(name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  has(name: string): boolean {
    return existsSync(this.path(`node_modules/${name}/package.json`));
  }

  versionOf(name: string): string {
    return (JSON.parse(readFileSync(this.path(`node_modules/${name}/package.json`), 'utf8')) as { version: string }).version;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
