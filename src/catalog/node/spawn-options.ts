/**
 * Options of `node:child_process` that `spawn` and `spawnSync` both have, and that mean the same to both. Facts: Node's documentation of
 * `child_process` for 20 to 26.
 */
type Both = keyof import('node:child_process').SpawnOptions & keyof import('node:child_process').SpawnSyncOptions;

const options = [
  'argv0',
  'cwd',
  'env',
  'gid',
  'shell',
  'stdio',
  'uid',
  'windowsHide',
  'windowsVerbatimArguments',
] as const satisfies readonly Both[];

export const sharedSpawnOptions: ReadonlySet<string> = new Set(options);
