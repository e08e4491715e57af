/** docs/migrating-from-n-no-sync.md: each pair of configurations lints the examples under it, and reports the lines that name the rule. */
import { describe, expect, it } from 'vitest';
import { consumer } from './support/consumer.ts';
import { blocksOf } from './support/doc-blocks.ts';
import { filesOf, linesReportedIn, linesThatName } from './support/named-lines.ts';

const blocks = blocksOf('docs/migrating-from-n-no-sync.md').filter(({ language }) => language === 'js');
const titles = [...new Set(blocks.map(({ title }) => title))];

describe.each(titles)('under "%s"', title => {
  const {
    'eslint.config.js, before': before = '',
    'eslint.config.js, after': after = '',
    ...files
  } = filesOf(blocks.filter(block => block.title === title));

  it.each([
    ['before', before, 'n/'],
    ['after', after, 'event-loop/'],
  ])('the configuration %s reports the lines that say so', (_, config, plugin) => {
    const project = consumer({ ...files, 'eslint.config.js': config }, ['eslint', 'eslint-plugin-n']);
    project.run('npm ci');
    const reported = linesReportedIn(project);
    expect(reported).toEqual(linesThatName(files, plugin));
    expect(reported.length).toBeGreaterThan(0);
  });
});

it('a comment for the old rule that has nothing to silence any more is taken out', () => {
  const config =
    "import n from 'eslint-plugin-n';\nexport default [{ plugins: { n }, rules: { 'n/no-sync': ['error', { allowAtRootLevel: true }] } }];\n";
  const file = "import { readFileSync } from 'node:fs';\n// eslint-disable-next-line n/no-sync\nconsole.log(readFileSync('a'));\n";
  const project = consumer({ 'src/a.js': file, 'eslint.config.js': config }, ['eslint', 'eslint-plugin-n']);
  project.run('npm ci');
  const [command = ''] = blocksOf('docs/migrating-from-n-no-sync.md')
    .filter(({ language }) => language === 'sh')
    .map(({ text }) => text);
  expect(project.run(command).code).toBe(0);
  expect(project.run('grep -c eslint-disable src/a.js').out).toBe('0\n');
});
