/** One extractor serves both feeds: the same source gives the same summary, whichever parser made the tree. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter, type Rule, type SourceCode } from 'eslint';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/project/parse.ts';
import type { ModuleSummary } from '../../src/summary/model.ts';
import { summarise, type Source } from '../../src/summary/summarise.ts';

const fixtures = join(import.meta.dirname, '../fixtures');

/** A summary from the tree and scopes that ESLint makes with a parser. */
function summaryFromEslint(file: string, text: string, parser: 'espree' | 'typescript'): ModuleSummary {
  let source: SourceCode | undefined;
  const read: Rule.RuleModule = {
    create(context) {
      source = context.sourceCode;
      return {};
    },
  };
  const linter = new Linter();
  const messages = linter.verify(
    text,
    [
      {
        files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
        languageOptions: {
          sourceType: file.endsWith('.cjs') ? 'commonjs' : 'module',
          ...(parser === 'typescript' && { parser: typescriptParser }),
          parserOptions: { ecmaFeatures: { jsx: true } },
        },
        linterOptions: { noInlineConfig: true },
        plugins: { test: { rules: { read } } },
        rules: { 'test/read': 'error' },
      },
    ],
    { filename: file },
  );
  if (!source) throw new Error(messages[0]?.message);
  return summarise({
    text: source.text,
    ast: source.ast as unknown as Source['ast'],
    scopeManager: source.scopeManager as unknown as Source['scopeManager'],
    comments: source.getAllComments().map(({ type, value, range = [0, 0] }) => ({ type, value, range })),
    visitorKeys: source.visitorKeys,
  });
}

function filesBelow(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && pattern.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
}

/** Published code that no one here wrote. */
const published = ['ajv', 'ignore', '@eslint/plugin-kit', 'eslint'].flatMap(name => {
  const folder = join(import.meta.dirname, '../../node_modules', name);
  return filesBelow(folder, /\.[cm]?js$/)
    .filter(file => !relative(folder, file).includes('node_modules'))
    .slice(0, 60);
});

const files = [...filesBelow(fixtures, /\.[cm]?[jt]sx?$/), ...published];

describe('the summary of a file', () => {
  it.each(files.map(file => [relative(join(fixtures, '../..'), file), file]))('is the same from every parser: %s', (_, file) => {
    const text = readFileSync(file, 'utf8');
    const isModule = /^(?:import|export) /m.test(text) || file.endsWith('.mjs');
    // ESLint passes over what stands in node_modules.
    const placed = file.replace('node_modules', 'published');
    const name = isModule || /\.[cm]?tsx?$/.test(file) ? placed : placed.replace(/\.js$/, '.cjs');
    const own = summarise(parse(name, text));
    expect(summaryFromEslint(name, text, 'typescript')).toEqual(own);
    if (!/\.[cm]?tsx?$/.test(file)) expect(summaryFromEslint(name, text, 'espree')).toEqual(own);
  });

  it('is plain data', () => {
    const summary = summarise(parse('/f.js', 'export async function f() { g(); } const g = () => {};'));
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
  });
});
