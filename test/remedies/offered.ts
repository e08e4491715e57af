/** The remedies of a file that both drivers offer, which have to be the same, and what one makes of it. */
import { join } from 'node:path';
import { Linter } from 'eslint';
import { expect } from 'vitest';
import * as typescriptParser from '@typescript-eslint/parser';
import { rules } from '../../rules/index.ts';
import { readConfig } from '../../src/cli/config.ts';
import { run } from '../../src/cli/run.ts';
import plugin from '../../src/index.ts';
import { scratch } from '../support/scratch.ts';

export interface Offered {
  readonly message: string;
  readonly output: string;
}

function withEslint(text: string, name: string, cwd: string, settings: object): Offered[] {
  const typescript = name.endsWith('ts');
  const config: Linter.Config = {
    ...plugin.configs.strict,
    files: ['**/*.{mjs,cjs,ts}'],
    languageOptions: { sourceType: name.endsWith('.cjs') ? 'commonjs' : 'module', ...(typescript && { parser: typescriptParser }) },
    settings: { 'event-loop': settings },
  };
  const messages = new Linter({ cwd }).verify(text, [config], join(cwd, name));
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages.flatMap(({ suggestions = [] }) =>
    suggestions.map(({ desc, fix }) => ({ message: desc, output: text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]) })),
  );
}

async function withCommand(text: string, name: string, cwd: string, settings: object): Promise<Offered[]> {
  const config = await readConfig('strict', undefined, rules, cwd);
  const { findings } = run([join(cwd, name)], { ...config, settings }, cwd, () => {});
  return findings.flatMap(({ suggestions }) =>
    suggestions.map(({ message, edits }) => ({
      message,
      output: edits.reduceRight((done, { range: [start, end], text: added }) => done.slice(0, start) + added + done.slice(end), text),
    })),
  );
}

/** What is offered, by both drivers alike. */
export async function offered(text: string, name = 'a.mjs', settings: object = {}): Promise<Offered[]> {
  const cwd = scratch({ [name]: text });
  const byEslint = withEslint(text, name, cwd, settings);
  expect(await withCommand(text, name, cwd, settings)).toEqual(byEslint);
  return byEslint;
}

/** The text without the indentation of a test. */
function dedent(text: string): string {
  const lines = text.replace(/^\n/, '').replace(/\n\s*$/, '\n').split('\n');
  const indent = Math.min(...lines.filter(line => line.trim() !== '').map(line => line.length - line.trimStart().length));
  return lines.map(line => line.slice(indent)).join('\n');
}

/** The first remedy of a file, applied; each file has an import of what it uses, which is left out of the comparison. */
export async function remedied(text: string, name?: string): Promise<string> {
  const [first] = await offered(dedent(text), name);
  return first?.output ?? 'none';
}
