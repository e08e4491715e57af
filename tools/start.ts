/** Starts the scripts of `scripts.ts`, each in a process of its own. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Script } from './scripts.ts';

const root = join(import.meta.dirname, '..');

/** Returns the exit code, which is 1 for a process that was ended by a signal. */
function exitCodeOf(program: string, args: readonly string[]): number {
  return spawnSync(program, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
}

/** Builds the plugin into `dist`. Returns the exit code. */
export const build = (): number => exitCodeOf('npm', ['run', '--silent', 'build']);

/** Runs a script with these arguments. Returns its exit code. Builds nothing. */
export function start({ file }: Script, args: readonly string[]): number {
  const run = file.endsWith('vitest.config.ts') ? ['node_modules/vitest/vitest.mjs', 'run', '--config', file] : ['--import', 'tsx', file];
  return exitCodeOf(process.execPath, [...run, ...args]);
}
