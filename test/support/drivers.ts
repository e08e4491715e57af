/** Both drivers, for tests: ESLint with each parser, and the command line's. Each gives reports of the same shape. */
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import plugin from '../../src/index.ts';
import ownParser from '../../src/parser/index.ts';
import type { PresetName } from '../../src/rule/preset-names.ts';
import { presetOf } from '../../src/rule/presets.ts';
import { run } from '../../src/cli/run.ts';
import { rules } from '../../rules/index.ts';

export interface Report {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: string;
  readonly message: string;
}

const parsers = { espree: {}, typescript: { parser: typescriptParser }, own: { parser: ownParser } } as const;
export type Parser = keyof typeof parsers;

/** Lints a text with ESLint, as the file it is named. Throws where ESLint can't parse it. */
export function lintWithEslint(
  text: string,
  file: string,
  cwd: string,
  preset: PresetName,
  settings: object | undefined,
  parser: Parser,
): Report[] {
  const config = plugin.configs[preset];
  const linter = new Linter({ cwd });
  const messages = linter.verify(
    text,
    [
      {
        ...config,
        files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
        linterOptions: { reportUnusedDisableDirectives: 'off' },
        languageOptions: {
          sourceType: /\.c[jt]s$/.test(file) ? 'commonjs' : 'module',
          ...parsers[parser],
          parserOptions: { ecmaFeatures: { jsx: true } },
        },
        // A fixture is a program that runs by itself, and stands for a part of a server.
        settings: { 'event-loop': { programs: 'report', ...(config.settings?.['event-loop'] as object | undefined), ...settings } },
      },
    ],
    { filename: file },
  );
  const fatal = messages.find(message => message.fatal);
  if (fatal) throw new Error(`${file}:${fatal.line}: ${fatal.message}`);
  return messages.map(({ line, column, endLine = line, endColumn = column, ruleId, message }) => ({
    line,
    column,
    endLine,
    endColumn,
    rule: (ruleId ?? '').replace('event-loop/', ''),
    message,
  }));
}

/** Lints a file on disk as the command line does. */
export function lintWithCommandLine(file: string, cwd: string, preset: PresetName, settings: object | undefined): Report[] {
  const base = presetOf(preset, rules);
  const config = {
    rules: Object.entries(base.options).map(([name, options]) => {
      const rule = rules[name];
      if (!rule) throw new RangeError(`There is no rule '${name}'.`);
      return { rule, severity: 'error' as const, options: { ...rule.meta.defaultOptions[0], ...options } };
    }),
    settings: { programs: 'report' as const, ...base.settings, ...settings },
  };
  const { findings, unreadable } = run([file], { config, cwd });
  const [failure] = unreadable;
  if (failure) throw new Error(`${file}:${failure.line ?? 1}: ${failure.message}`);
  return findings.map(({ line, column, endLine, endColumn, rule, message }) => ({
    line,
    column,
    endLine,
    endColumn,
    rule: rule.replace('event-loop/', ''),
    message,
  }));
}
