/**
 * Reads the expectations of a fixture. Under a line of code, a comment marks what is reported there:
 *
 *     fs.readFileSync('a');
 *     // ^^^^^^^^^^^^ no-sync-fs: 'fs.readFileSync' blocks the event loop in this async function
 *
 * The carets are the whole range; the text is the beginning of the message. Anything else that is reported is wrong.
 *
 * A comment may also state what a stage of the analysis answers there, so that a red fixture names the stage that lost the report:
 *
 *     render();
 *     // ^^^ may: function render
 *     // ^^^ calls: function render now
 *     // ^^^ verdict: blocks (disk): render → fs.readFileSync
 *
 * The words are those of `stageNames`: `may` and `calls` for a name that is called, `context` for a function's name, `loop` for a
 * loop's head, `verdict` for a call. `explain --stages FILE:LINE` prints the same.
 * A first line `// preset: strict` or `// settings: { … }` sets these.
 */
import { readFileSync } from 'node:fs';
import type { PresetName } from '../../src/rule/preset-names.ts';
import { stageNames } from '../../src/solve/findings/stage-answers.ts';

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
  /** The expected answers of stages; the stage stands in place of the rule. */
  readonly stages: readonly Expectation[];
}

const marker = /^\s*\/\/\s*(?<carets>\^+) (?<rule>[\w-]+): (?<message>.+)$/;

const isStage = (word: string): boolean => stageNames.some(stage => stage === word);

export const readFixture = (file: string): Fixture => fixtureOf(readFileSync(file, 'utf8'));

export function fixtureOf(text: string): Fixture {
  const lines = text.split(/\r?\n/);
  const marks: Expectation[] = [];
  let codeLine = 0;
  lines.forEach((line, index) => {
    const groups = marker.exec(line)?.groups;
    if (!groups) {
      codeLine = index + 1;
      return;
    }
    const { carets = '', rule = '', message = '' } = groups;
    const column = line.indexOf('^') + 1;
    marks.push({ line: codeLine, column, endColumn: column + carets.length, rule, message });
  });
  const directive = (name: string) => new RegExp(`^// ${name}: (.+)$`, 'm').exec(lines.slice(0, 3).join('\n'))?.[1];
  const settings = directive('settings');
  return {
    text,
    preset: (directive('preset') ?? 'recommended') as PresetName,
    settings: settings === undefined ? undefined : (JSON.parse(settings) as object),
    expected: marks.filter(({ rule }) => !isStage(rule)),
    stages: marks.filter(({ rule }) => isStage(rule)),
  };
}
