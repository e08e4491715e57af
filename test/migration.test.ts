/** docs/migrating-from-n-no-sync.md: each pair of configurations lints the examples under it, and reports the lines that name the rule. */
import { describe, expect, it } from 'vitest';
import { consumer } from './support/consumer.ts';
import { blocksOf } from './support/doc-blocks.ts';

const blocks = blocksOf('docs/migrating-from-n-no-sync.md').filter(({ language }) => language === 'js');
const titles = [...new Set(blocks.map(({ title }) => title))];

interface FileReport {
  readonly filePath: string;
  readonly messages: readonly { readonly line: number; readonly ruleId: string | null; readonly message: string }[];
}

/** The examples of a section by their names; the first line of a block says which file it is. */
function filesUnder(title: string): Record<string, string> {
  const own = blocks.filter(block => block.title === title).map(({ text }): [string, string] => [/^\/\/ (.+)$/m.exec(text)?.[1] ?? '', text]);
  return Object.fromEntries(own);
}

/** Where a rule is named in a comment that ends a line, as `file:line rule`. */
const expectedIn = (files: Readonly<Record<string, string>>, plugin: string): string[] =>
  Object.entries(files).flatMap(([name, text]) =>
    text.split('\n').flatMap((line, index) => (/ \/\/ ((?:[\w-]+\/[\w-]+ ?)+)$/.exec(line)?.[1] ?? '').split(' ').filter(rule => rule.startsWith(plugin)).map(rule => `${name}:${index + 1} ${rule}`)),
  );

describe.each(titles)('under "%s"', title => {
  const { 'eslint.config.js, before': before = '', 'eslint.config.js, after': after = '', ...files } = filesUnder(title);

  it.each([
    ['before', before, 'n/'],
    ['after', after, 'event-loop/'],
  ])('the configuration %s reports the lines that say so', (_, config, plugin) => {
    const project = consumer({ ...files, 'eslint.config.js': config }, ['eslint', 'eslint-plugin-n']);
    project.run('npm ci');
    const { out, err } = project.run('npx eslint --format json src');
    expect(err).toBe('');
    const reported = (JSON.parse(out) as FileReport[]).flatMap(({ filePath, messages }) => messages.map(({ line, ruleId, message }) => `${filePath.slice(project.folder.length + 1)}:${line} ${ruleId ?? message}`));
    expect(reported.sort()).toEqual(expectedIn(files, plugin).sort());
    expect(reported.length).toBeGreaterThan(0);
  });
});

it('a comment for the old rule that has nothing to silence any more is taken out', () => {
  const config = "import n from 'eslint-plugin-n';\nexport default [{ plugins: { n }, rules: { 'n/no-sync': ['error', { allowAtRootLevel: true }] } }];\n";
  const file = "import { readFileSync } from 'node:fs';\n// eslint-disable-next-line n/no-sync\nconsole.log(readFileSync('a'));\n";
  const project = consumer({ 'src/a.js': file, 'eslint.config.js': config }, ['eslint', 'eslint-plugin-n']);
  project.run('npm ci');
  const [command = ''] = blocksOf('docs/migrating-from-n-no-sync.md').filter(({ language }) => language === 'sh').map(({ text }) => text);
  expect(project.run(command).code).toBe(0);
  expect(project.run('grep -c eslint-disable src/a.js').out).toBe('0\n');
});
