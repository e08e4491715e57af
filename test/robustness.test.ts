/** The bench `robustness` in small: what no person writes makes neither driver throw, and what can't be linted is named. */
import { mkdtempSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Linter } from 'eslint';
import { describe, expect, it, onTestFinished } from 'vitest';
import { rules } from '../rules/index.ts';
import { presetConfig } from './support/config.ts';
import { run } from '../src/cli/run.ts';
import plugin from '../src/index.ts';
import ownParser from '../src/parser/index.ts';
import { strangeInputs, type StrangeInput } from './bench/strange-inputs.ts';

const inputs = strangeInputs(0.005).map(input => [input.what, input] as const);

/** The input in a folder of its own, which is removed when the test ends. */
function placed({ files }: StrangeInput): { folder: string; names: string[]; texts: Record<string, string> } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'event-loop-')));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  mkdirSync(join(folder, 'src'));
  const contents = Object.entries(files());
  for (const [name, content] of contents) writeFileSync(join(folder, 'src', name), content);
  return {
    folder,
    names: contents.map(([name]) => join(folder, 'src', name)),
    texts: Object.fromEntries(contents.map(([name, content]) => [join(folder, 'src', name), content.toString()])),
  };
}

/** What ESLint says by itself; nothing where it nests too deeply for that. */
function withoutRules(lint: () => Linter.LintMessage[]): Linter.LintMessage[] | undefined {
  try {
    return lint();
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    return undefined;
  }
}

describe('the command', () => {
  it.each(inputs)('takes %s', async (_, input) => {
    const { folder, names } = placed(input);
    const { findings, unreadable } = run(names, { config: await presetConfig('recommended', rules), cwd: folder });
    expect(
      unreadable.map(({ message }) => message).filter(message => !/^It cannot be parsed: |^It nests too deeply\.$/.test(message)),
    ).toEqual([]);
    expect([findings.length > 0, unreadable.length > 0]).toEqual([input.code === 1, input.code === 2]);
  });
});

describe.each<[string, Linter.LanguageOptions]>([
  ['ESLint', {}],
  ['ESLint with the parser of the plugin', { parser: ownParser }],
])('%s', (_, languageOptions) => {
  it.each(inputs)('takes %s', (_, input) => {
    const { folder, texts } = placed(input);
    const { recommended } = plugin.configs;
    const lint = (config: Linter.Config) =>
      Object.entries(texts).flatMap(([name, text]) =>
        new Linter({ cwd: folder }).verify(text, [{ ...config, files: ['**/*.{js,ts}'], languageOptions }], name),
      );
    const alone = withoutRules(() => lint({ plugins: recommended.plugins ?? {} }));
    if (!alone) return;
    const messages = lint(recommended);
    expect(messages.filter(({ message }) => message.includes('could not be analysed'))).toEqual([]);
    if (!alone.some(({ fatal }) => fatal)) expect(messages.length > 0).toBe(input.code === 1);
  });
});
