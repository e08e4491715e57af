/** One framework, one file, one line of the index. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as frameworks from '../../src/catalog/contexts/frameworks/index.ts';

const folder = join(import.meta.dirname, '../../src/catalog/contexts/frameworks');
const files = readdirSync(folder).filter(name => name !== 'index.ts');

it('has a line in the index for every file, whose export has the name of its file', () => {
  const named = files.map(name => name.replace(/\.ts$/, '').replaceAll('-', ''));
  expect(
    Object.keys(frameworks)
      .map(name => name.toLowerCase())
      .sort(),
  ).toEqual(named.sort());
});

it.each(files)('finds one thing exported by %s', async file => {
  const exported = (await import(join(folder, file))) as Record<string, unknown>;
  expect(Object.keys(exported)).toHaveLength(1);
});

it('finds the tables of a framework in one file', () => {
  const owners = Object.entries(frameworks).flatMap(([name, tables]) =>
    [...new Set(tables.flatMap(({ framework }) => framework ?? []))].map(framework => ({ framework, name })),
  );
  const shared = owners.filter(({ framework, name }) => owners.some(other => other.framework === framework && other.name !== name));
  expect(shared).toEqual([]);
});
