/**
 * Holds the tables of Node's modules against Node 22, 24 and 26, which npm installs in a folder outside of the project,
 * and against the Node that runs this. It needs the network, and is no part of the tests: `npm run catalog:nodes`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingCounterparts, missingRows, wrongRows } from './compare.ts';
import { walkOf } from './node-walk.ts';

const MAJORS = [20, 22, 24, 26];

const running = Number(process.versions.node.split('.')[0]);
const scratch = mkdtempSync(join(tmpdir(), 'catalog-nodes-'));
try {
  for (const major of MAJORS) {
    const walk = walkOf(major === running ? process.execPath : install(major));
    const problems = [...missingRows(walk), ...wrongRows(walk), ...missingCounterparts(walk)];
    const functions = [...walk.modules.values()].reduce((count, paths) => count + paths.size, 0);
    console.log(`Node ${walk.node}: ${functions} functions in ${walk.modules.size} modules, ${problems.length} problems`);
    for (const problem of problems) console.log(`  ${problem}`);
    if (problems.length > 0) process.exitCode = 1;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** The path of this major's newest Node, from npm: its package brings the program itself. */
function install(major: number): string {
  const folder = mkdtempSync(join(scratch, `${major}-`));
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', `node@${major}`], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`Node ${major} could not be installed: ${stderr}`);
  return join(folder, 'node_modules/node/bin/node');
}
