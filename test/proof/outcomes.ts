/** What comes of a row, and the process that finds out: a Node of its own, whose loop and thread pool nobody else uses. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import semver from 'semver';
import { flagsOf } from '../catalog/nodes/node-walk.ts';
import type { Row } from '../support/catalog-rows.ts';
import type { Measured } from './measure.ts';

export interface Outcome {
  readonly module: string;
  readonly row: string;
  readonly status: 'proved' | 'failed' | 'not run' | 'not on this Node';
  /** What is wrong, or why it is not run. */
  readonly problems: readonly string[];
  readonly measured?: Measured;
}

const major = Number(process.versions.node.split('.')[0]);

/** Whether a row is about this Node, this platform and a package that is installed, in its version. */
export function isHere({ api: { since = 20, platform, versions = '*' }, table: { module } }: Row): boolean {
  if (major < since || (platform !== undefined && platform !== process.platform)) return false;
  if (module.startsWith('node:') || module === 'globalThis') return true;
  const version = versionOf(module);
  return version !== undefined && semver.satisfies(version, versions);
}

/** Most packages are here because another one needs them, and may be gone with it. */
function versionOf(module: string): string | undefined {
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(module)?.[0] ?? module;
  const file = join(import.meta.dirname, '../../node_modules', name, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : undefined;
}

/** Runs the proofs in another process and gives what came of each row. */
export async function runProofs(
  given: readonly string[] = [],
  node = process.execPath,
  args: readonly string[] = ['--import', 'tsx'],
): Promise<Outcome[]> {
  const child = spawn(node, [...flagsOf(node), ...args, join(import.meta.dirname, 'run.ts'), ...given], {
    // One thread is filled sooner than four.
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const lines = stdout.split('\n').filter(line => line.startsWith('{"module":'));
  if (lines.length === 0) throw new Error(`The proofs did not run: ${stderr}`);
  return lines.map(line => JSON.parse(line) as Outcome);
}
