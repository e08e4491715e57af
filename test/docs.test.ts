/** The examples of the rules' pages: what they call incorrect is reported by the rule, what they call correct by none. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import type { PresetName } from '../src/lint/presets.ts';
import { examplesOf, folder, pages } from './support/doc-examples.ts';
import { lintWithEslint } from './support/drivers.ts';


it('there is a page for each rule, and none more', () => {
  expect([...pages].sort()).toEqual(Object.keys(rules).sort());
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
