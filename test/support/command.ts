/** Runs the command as users do: the built files, in a process of their own. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const command = join(import.meta.dirname, '../../dist/src/cli/main.js');

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Circumstances {
  readonly user?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

export function lint(cwd: string, args: readonly string[] = [], { user, environment = {} }: Circumstances = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', ...environment },
    ...(user !== undefined && { uid: user, gid: user }),
  });
  return { code: status, out: stdout, err: stderr };
}
