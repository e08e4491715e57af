/**
 * Proves every row that has a proof, in this process, and prints what came of each as one line of JSON. Free of the test
 * framework, so that any Node can run it: `node --import tsx test/proof/run.ts [--measure] [--node-only] [part of a
 * name]`. Node 22.18 and later need no tsx. With `--measure` it also says how long each call keeps the loop; with
 * `--node-only` it leaves the packages out.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { nameOf } from './derive.ts';
import { measure } from './measure.ts';
import { isHere, type Outcome } from './outcomes.ts';
import { Prover } from './prove.ts';
import { nodeRows, packageProofs, packageRows, proofsOf, reasonOf } from './rows/index.ts';

const {
  values: { measure: isMeasured, 'node-only': isNodeOnly },
  positionals: [part = ''],
} = parseArgs({
  options: { measure: { type: 'boolean', default: false }, 'node-only': { type: 'boolean', default: false } },
  allowPositionals: true,
});
const modules = new Set(packageProofs.map(({ module }) => module));
const rows = [...nodeRows, ...packageRows.filter(({ table }) => !isNodeOnly && modules.has(table.module))];
const scratch = mkdtempSync(join(tmpdir(), 'event-loop-proof-'));
const prover = await Prover.in(scratch);
try {
  for (const row of rows) {
    const module = row.table.module;
    const name = nameOf(row);
    if (!`${module} ${name}`.includes(part)) continue;
    console.log(JSON.stringify({ module, row: name, ...(await outcomeOf(row)) } satisfies Outcome));
  }
} finally {
  await prover.stop();
  rmSync(scratch, { recursive: true, force: true });
}

async function outcomeOf(row: (typeof rows)[number]): Promise<Omit<Outcome, 'module' | 'row'>> {
  const reason = reasonOf(row);
  if (!isHere(row)) return { status: 'not on this Node', problems: [] };
  if (reason !== undefined) return { status: 'not run', problems: [reason] };
  if (proofsOf(row).length === 0) return { status: 'failed', problems: ['has neither a proof nor a reason why it is not run'] };
  const problems = await prover.prove(row);
  const measured = isMeasured && problems.length === 0 ? await measure(row, scratch) : undefined;
  return { status: problems.length === 0 ? 'proved' : 'failed', problems, ...(measured && { measured }) };
}
