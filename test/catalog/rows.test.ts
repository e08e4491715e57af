/** Every row of the catalog at work: a call of it is reported with its kind, its like from elsewhere is not. */
import { minVersion } from 'semver';
import { describe, expect, it } from 'vitest';
import { blockingTables, catalog, displayName } from '../../src/catalog/index.ts';
import { groupBy } from '../../src/collections/group-by.ts';
import { parse } from '../../src/project/parse.ts';
import { pathOf } from '../../src/solve/blocker.ts';
import { blockingCallsIn, type BlockingCall } from '../../src/solve/findings/blocking-calls.ts';
import { Solver } from '../../src/solve/solver.ts';
import { summarise } from '../../src/summary/summarise.ts';
import type { Condition } from '../../src/catalog/model/conditions.ts';
import { argumentsFor, program, rowsOf, type Row } from '../support/catalog-rows.ts';
import { lintWithEslint } from '../support/drivers.ts';
import { noModules } from '../../src/solve/values/modules.ts';

const rows = rowsOf(blockingTables);

/** The blocking calls in a source text, with a version of each package that is in a range. */
function solve(text: string, versions?: string): BlockingCall[] {
  const modules = { ...noModules, version: () => (versions === undefined ? undefined : minVersion(versions)?.version) };
  const solver = new Solver(catalog, modules, { startup: 'ignore', allows: () => false });
  return blockingCallsIn({ file: '/f.js', summary: summarise(parse('/f.js', text)) }, solver);
}

const labelled = (of: readonly Row[]) =>
  of.map(row => [`${row.table.module} ${row.path} ${JSON.stringify(row.api.when ?? '')}`, row] as const);

describe.each(labelled(rows))('a call of %s', (_, row) => {
  const { table, path, api } = row;

  it('is reported with its kind and its counterpart', () => {
    const [found, ...more] = solve(program(row), api.versions);
    expect(found?.blocker).toMatchObject({
      kind: 'api',
      row: { kind: api.kind ?? table.kind, module: table.module, ...(api.counterpart && { counterpart: api.counterpart }) },
    });
    expect(displayName(found ? pathOf(found.blocker) : '')).toContain(
      path.replace('new ', '').replace(/\(\)$/, '').replaceAll('#', '.').replace(/^\./, ''),
    );
    expect(more).toEqual([]);
  });
});

describe.each(labelled(rows.filter(({ table }) => table.module !== 'globalThis')))('a call of %s', (_, row) => {
  it('is not reported when it comes from elsewhere', () => {
    expect(solve(program(row, './elsewhere.js'))).toEqual([]);
  });
});

describe.each(labelled(rows.filter(({ api }) => callbackAt(api.when) !== undefined)))('a call of %s', (_, row) => {
  it('is not reported with a callback', () => {
    const given = [...Array.from({ length: callbackAt(row.api.when) ?? 0 }, () => 'unknown'), '() => {}'];
    expect(solve(program(row, row.table.module, given.join(', ')))).toEqual([]);
  });
});

describe.each(labelled(rows.filter(isOnlyWithProperty)))('a call of %s', (_, row) => {
  it('is not reported with the property left out', () => {
    const { argument } = row.api.when as { argument: number };
    expect(solve(program(row, row.table.module, argumentsFor({ argument, property: 'other', oneOf: [1] })))).toEqual([]);
  });
});

/** Where a callback makes the call asynchronous. */
function callbackAt(when: Condition | undefined): number | undefined {
  if (!when) return undefined;
  if ('all' in when) return when.all.map(callbackAt).find(index => index !== undefined);
  if ('withoutCallback' in when) return when.withoutCallback;
  return 'without' in when ? when.without : undefined;
}

function isOnlyWithProperty({ table, path, api }: Row): boolean {
  const alike = rows.filter(other => other.table === table && other.path === path);
  return api.when !== undefined && 'property' in api.when && alike.length === 1;
}

it('gives the counterpart of no row as blocking', () => {
  const wrong = rows.flatMap(({ table, path, api }) => {
    const { counterpart } = api;
    const name =
      counterpart && ('promise' in counterpart ? counterpart.promise : 'callback' in counterpart ? counterpart.callback : undefined);
    const from = counterpart && 'promise' in counterpart ? (table.promises ?? table.module) : table.module;
    if (name === undefined) return [];
    const text = `import api from '${from}';\nexport async function f(a, b, c, d) { await api.${name}(a, b, c, d, () => {}); }`;
    return solve(text).length > 0 ? [path] : [];
  });
  expect(wrong).toEqual([]);
});

describe.each([
  ...groupBy(rows, ({ table, api }) => `${api.kind ?? table.kind}${api.weight ? ', light' : ''}${api.metadata ? ', metadata' : ''}`),
])('of the rows that are %s', (label, alike) => {
  const reports = (preset: 'recommended' | 'strict') =>
    lintWithEslint(program(alike[0] as Row), '/f.js', '/', preset, { chains: 'file' }, 'espree').filter(({ rule }) =>
      rule.startsWith('no-'),
    ).length;

  it('each is reported by strict', () => {
    expect(reports('strict')).toBeGreaterThan(0);
  });

  it('heavy ones alone are reported by recommended, but for modules that are loaded', () => {
    expect(reports('recommended') > 0).toBe(!label.includes('light') && !label.startsWith('module-load'));
  });
});
