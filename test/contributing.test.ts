/** CONTRIBUTING.md: its rows make of its examples what it says, and its command begins a rule. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { blocksOf } from './support/doc-blocks.ts';
import { lintWithEslint } from './support/drivers.ts';
import { fixtureOf } from './support/fixture.ts';
import { scratch } from './support/scratch.ts';

const root = join(import.meta.dirname, '..');
const blocks = blocksOf('CONTRIBUTING.md');
const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
const prettier = join(root, 'node_modules/prettier/bin/prettier.cjs');

/** Lints with one rule alone, which ESLint refuses where its options do not fit its schema. */
const LINT = `
import { Linter } from 'eslint';
import plugin from './src/index.ts';
const [name = ''] = process.argv.slice(2);
process.stdout.write(JSON.stringify(new Linter().verify('export const a = 1;', { plugins: { own: plugin }, rules: { [\`own/\${name}\`]: 'error' } })));
`;

it.each([
  ['Add an API', 'apis'],
  ['Add a context', 'contexts'],
])('the row under "%s" makes the example be reported as it says', (title, setting) => {
  const [row, example] = blocks.filter(block => block.title === title && block.language === 'js').map(({ text }) => text);
  const table = runInNewContext(`[${row ?? ''}][0]`) as object;
  const lint = (settings: object): unknown[] => {
    const cwd = scratch({});
    return lintWithEslint(example ?? '', join(cwd, 'example.js'), cwd, 'strict', settings, 'espree');
  };
  // Users' tables name no framework.
  const known = { ...table, framework: undefined };
  const { expected } = fixtureOf(example ?? '');
  expect(lint({})).toEqual([]);
  expect(lint({ [setting]: [JSON.parse(JSON.stringify(known))] })).toMatchObject(
    expected.map(({ message, ...place }) => ({ ...place, message: expect.stringContaining(message) as string })),
  );
});

it('the command begins a rule with which ESLint can lint, its test and its page, all formatted, and lists it with the others', () => {
  const folder = scratch({ 'lint.ts': LINT });
  for (const path of ['tools/new-rule.ts', 'rules', 'src', 'package.json', '.prettierrc.json', '.prettierignore'])
    cpSync(join(root, path), join(folder, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const path of ['docs/rules', 'test/rules']) mkdirSync(join(folder, path), { recursive: true });
  const [command = ''] = blocks.filter(({ title, language }) => title === 'Add a rule' && language === 'sh').map(({ text }) => text.trim());
  const [, script = '', name = ''] = /^npm run (\S+) (\S+)$/.exec(command) ?? [];
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  expect(scripts[script]).toBe('tsx tools/new-rule.ts');
  execFileSync(process.execPath, [tsx, 'tools/new-rule.ts', name], { cwd: folder });
  const written = ['rules/no-something.ts', 'test/rules/no-something.test.ts', 'docs/rules/no-something.md'];
  for (const path of written) expect(existsSync(join(folder, path))).toBe(true);
  execFileSync(process.execPath, [prettier, '--check', 'rules/index.ts', ...written], { cwd: folder });
  const linesOf = (of: string): string[] => readFileSync(join(of, 'rules/index.ts'), 'utf8').split('\n');
  const before = new Set(linesOf(root));
  expect(linesOf(folder).filter(line => !before.has(line))).toEqual(["import noSomething from './no-something.ts';", '  noSomething,']);
  expect(linesOf(folder)).toHaveLength(linesOf(root).length + 2);
  expect(execFileSync(process.execPath, [tsx, 'lint.ts', name], { cwd: folder, encoding: 'utf8' })).toBe('[]');
});
