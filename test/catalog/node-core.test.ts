/** The tables of Node's modules and the Node that runs this: each function that blocks has a row, and each row a function. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blockingTables } from '../../src/catalog/index.ts';
import { rowsOf } from '../support/catalog-rows.ts';
import { missingCounterparts, missingRows, wrongRows } from './nodes/compare.ts';
import { walkOf, type NodeWalk } from './nodes/node-walk.ts';
import { reasonFor, reasonsWithRow } from './nodes/not-blocking.ts';

const walk = walkOf(process.execPath);

describe('the Node that runs this', () => {
  it('has no function whose name ends in Sync without a row or a reason', () => {
    expect(missingRows(walk)).toEqual([]);
  });

  it('has what the rows say it has, and nothing that comes with a later one', () => {
    expect(wrongRows(walk)).toEqual([]);
  });

  it('has the counterparts of its rows', () => {
    expect(missingCounterparts(walk)).toEqual([]);
  });
});

describe('a Node with something new', () => {
  const with_ = (functions: Readonly<Record<string, readonly string[]>>): NodeWalk => ({
    node: '26.0.0',
    modules: new Map(Object.entries(functions).map(([module, paths]) => [module, new Set(paths)])),
  });

  it.each([
    [
      { 'node:fs': ['fooSync'], 'node:fs/promises': ['foo'] },
      "src/catalog/node/fs.ts: 'fooSync': { since: 26, counterpart: { promise: 'foo' } },",
    ],
    [{ 'node:crypto': ['foo', 'fooSync'] }, "src/catalog/node/crypto.ts: 'fooSync': { since: 26, counterpart: { callback: 'foo' } },"],
    [
      { 'node:zlib': ['Zip#foo', 'Zip#fooSync'] },
      "src/catalog/node/zlib.ts: 'Zip#fooSync': { since: 26, counterpart: { method: 'foo', returns: 'promise' } },",
    ],
    [{ 'node:new_one': ['fooSync'] }, "src/catalog/node/new-one.ts (a new file, for the list in index.ts): 'fooSync': { since: 26 },"],
  ])('is told which line to add: %j', (functions, line) => {
    expect(missingRows(with_(functions))).toEqual([expect.stringContaining(`Add to ${line} or`)]);
  });

  it('is told which rows it does not bear out', () => {
    const other = { ...with_({ 'node:crypto': ['argon2Sync', 'pbkdf2Sync'] }), node: '22.0.0' };
    expect(wrongRows(other)).toContain("Node 22.0.0 does not have 'readFileSync' in src/catalog/node/fs.ts.");
    expect(wrongRows(other)).toContain("Node 22.0.0 has 'argon2Sync' in src/catalog/node/crypto.ts already: correct its 'since'.");
    expect(missingCounterparts(other)).toContainEqual(
      expect.stringContaining("the counterpart of 'pbkdf2Sync' in src/catalog/node/crypto.ts"),
    );
    expect(wrongRows(other).join()).not.toContain('pbkdf2Sync');
  });

  it('is not asked for rows of what only ends in Sync', () => {
    expect(missingRows(with_({ 'node:sqlite': ['DatabaseSync', 'async'], 'node:dgram': ['Socket#bindSync'] }))).toEqual([]);
  });
});

/** What was found by running Node 20, 22, 24 and 26: names that block, by kind, and names that only look like it. */
interface Facts {
  readonly blocking: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly notBlocking: Readonly<Record<string, readonly string[]>>;
}
const facts = JSON.parse(readFileSync(join(import.meta.dirname, 'nodes/facts.json'), 'utf8')) as Facts;
const kindsOf = (module: string, path: string): string[] =>
  rowsOf(blockingTables)
    .filter(({ table, path: own }) => table.module === module && own === path)
    .map(({ table, api }) => api.kind ?? table.kind);

describe('what was seen in Node', () => {
  const blocking = Object.entries(facts.blocking).flatMap(([module, kinds]) =>
    Object.entries(kinds).flatMap(([kind, paths]) => paths.map(path => [module, path, kind] as const)),
  );

  it('to block has a row of its kind, or a reason why not', () => {
    const missing = blocking.filter(
      ([module, path, kind]) => reasonFor(module, path) === undefined && !kindsOf(module, path).includes(kind),
    );
    expect(missing.map(fact => fact.join(' '))).toEqual([]);
  });

  it('only to look as if it blocked has no row', () => {
    const wrong = Object.entries(facts.notBlocking).flatMap(([module, paths]) =>
      paths.filter(path => kindsOf(module, path).length > 0).map(path => `${module} ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has either a row or a reason, never both', () => {
    expect(reasonsWithRow()).toEqual([]);
  });
});
