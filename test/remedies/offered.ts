/** The remedies of a file that both drivers offer, which have to be the same, and what one makes of it. */
import { join } from 'node:path';
import { Linter } from 'eslint';
import { expect } from 'vitest';
import * as typescriptParser from '@typescript-eslint/parser';
import { rules } from '../../rules/index.ts';
import { presetConfig } from '../support/config.ts';
import { run } from '../../src/cli/run.ts';
import plugin from '../../src/index.ts';
import { scratch } from '../support/scratch.ts';

export interface Edit {
  readonly range: readonly [start: number, end: number];
  readonly text: string;
}

export interface Offered {
  readonly message: string;
  readonly output: string;
  /** The edits that make the output of the text, and the offset of the finding. */
  readonly edits: readonly Edit[];
  readonly at: number;
}

type Applied = Pick<Offered, 'message' | 'output'>;

function verify(text: string, name: string, cwd: string, settings: object): Linter.LintMessage[] {
  const typescript = name.endsWith('ts');
  const config: Linter.Config = {
    ...plugin.configs.strict,
    files: ['**/*.{mjs,cjs,ts}'],
    languageOptions: { sourceType: name.endsWith('.cjs') ? 'commonjs' : 'module', ...(typescript && { parser: typescriptParser }) },
    settings: { 'event-loop': settings },
  };
  return new Linter({ cwd }).verify(text, [config], join(cwd, name));
}

function withEslint(text: string, name: string, cwd: string, settings: object): Applied[] {
  const messages = verify(text, name, cwd, settings);
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages.flatMap(({ suggestions = [] }) =>
    suggestions.map(({ desc, fix }) => ({ message: desc, output: text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]) })),
  );
}

async function withCommand(text: string, name: string, cwd: string, settings: object): Promise<Offered[]> {
  const config = await presetConfig('strict', rules);
  const { findings } = run([join(cwd, name)], { config: { ...config, settings }, cwd });
  return findings.flatMap(({ suggestions, line, column }) =>
    suggestions.map(({ message, edits }) => ({
      message,
      edits,
      at: offsetOf(text, line, column),
      output: edits.reduceRight((done, { range: [start, end], text: added }) => done.slice(0, start) + added + done.slice(end), text),
    })),
  );
}

const offsetOf = (text: string, line: number, column: number): number =>
  text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, { length }) => sum + length + 1, column - 1);

/** What is offered, by both drivers alike. */
export async function offered(text: string, name = 'a.mjs', settings: object = {}): Promise<Offered[]> {
  const cwd = scratch({ [name]: text });
  const byCommand = await withCommand(text, name, cwd, settings);
  expect(byCommand.map(({ message, output }) => ({ message, output }))).toEqual(withEslint(text, name, cwd, settings));
  return byCommand;
}

/** Where a text has findings. */
export function findingsOf(text: string, name: string): { offset: number; message: string }[] {
  return verify(text, name, '/', {}).map(({ line, column, message }) => ({ offset: offsetOf(text, line, column), message }));
}

export const parses = (text: string, name: string): boolean => !verify(text, name, '/', {}).some(({ fatal }) => fatal);

/** The text without the indentation of a test. */
function dedent(text: string): string {
  const lines = text
    .replace(/^\n/, '')
    .replace(/\n\s*$/, '\n')
    .split('\n');
  const indent = Math.min(...lines.filter(line => line.trim() !== '').map(line => line.length - line.trimStart().length));
  return lines.map(line => line.slice(indent)).join('\n');
}

/** The first remedy of a file, applied; each file has an import of what it uses, which is left out of the comparison. */
export async function remedied(text: string, name?: string): Promise<string> {
  const [first] = await offered(dedent(text), name);
  return first?.output ?? 'none';
}
