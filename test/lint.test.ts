import { Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import plugin from '../src/index.ts';
import type { PresetName } from '../src/rule/preset-names.ts';
import { presetOf } from '../src/rule/presets.ts';
import { problemIn, readSettings, settingsSchema } from '../src/analysis/settings.ts';

const blocking = "import { readFileSync } from 'node:fs';\nexport const f = async () => readFileSync('a');\nconst a = readFileSync('b');";
const verify = (config: Linter.Config[], text = blocking) =>
  new Linter().verify(text, config).map(({ ruleId, line, message }) => ({ ruleId, line, message }));

describe('the presets', () => {
  it('work as plain entries of a flat config', () => {
    expect(verify([plugin.configs.recommended])).toMatchObject([{ ruleId: 'event-loop/no-sync-fs', line: 2 }]);
  });

  it('work in `extends`, by name', () => {
    const config = defineConfig([{ plugins: { 'event-loop': plugin }, extends: ['event-loop/recommended'] }]);
    expect(verify(config)).toMatchObject([{ ruleId: 'event-loop/no-sync-fs', line: 2 }]);
  });

  it('report code that runs while a module starts under strict only', () => {
    expect(verify([plugin.configs.strict])).toMatchObject([{ line: 2, ruleId: 'event-loop/no-fake-async' }, { line: 2 }, { line: 3 }]);
  });

  it('report short work under strict only', () => {
    const text = "import { randomBytes } from 'node:crypto';\nexport const f = async () => randomBytes(8);";
    expect(verify([plugin.configs.recommended], text)).toEqual([]);
    expect(verify([plugin.configs.strict], text)).toMatchObject([{ ruleId: 'event-loop/no-cpu-bound-call' }]);
  });

  it('are each as strict as the one before, and the last has every rule', () => {
    const rulesOf = (preset: PresetName) => Object.keys(presetOf(preset, rules).options);
    expect(rulesOf('strict')).toEqual(expect.arrayContaining(rulesOf('recommended')));
    expect(rulesOf('all')).toEqual(Object.keys(rules));
  });

  it('report loops that count to a million under all only', () => {
    const text = 'export const f = async () => { let sum = 0; for (let i = 0; i < 2_000_000; i++) sum += i; return sum; };';
    expect(verify([plugin.configs.strict], text)).toEqual([]);
    expect(verify([plugin.configs.all], text)).toMatchObject([{ ruleId: 'event-loop/no-busy-loop' }]);
  });

  it('let the settings of the user win', () => {
    const settings = { 'event-loop': { startup: 'ignore' } };
    expect(verify([plugin.configs.strict, { settings }])).toMatchObject([{ line: 2, ruleId: 'event-loop/no-fake-async' }, { line: 2 }]);
  });
});

describe('settings', () => {
  it('that are wrong are one report a file, whatever the number of rules', () => {
    const settings = { 'event-loop': { startup: 'never' } };
    expect(verify([plugin.configs.recommended, { settings }])).toEqual([
      {
        ruleId: 'event-loop/no-await-non-awaitable',
        line: 1,
        message: `settings['event-loop'].startup must be "ignore" or "report", not "never".`,
      },
    ]);
  });

  it.each([
    [{ stratup: 'report' }, "settings['event-loop'] has no option 'stratup'."],
    [{ allow: 'node:fs.*' }, `settings['event-loop'].allow must be array, not "node:fs.*".`],
    [{ allow: ['a', 1] }, "settings['event-loop'].allow[1] must be string, not 1."],
    [[], "settings['event-loop'] must be object, not []."],
  ])('%j are told in a sentence that names the setting', (settings, sentence) => {
    expect(() => readSettings(settings)).toThrow(sentence);
  });

  it('that are right are taken', () => {
    expect(problemIn(settingsSchema, { startup: 'report', allow: ['node:fs.*'] }, 'settings')).toBeUndefined();
    expect(readSettings(undefined)).toEqual({});
  });
});

describe('a rule', () => {
  it('reports nothing in a file that is empty', () => {
    expect(verify([plugin.configs.strict], '')).toEqual([]);
  });

  it('reports an analysis that fails, and does not throw', () => {
    const breaking: Linter.Config = {
      plugins: {
        breaking: {
          rules: {
            scopes: {
              create(context) {
                // A tree that no parser makes.
                Object.defineProperty(context.sourceCode.ast, 'body', { value: [{ type: 'ClassDeclaration', range: [0, 1] }] });
                return {};
              },
            },
          },
        },
      },
      rules: { 'breaking/scopes': 'error' },
    };
    expect(verify([breaking, plugin.configs.recommended], `${blocking} // broken`)).toMatchObject([
      {
        ruleId: 'event-loop/no-await-non-awaitable',
        line: 1,
        message: expect.stringMatching(/^This file could not be analysed: .* Please report it\.$/) as string,
      },
    ]);
  });

  it('links to its page', () => {
    for (const [name, rule] of Object.entries(rules)) expect(rule.meta.docs.url).toContain(`docs/rules/${name}.md`);
  });
});
