/**
 * `npm run bench compare [REVISION]`: which numbers of `docs/benchmarks.md` are others than in the last commit, or in another one, after
 * `npm run bench` or one of its parts has written them.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupBy } from '../../src/collections/group-by.ts';
import { changesBetween, type Cell } from './changes.ts';

const root = join(import.meta.dirname, '../..');
const page = 'docs/benchmarks.md';
const [revision = 'HEAD'] = process.argv.slice(2);

const before = execFileSync('git', ['show', `${revision}:${page}`], { cwd: root, encoding: 'utf8' });
const changes = changesBetween(before, readFileSync(join(root, page), 'utf8'));

function told({ column, before = 'nothing', after = 'nothing', ratios }: Cell): string {
  const times = ratios.length > 0 ? ` (×${ratios.map(ratio => ratio.toFixed(2)).join(', ×')})` : '';
  return `    ${column}: ${before} → ${after}${times}`;
}

if (changes.length === 0) console.log(`No number in ${page} has changed since ${revision}.`);
for (const [table, cells] of groupBy(changes, cell => cell.table)) {
  console.log(table);
  for (const [row, of] of groupBy(cells, cell => cell.row)) console.log([`  ${row}`, ...of.map(told)].join('\n'));
}
