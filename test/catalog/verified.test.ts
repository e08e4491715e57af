/** Every row about a package has been held against the package, in the versions of `packages.json`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageTables } from '../../src/catalog/packages/index.ts';
import { rowsOf } from '../support/catalog-rows.ts';
import { packageOf, type Pins } from './verify/install.ts';
import { packages } from './verify/rows.ts';
import { keyOf, readVerified } from './verify/verified.ts';

const verified = readVerified();
const pins = JSON.parse(readFileSync(join(import.meta.dirname, 'packages.json'), 'utf8')) as Pins;
const rows = rowsOf(packageTables);
const told = (name: string): string => `run 'npm run verify packages ${name}'`;

it('there is no row that has not been verified', () => {
  const missing = rows.filter(row => !Object.hasOwn(verified[packageOf(row.table.module)]?.rows ?? {}, keyOf(row)));
  expect(missing.map(row => `'${row.path}' of '${row.table.module}' has not been verified: ${told(packageOf(row.table.module))}`)).toEqual(
    [],
  );
});

it('nothing is said to be verified that is in no table', () => {
  const known = new Set(rows.map(keyOf));
  const stale = Object.entries(verified).flatMap(([name, { rows: own }]) =>
    Object.keys(own).flatMap(key => (known.has(key) ? [] : `'${key}' is in no table: ${told(name)}`)),
  );
  expect(stale).toEqual([]);
});

it('each package has been verified in the versions that are asked for', () => {
  const outdated = [...packages].filter(name => verified[name]?.versions.join() !== pins[name]?.join());
  expect(outdated.map(name => `${name} is to be ${pins[name]?.join(' and ') ?? 'in packages.json'}: ${told(name)}`)).toEqual([]);
});
