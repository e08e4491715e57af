/** A file with its remedies applied, one after the other, as someone in an editor would. */
import { join } from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import plugin from '../../src/index.ts';

interface Suggested {
  readonly line: number;
  readonly message: string;
  readonly outputs: readonly string[];
}

/**
 * The findings in a text, with what each of its remedies makes of it. Throws where the text can't be parsed. The packages
 * that `cwd` has are known by their versions.
 */
export function suggestionsIn(text: string, name: string, settings: object = {}, cwd = '/'): Suggested[] {
  const isTypeScript = /\.[cm]?tsx?$/.test(name);
  const config: Linter.Config = {
    ...plugin.configs.strict,
    files: ['**/*.{js,mjs,cjs,ts,tsx,mts,cts}'],
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    languageOptions: { sourceType: /\.c[jt]s$/.test(name) ? 'commonjs' : 'module', ...(isTypeScript && { parser: typescriptParser }) },
    settings: { 'event-loop': settings },
  };
  const messages = new Linter({ cwd }).verify(text, [config], join(cwd, name));
  const fatal = messages.find(message => message.fatal);
  if (fatal) throw new Error(`${name}:${fatal.line}: ${fatal.message}\n${text}`);
  return messages.map(({ line, message, suggestions = [] }) => ({
    line,
    message,
    outputs: suggestions.map(
      ({
        fix: {
          range: [start, end],
          text: added,
        },
      }) => text.slice(0, start) + added + text.slice(end),
    ),
  }));
}

/** What is left when every remedy has been applied. */
export function remediedThroughout(text: string, name: string): string {
  let current = text;
  for (let times = 0; times < 50; times++) {
    const output = suggestionsIn(current, name).flatMap(({ outputs }) => outputs)[0];
    if (output === undefined) return current;
    current = output;
  }
  throw new Error(`Remedies do not come to an end:\n${current}`);
}
