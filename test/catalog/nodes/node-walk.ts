/** Runs the walk over all functions of a Node, whichever its version, with what is experimental in it switched on. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The functions that a Node has. */
export interface NodeWalk {
  /** Its version. */
  readonly node: string;
  /** Module, or `globalThis` → access paths. */
  readonly modules: ReadonlyMap<string, ReadonlySet<string>>;
}

const ALWAYS = ['--no-warnings', '--expose-gc'];
const WHERE_KNOWN = ['--experimental-sqlite', '--experimental-stream-iter', '--experimental-vfs', '--experimental-ffi'];

/** What the Node at a path is to be given so that it has all its functions. */
export function flagsOf(binary: string): string[] {
  const known = JSON.parse(run(binary, ['-p', 'JSON.stringify([...process.allowedNodeEnvironmentFlags])'])) as string[];
  return [...ALWAYS, ...WHERE_KNOWN.filter(flag => known.includes(flag))];
}

/** The walk of the Node at a path. Throws when it does not end well. */
export function walkOf(binary: string): NodeWalk {
  const { node, modules } = JSON.parse(run(binary, [...flagsOf(binary), join(import.meta.dirname, 'walk.mjs')])) as {
    node: string;
    modules: Record<string, string[]>;
  };
  return { node, modules: new Map(Object.entries(modules).map(([module, paths]) => [module, new Set(paths)])) };
}

function run(binary: string, given: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(binary, given, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, env: {} });
  if (status !== 0) throw new Error(`${binary} ${given.join(' ')}: ${error?.message ?? stderr}`);
  return stdout;
}
