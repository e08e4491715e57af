/**
 * What holds for every text, whether it is a program or not: no driver throws, what can't be parsed is named, and what a suggestion
 * makes of a program is one.
 */
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { presetConfig } from '../support/config.ts';
import { run } from '../../src/cli/run.ts';
import plugin from '../../src/index.ts';
import ownParser from '../../src/parser/index.ts';
import { parse } from '../../src/project/parse.ts';
import { effort, PATIENCE } from './effort.ts';
import { folders, mutant, sources, type Source } from './mutant.ts';

/** A copy of all sources, in which one at a time is another: they import each other. */
const place = realpathSync(mkdtempSync(join(tmpdir(), 'event-loop-mutants-')));
for (const folder of folders) {
  cpSync(join(import.meta.dirname, '../..', folder), join(place, folder.replace('node_modules/', '')), {
    recursive: true,
    dereference: true,
  });
}
afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

const config = await presetConfig('all', rules);
const fileOf = ({ name }: Source): string => join(place, name.replace('node_modules/', ''));

function isProgram(file: string, text: string): boolean {
  try {
    parse(file, text);
    return true;
  } catch {
    return false;
  }
}

function withCommand(source: Source, text: string): string[] {
  const file = fileOf(source);
  const before = readFileSync(file);
  writeFileSync(file, text);
  try {
    const { findings, unreadable } = run([file], { config, cwd: place });
    const problems = unreadable
      .map(({ message }) => message)
      .filter(message => !/^It cannot be parsed: |^It nests too deeply\.$/.test(message));
    if (isProgram(file, readFileSync(file, 'utf8')) !== (unreadable.length === 0))
      problems.push(`it is named as unreadable ${unreadable.length} times`);
    const program = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    for (const { message, suggestions } of findings) {
      for (const { edits, message: offer } of suggestions) {
        const output = edits.reduceRight(
          (done, { range: [start, end], text: added }) => done.slice(0, start) + added + done.slice(end),
          program,
        );
        if (!isProgram(file, output)) problems.push(`${message} '${offer}' gives no program:\n${output}`);
      }
    }
    return problems.map(problem => `the command: ${problem}`);
  } finally {
    writeFileSync(file, before);
  }
}

const parsers = { espree: {}, typescript: { parser: typescriptParser }, own: { parser: ownParser } };

function withEslint(source: Source, text: string, parser: keyof typeof parsers): string[] {
  const file = fileOf(source);
  const eslint: Linter.Config = {
    ...plugin.configs.all,
    files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
    linterOptions: { noInlineConfig: true },
    languageOptions: {
      sourceType: /\.c[jt]s$/.test(file) ? 'commonjs' : 'module',
      ...parsers[parser],
      parserOptions: { ecmaFeatures: { jsx: true } },
    },
  };
  const messages = new Linter({ cwd: place }).verify(text, [eslint], file);
  const program = text.replace(/^\uFEFF/, '');
  // Other parsers take for a program what ours does not.
  const isOurs = isProgram(file, program);
  return messages.flatMap(({ message, fatal, suggestions = [] }) => {
    if (fatal) return [];
    if (message.includes('could not be analysed') || message.startsWith('File ignored')) return [`${parser}: ${message}`];
    const outputs = suggestions.map(({ fix }) => program.slice(0, fix.range[0]) + fix.text + program.slice(fix.range[1]));
    return isOurs
      ? outputs
          .filter(output => !isProgram(file, output))
          .map(output => `${parser}: '${message}' has a suggestion that gives no program:\n${output}`)
      : [];
  });
}

function problemsOf(source: Source): string[] {
  // On disk, a lone surrogate is another character.
  const stored = Buffer.from(source.text).toString();
  const isTypeScript = /\.[cm]?tsx?$/.test(source.name);
  return [
    ...withCommand(source, stored),
    ...withEslint(source, source.text, isTypeScript ? 'typescript' : 'espree'),
    ...withEslint(source, source.text, 'own'),
  ];
}

describe('of any text', () => {
  it('there are hundreds to begin with', () => {
    expect(sources.length).toBeGreaterThan(300);
  });

  it(
    'no driver throws, what is no program is named, and suggestions give programs',
    () => {
      let tried = 0;
      fc.assert(
        fc.property(mutant, source => {
          tried++;
          const problems = problemsOf(source);
          if (problems.length > 0) throw new Error(`${problems.join('\n')}\n--- ${source.name}\n${source.text}`);
        }),
        effort(200),
      );
      if (process.env.FUZZ !== undefined) console.log(`${tried} changed sources were tried.`);
    },
    PATIENCE,
  );
});
