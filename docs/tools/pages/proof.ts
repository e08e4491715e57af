/**
 * Runs the proofs with measurements and writes `docs/proof.md`. With majors of Node as arguments it also runs them on these,
 * installed from npm into a scratch folder, for the rows that this Node does not have: `npm run verify proof 22 24 26`.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { blockingTables } from '../../../src/catalog/index.ts';
import type { Counterpart } from '../../../src/catalog/model/blocking.ts';
import { rowsOf, type Row } from '../../../test/support/catalog-rows.ts';
import { nameOf } from '../../../test/proof/derive.ts';
import { runProofs, type Outcome } from '../../../test/proof/outcomes.ts';
import { measureCosts, type Cost } from './costs.ts';

const page = join(import.meta.dirname, '../../proof.md');
const majors = process.argv.slice(2);

interface Found extends Outcome {
  readonly node: string;
}

const runs: Found[][] = [await foundOn(process.version)];
const scratch = mkdtempSync(join(tmpdir(), 'event-loop-nodes-'));
try {
  for (const major of majors) {
    const { version, path } = install(major);
    runs.push(await foundOn(version, path));
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const failures = runs.flat().filter(({ status }) => status === 'failed');
for (const { node, module, row, problems } of failures) console.error(`${node}: ${module} ${row}: ${problems.join('; ')}`);
for (const found of runs) console.log(`${found[0]?.node ?? ''}: ${summary(found)}`);
if (failures.length > 0) process.exitCode = 1;
else writeFileSync(page, text(merged(runs), measureCosts()));

async function foundOn(node: string, path?: string): Promise<Found[]> {
  const outcomes = path === undefined ? await runProofs(['--measure']) : await runProofs(['--measure'], path, []);
  return outcomes.map(outcome => ({ ...outcome, node }));
}

function install(major: string): { readonly version: string; readonly path: string } {
  const folder = join(scratch, major);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{}');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', `node@${major}`], { cwd: folder, stdio: 'ignore' });
  const path = join(folder, 'node_modules/node/bin/node');
  return { path, version: execFileSync(path, ['--version'], { encoding: 'utf8' }).trim() };
}

function summary(found: readonly Found[]): string {
  const count = (status: Outcome['status']): string => `${found.filter(outcome => outcome.status === status).length} ${status}`;
  return [count('proved'), count('failed'), count('not run'), count('not on this Node')].join(', ');
}

/** Each row once: from the first Node that has it. */
function merged(all: readonly (readonly Found[])[]): Found[] {
  const [first = [], ...others] = all;
  return first.map(outcome =>
    outcome.status !== 'not on this Node'
      ? outcome
      : (others
          .map(run => run.find(({ module, row }) => module === outcome.module && row === outcome.row))
          .find(other => other && other.status !== 'not on this Node') ?? outcome),
  );
}

function rowOf({ module, row }: Outcome): Row {
  const found = rowsOf(blockingTables).find(candidate => candidate.table.module === module && nameOf(candidate) === row);
  if (!found) throw new RangeError(`There is no row '${row}' of ${module}.`);
  return found;
}

function named(counterpart: Counterpart | undefined): string {
  if (!counterpart) return 'a worker thread';
  if ('promise' in counterpart) return `\`${counterpart.promise}\``;
  if ('iterator' in counterpart) return `\`${counterpart.iterator}\``;
  if ('callback' in counterpart) return `\`${counterpart.callback}\` with a callback`;
  if ('events' in counterpart) return `\`${counterpart.events}\` and its events`;
  if ('method' in counterpart) return `its method \`${counterpart.method}\``;
  if ('expression' in counterpart) return `\`${counterpart.expression}\``;
  if ('sameWithCallback' in counterpart) return 'the same with a callback';
  if ('sameWith' in counterpart) return `the same with \`${counterpart.sameWith}\``;
  if ('sameWithout' in counterpart) return `the same without \`${counterpart.sameWithout}\``;
  return 'the same at startup';
}

/** Three significant digits, as in "0.012". */
function milliseconds(time: number): string {
  return time >= 100 ? time.toFixed(0) : Number(time.toPrecision(time >= 10 ? 3 : 2)).toString();
}

function shown(name: string): string {
  return `\`${name === '' ? '()' : name}\``;
}

function weightOf(row: Row): string {
  return row.api.weight ?? 'heavy';
}

function measuredLine(found: Found): string {
  const row = rowOf(found);
  const { workload = 'standard input', held, stall } = found.measured ?? {};
  const cells = [
    found.module,
    shown(found.row),
    row.api.kind ?? row.table.kind,
    weightOf(row),
    workload,
    held === undefined ? 'as long as it is open' : milliseconds(held),
    stall === undefined && held !== undefined ? named(undefined) : named(row.api.counterpart),
    stall === undefined ? '' : milliseconds(stall),
    found.node,
  ];
  return `| ${cells.join(' | ')} |`;
}

function notRunLine(found: Found): string {
  const why = found.status === 'not run' ? found.problems.join(' ') : `Not on the Nodes that ran${reasonFor(rowOf(found))}.`;
  return `| ${found.module} | ${shown(found.row)} | ${why} |`;
}

function reasonFor({ api }: Row): string {
  if (api.platform !== undefined) return `: it exists on ${api.platform} only`;
  if (api.versions !== undefined) return `: it is in versions ${api.versions} of its package, and another is installed`;
  return `: it came with Node ${api.since ?? 20}`;
}

function costLine({ module, path, call, median, slow }: Cost): string {
  const row = rowsOf(blockingTables).find(candidate => candidate.table.module === module && candidate.path === path);
  return `| ${call} | ${row ? weightOf(row) : ''} | ${milliseconds(median)} | ${milliseconds(slow)} |`;
}

function text(all: readonly Found[], costs: readonly Cost[]): string {
  const proved = all.filter(({ status }) => status === 'proved');
  const others = all.filter(({ status }) => status !== 'proved');
  const nodes = [...new Set(proved.map(({ node }) => node))].join(', ');
  return `# Proof

Generated by \`npm run verify proof\`; the numbers are those of one machine and differ from run to run.

Every row of the catalog that can be run harmlessly is run: the call keeps the loop from turning, what the catalog says to
use instead does not, and both do the same. What shows that is no clock, but a full thread pool and pipes whose other end is
held shut: see \`test/proof/prove.ts\`. \`npm test\` shows it again for the Node that runs and the packages that are installed.

The numbers below say how much that matters. **Held** is how long the call kept the loop; **stall** is the longest turn of the
loop from the counterpart's call to its result. Both are medians, in milliseconds.

- Machine: ${cpus()[0]?.model ?? ''}, ${cpus().length} cores, ${process.platform}
- Node: ${nodes}
- To get them again: \`npm run verify proof 22 24 26\`, where the majors are of Nodes to install for the rows that yours lacks

## What a call costs

Calls of everyday size, each a hundred times: the median, and what one in twenty exceeds. \`light\` rows are reported by
\`strict\` only.

| Call | Weight | Median | 95 % |
| --- | --- | --- | --- |
${costs.map(costLine).join('\n')}

## Row by row

${proved.length} rows are proved.

| Module | API | Kind | Weight | Workload | Held | Counterpart | Stall | Node |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${proved.map(measuredLine).join('\n')}

## Not run

| Module | API | Why |
| --- | --- | --- |
${others.map(notRunLine).join('\n')}
`;
}
