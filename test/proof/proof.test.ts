/**
 * What the catalog says of each row of Node is shown by running it, in a process of its own: see `prove.ts` for how. Those
 * of packages take as long again, most of it to load them on two threads, and are shown by `npm run verify proof`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { nameOf } from './derive.ts';
import { isHere, runProofs, type Outcome } from './outcomes.ts';
import { allProofs, nodeProofs, nodeRows, packageProofs, packageRows, proofsOf, reasonOf } from './rows/index.ts';

/** All rows take some ten seconds; a process that hangs is no verdict. */
const HANGS = 600_000;
const PROVED_AT_LEAST = 0.9;

const modules = new Set(packageProofs.map(({ module }) => module));
const rows = [...nodeRows, ...packageRows.filter(({ table }) => modules.has(table.module))];
const labelled = (some: typeof rows) => some.map(row => [`${row.table.module} ${nameOf(row)}`, row] as const);
const runnable = nodeRows.filter(row => isHere(row) && reasonOf(row) === undefined);

describe.skipIf(process.platform !== 'linux')('on this Node', () => {
  const outcomes = new Map<string, Outcome>();

  beforeAll(async () => {
    for (const outcome of await runProofs(['--node-only'])) outcomes.set(`${outcome.module} ${outcome.row}`, outcome);
  }, HANGS);

  it.each(labelled(runnable))('%s holds the loop, what to use instead does not, and both do the same', name => {
    expect(outcomes.get(name)).toMatchObject({ status: 'proved', problems: [] });
  });

  it('nine in ten of the rows of Node itself are proved', () => {
    const here = nodeRows.filter(row => isHere(row)).map(row => outcomes.get(`${row.table.module} ${nameOf(row)}`));
    expect(here.filter(outcome => outcome?.status === 'proved').length / here.length).toBeGreaterThanOrEqual(PROVED_AT_LEAST);
  });
});

it.each(labelled([...rows]))('%s has a proof, or a reason why it is not run', (_, row) => {
  const isInstalled = nodeRows.includes(row) || isHere(row);
  if (isInstalled) expect(proofsOf(row).length > 0).toBe(reasonOf(row) === undefined);
});

it('each proof and each reason is about a row', () => {
  const names = new Set<string>(labelled(rows).map(([name]) => name));
  const proved = allProofs.flatMap(({ module, rows: proofs, notRun }) =>
    [...Object.keys(proofs), ...Object.keys(notRun ?? {})].map(name => `${module} ${name}`),
  );
  expect(proved.filter(name => !names.has(name))).toEqual([]);
});

it('each module of Node has its proofs', () => {
  expect(nodeProofs.map(({ module }) => module)).toEqual([...new Set(nodeRows.map(({ table }) => table.module))]);
});

it('docs/proof.md names each row', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/proof.md'), 'utf8');
  const missing = rows
    .filter(row => nodeRows.includes(row) || isHere(row))
    .filter(row => !page.includes(`| ${row.table.module} | \`${shown(nameOf(row))}\``));
  expect(missing.map(row => `Run \`npm run verify proof\`: docs/proof.md lacks '${nameOf(row)}' of ${row.table.module}.`)).toEqual([]);
});

function shown(name: string): string {
  return name === '' ? '()' : name;
}
