/**
 * Holds the tables of Node's modules against Node 22, 24 and 26, which npm installs in a folder outside of the project,
 * and against the Node that runs this. It needs the network, and is no part of the tests: `npm run verify nodes`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeBinary } from '../../published/node-binary.ts';
import { missingCounterparts, missingRows, wrongRows } from './compare.ts';
import { walkOf } from './node-walk.ts';

const MAJORS = [20, 22, 24, 26];

const scratch = mkdtempSync(join(tmpdir(), 'catalog-nodes-'));
try {
  for (const major of MAJORS) {
    const walk = walkOf(nodeBinary(major, scratch));
    const problems = [...missingRows(walk), ...wrongRows(walk), ...missingCounterparts(walk)];
    const functions = [...walk.modules.values()].reduce((count, paths) => count + paths.size, 0);
    console.log(`Node ${walk.node}: ${functions} functions in ${walk.modules.size} modules, ${problems.length} problems`);
    for (const problem of problems) console.log(`  ${problem}`);
    if (problems.length > 0) process.exitCode = 1;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
