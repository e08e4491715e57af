/** The examples of the rules' pages: what they call incorrect is reported by the rule, what they call correct by none. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import type { PresetName } from '../src/lint/presets.ts';
import { lintWithEslint } from './support/drivers.ts';

const folder = join(import.meta.dirname, '../docs/rules');
const pages = readdirSync(folder).map(name => basename(name, '.md'));

interface Example {
  readonly correct: boolean;
  readonly code: string;
}

/** The code blocks of a page, each under the last heading of examples before it. */
function examplesOf(page: string): Example[] {
  const text = readFileSync(join(folder, `${page}.md`), 'utf8');
  let correct: boolean | undefined;
  return Array.from(text.matchAll(/Examples of \*\*(?<kind>correct|incorrect)\*\* code|```(?:js|ts)\n(?<code>.*?)```/gs)).flatMap(match => {
    const { kind, code } = match.groups ?? {};
    if (kind !== undefined) correct = kind === 'correct';
    return code !== undefined && correct !== undefined ? [{ correct, code }] : [];
  });
}

it('there is a page for each rule, and none more', () => {
  expect(pages.sort()).toEqual(Object.keys(rules).sort());
});

describe.each(pages)('the page of %s', page => {
  const lint = (code: string, preset: PresetName) => lintWithEslint(code, join(folder, 'example.js'), folder, preset, undefined, 'espree');
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
