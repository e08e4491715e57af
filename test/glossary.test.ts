/** The words of the architecture page: the code uses them, and not the words that they replace. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');

/** The names that a file uses, without those in its comments and texts. */
function namesIn(file: string): ReadonlySet<string> {
  const names = new Set<string>();
  const collect = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, collect);
  };
  collect(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
  return names;
}

const sources = ['src', 'rules']
  .flatMap(folder => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
  .map(entry => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
  // The runtime is an island with words of its own.
  .filter(name => !name.startsWith('src/runtime/'))
  .map(name => ({ name, names: namesIn(join(root, name)) }));

const [, glossary = ''] = page.split('## Glossary');
const rows = Array.from(glossary.matchAll(/^\| ([^|]+?) \| [^|]+ \| `(\w+)` \|$/gm), ([, word = '', name = '']) => ({ word, name }));

it('has a glossary', () => {
  expect(rows.length).toBeGreaterThan(15);
});

it.each(rows)('names $word in the code: $name', ({ name }) => {
  expect(sources.some(({ names }) => names.has(name))).toBe(true);
});

/** Each had several meanings, or one that only this project gave it. */
const retired = [
  'Thing',
  'things',
  'thing',
  'Given',
  'Gives',
  'gives',
  'Run',
  'Runs',
  'Place',
  'Placed',
  'Told',
  'told',
  'Hold',
  'Reach',
  'Reaches',
  'Reached',
  'Settled',
  'settledNode',
  'settledFunction',
  'besides',
  'Besides',
  'LoopRow',
  'isLoopRow',
  'categoryOf',
  'Passed',
  'FrameThing',
];

it.each(retired)('does not use %s any more', word => {
  expect(sources.filter(({ names }) => names.has(word)).map(({ name }) => name)).toEqual([]);
});

it('names only files and folders that exist', () => {
  const paths = Array.from(page.matchAll(/`((?:src|rules|test|docs|tools)\/[\w./-]*)`/g), ([, path = '']) => path);
  expect(paths.length).toBeGreaterThan(30);
  expect(paths.filter(path => !existsSync(join(root, path)))).toEqual([]);
});

it('has a place for every folder of the sources', () => {
  const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter(entry => entry.isDirectory());
  expect(folders.filter(({ name }) => !page.includes(`\`src/${name}/\``)).map(({ name }) => name)).toEqual([]);
});
