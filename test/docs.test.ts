/**
 * The examples in the documentation. On the rules' pages, what is called incorrect is reported by the rule, and what is
 * called correct by none; elsewhere, comments in an example say what is reported.
 */
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runInNewContext } from 'node:vm';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import plugin from '../src/index.ts';
import type { PresetName } from '../src/rule/preset-names.ts';
import { remediedThroughout } from './remedies/remedied.ts';
import { examplesOf, folder, pages } from './support/doc-examples.ts';
import { lintWithEslint } from './support/drivers.ts';
import { fixtureOf } from './support/fixture.ts';
import { scratch } from './support/scratch.ts';

it('there is a page for each rule, and none more', () => {
  expect([...pages].sort()).toEqual(Object.keys(rules).sort());
});

describe.each(pages)('the page of %s', page => {
  // In the repository, the runtime that examples import would be files of the project.
  const lint = (code: string, preset: PresetName) => {
    const cwd = scratch({});
    return lintWithEslint(code, join(cwd, 'example.js'), cwd, preset, undefined, 'espree');
  };
  const preset = rules[page]?.meta.presets.recommended ? 'recommended' : 'strict';

  it('has incorrect examples, which its rule reports', () => {
    const incorrect = examplesOf(page).filter(({ correct }) => !correct);
    expect(incorrect.length).toBeGreaterThan(0);
    for (const { code } of incorrect) expect(lint(code, preset).map(({ rule }) => rule)).toContain(page);
  });

  it('has correct examples, which no rule reports', () => {
    const correct = examplesOf(page).filter(example => example.correct);
    expect(correct.length).toBeGreaterThan(0);
    for (const { code } of correct) expect(lint(code, preset)).toEqual([]);
  });
});

describe('the page on APIs of your own', () => {
  const page = readFileSync(join(folder, '../your-own-apis.md'), 'utf8');
  const examples = page.matchAll(/```js\nsettings: (?<settings>.*?)```\s+```js\n(?<code>.*?)```/gs);
  const titled = Array.from(examples, ({ index, groups }) => {
    const title = page.slice(0, index).split('\n## ').at(-1)?.split('\n', 1)[0] ?? '';
    return [title, groups?.settings ?? '', groups?.code ?? ''] as const;
  });

  it('has examples', () => {
    expect(titled.length).toBeGreaterThan(3);
  });

  it.each(titled)('says under "%s" what is reported', (_, settings, code) => {
    const cwd = scratch({ 'example.js': code, 'src/pool.js': 'export const inPool = task => task();\n' });
    const { 'event-loop': own } = runInNewContext(`(${settings})`) as { 'event-loop': object };
    const reports = lintWithEslint(code, join(cwd, 'example.js'), cwd, 'recommended', own, 'espree');
    expect(reports).toEqual(fixtureOf(code).expected.map(expected => ({ ...expected, endLine: expected.line })));
  });
});

describe('the page on remedies', () => {
  const page = readFileSync(join(folder, '../remedies.md'), 'utf8');
  const examples = page.matchAll(/```js\n\/\/ before\n(?<before>.*?)```\s+```js\n\/\/ after\n(?<after>.*?)```/gs);

  it.each(Array.from(examples, ({ groups }) => [groups?.before ?? '', groups?.after ?? ''] as const))(
    'shows what applying one gives: %s',
    (before, after) => {
      expect(remediedThroughout(before, 'example.mjs')).toBe(after);
    },
  );
});

describe('the page on configurations', () => {
  const page = readFileSync(join(folder, '../configurations.md'), 'utf8');
  const recipes = page
    .split('\n## ')
    .slice(1)
    .map(section => {
      const config = /```js\n(.*?)```/s.exec(section)?.[1] ?? '';
      const rows = section.matchAll(/^\| `(?<file>[^`]+)` \| (?<verdict>reported|not reported) \|$/gm);
      return {
        title: section.split('\n', 1)[0] ?? '',
        config,
        files: Object.fromEntries(Array.from(rows, ({ groups }) => [groups?.file ?? '', groups?.verdict ?? ''])),
      };
    });

  it.each(recipes)('says under "$title" in which files something is reported', async ({ config, files }) => {
    expect(new Set(Object.values(files))).toEqual(new Set(['reported', 'not reported']));
    const blocking = "import { readFileSync } from 'node:fs';\nexport async function read() {\n  return readFileSync('a').length;\n}\n";
    const cwd = scratch({
      'package.json': '{ "type": "module" }',
      'eslint.config.js': config,
      ...Object.fromEntries(Object.keys(files).map(file => [file, blocking])),
    });
    const root = join(import.meta.dirname, '..');
    mkdirSync(join(cwd, 'node_modules'));
    for (const name of ['eslint', 'typescript-eslint']) symlinkSync(join(root, 'node_modules', name), join(cwd, 'node_modules', name));
    symlinkSync(root, join(cwd, 'node_modules/eslint-plugin-event-loop'));
    const results = await new ESLint({ cwd, errorOnUnmatchedPattern: false }).lintFiles(['**/*.{js,ts,tsx}']);
    expect(results.flatMap(({ messages }) => messages.filter(({ ruleId }) => ruleId === null))).toEqual([]);
    const reported = results.filter(({ messages }) => messages.some(({ ruleId }) => ruleId === 'event-loop/no-sync-fs'));
    const wanted = Object.keys(files).filter(file => files[file] === 'reported');
    expect(reported.map(({ filePath }) => relative(cwd, filePath).replaceAll('\\', '/')).sort()).toEqual(wanted.sort());
  });
});

describe('the page on oxlint', () => {
  it("names the rules of the preset 'recommended'", () => {
    const [, config = ''] = /```json\n(.*?)```/s.exec(readFileSync(join(folder, '../oxlint.md'), 'utf8')) ?? [];
    expect((JSON.parse(config) as { rules: object }).rules).toEqual(plugin.configs.recommended.rules);
  });
});
