/** Runs the command as users do: the built files, in a process of their own. */
import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../../src/project/hash.ts';

export const command = join(import.meta.dirname, '../../dist/src/cli/main.js');

/** Returns the folder of the cache of a project that `lint` has linted. */
export const cacheOf = (folder: string): string => join(folder, '.cache/eslint-plugin-event-loop', hashOf(realpathSync(folder)));

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Circumstances {
  readonly user?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Returns the environment of a process in a folder. Its cache lies in a folder of the test's own, where no linter looks. */
export const environmentOf = (cwd: string): NodeJS.ProcessEnv => ({ ...process.env, NO_COLOR: '1', XDG_CACHE_HOME: join(cwd, '.cache') });

export function lint(cwd: string, args: readonly string[] = [], { user, environment = {} }: Circumstances = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...environmentOf(cwd), ...environment },
    ...(user !== undefined && { uid: user, gid: user }),
  });
  return { code: status, out: stdout, err: stderr };
}
