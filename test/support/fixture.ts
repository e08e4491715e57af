/**
 * Reads the expectations of a fixture. Under a line of code, a comment marks what is reported there:
 *
 *     fs.readFileSync('a');
 *     // ^^^^^^^^^^^^ no-sync-fs: 'fs.readFileSync' blocks the event loop in this async function
 *
 * The carets are the whole range; the text is the beginning of the message. Anything else that is reported is wrong.
 * A first line `// preset: strict` or `// settings: { … }` sets these.
 */
import { readFileSync } from 'node:fs';
import type { PresetName } from '../../src/rule/presets.ts';

export interface Expectation {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly rule: string;
  readonly message: string;
}

export interface Fixture {
  readonly text: string;
  readonly preset: PresetName;
  readonly settings: object | undefined;
  readonly expected: readonly Expectation[];
}

const marker = /^\s*\/\/\s*(?<carets>\^+) (?<rule>[\w-]+): (?<message>.+)$/;

export const readFixture = (file: string): Fixture => fixtureOf(readFileSync(file, 'utf8'));

export function fixtureOf(text: string): Fixture {
  const lines = text.split(/\r?\n/);
  const expected: Expectation[] = [];
  let codeLine = 0;
  lines.forEach((line, index) => {
    const groups = marker.exec(line)?.groups;
    if (!groups) {
      codeLine = index + 1;
      return;
    }
    const { carets = '', rule = '', message = '' } = groups;
    const column = line.indexOf('^') + 1;
    expected.push({ line: codeLine, column, endColumn: column + carets.length, rule, message });
  });
  const directive = (name: string) => new RegExp(`^// ${name}: (.+)$`, 'm').exec(lines.slice(0, 3).join('\n'))?.[1];
  const settings = directive('settings');
  return {
    text,
    preset: (directive('preset') ?? 'recommended') as PresetName,
    settings: settings === undefined ? undefined : (JSON.parse(settings) as object),
    expected,
  };
}
