/** Every row about a framework has been held against the framework, in the versions of `contexts.json`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { contextRowsOf, frameworkTables, ownerOf } from './verify/framework-tables.ts';
import type { Pins } from './verify/install.ts';
import { readVerified } from './verify/verified.ts';

const verified = readVerified('contexts-verified');
const pins = JSON.parse(readFileSync(join(import.meta.dirname, 'contexts.json'), 'utf8')) as Pins;
const rows = contextRowsOf(frameworkTables);
const told = (module: string): string => `run 'npm run verify contexts -- ${module}'`;

/** Returns a sentence for each row that is not in the record. */
function unverified(of: typeof rows): string[] {
  const missing = of.filter(({ module, key }) => !Object.hasOwn(verified[ownerOf(module)]?.rows ?? {}, key));
  return missing.map(({ module, path }) => `'${path}' of '${module}' has not been verified: ${told(module)}`);
}

it('there is no row that has not been verified', () => {
  expect(unverified(rows)).toEqual([]);
});

it('a new row, or one that claims something else, has to be verified', () => {
  const row = { runs: 'later', callback: 1, as: 'queue consumer' } as const;
  expect(unverified(contextRowsOf([{ module: 'acme-queue', callbacks: { subscribe: row } }]))).toEqual([
    "'subscribe' of 'acme-queue' has not been verified: run 'npm run verify contexts -- acme-queue'",
  ]);
  const keys = [row, { ...row, callback: 0 }, { ...row, as: 'consumer' }].map(
    of => contextRowsOf([{ module: 'acme-queue', callbacks: { subscribe: of } }])[0]?.key,
  );
  expect(keys[1]).not.toBe(keys[0]);
  expect(keys[2]).toBe(keys[0]);
});

it('nothing is said to be verified that is in no table', () => {
  const known = new Set(rows.map(({ key }) => key));
  const stale = Object.values(verified).flatMap(({ rows: own }) =>
    Object.keys(own).flatMap(key => (known.has(key) ? [] : `'${key}' is in no table: ${told(key.split(' ', 1)[0] ?? '')}`)),
  );
  expect(stale).toEqual([]);
});

it('each framework has been verified in the versions that are asked for', () => {
  const owners = new Set(rows.map(({ module }) => ownerOf(module)));
  const outdated = [...owners].filter(name => verified[name]?.versions.join() !== pins[name]?.join());
  expect(
    outdated.map(name => `${name} is to be ${pins[name]?.join(' and ') ?? 'in contexts.json'}: run 'npm run verify contexts'`),
  ).toEqual([]);
});
