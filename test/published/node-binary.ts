/** Node itself from the npm registry: the packages named `node` bring the program. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const running = Number(process.versions.node.split('.')[0]);

/** The path of this major's newest Node, installed in a folder below `scratch`, or of the Node that runs this. */
export function nodeBinary(major: number, scratch: string): string {
  if (major === running) return process.execPath;
  const folder = mkdtempSync(join(scratch, `node-${major}-`));
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', `node@${major}`], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`Node ${major} could not be installed: ${stderr}`);
  return join(folder, 'node_modules/node/bin/node');
}
