/** Runs the command as users do: the built files, in a process of their own. */
import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashOf } from '../../src/disk/hash.ts';

const root = join(import.meta.dirname, '../..');
export const command = join(root, 'dist/src/cli/main.js');

/** Returns the folder of the cache of a project that `lint` has linted. */
export const cacheOf = (folder: string): string => join(cachesFor(folder), 'eslint-plugin-event-loop', hashOf(realpathSync(folder)));

/** Returns the folder of all caches: in a test's own folder, where no linter looks, but not in a folder of this checkout. */
const cachesFor = (cwd: string): string => join(cwd.startsWith(root) ? join(tmpdir(), 'event-loop-caches') : cwd, '.cache');

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Circumstances {
  readonly user?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Returns the environment of a process in a folder. */
export const environmentOf = (cwd: string): NodeJS.ProcessEnv => ({ ...process.env, NO_COLOR: '1', XDG_CACHE_HOME: cachesFor(cwd) });

export function lint(cwd: string, args: readonly string[] = [], { user, environment = {} }: Circumstances = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...environmentOf(cwd), ...environment },
    ...(user !== undefined && { uid: user, gid: user }),
  });
  return { code: status, out: stdout, err: stderr };
}
