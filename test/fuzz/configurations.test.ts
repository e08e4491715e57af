/** For any `eslint.config.js`, the command finds what ESLint finds, or ends with a sentence: never is clean what ESLint reports. */
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ESLint } from 'eslint';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { SettingsError } from '../../src/analysis/settings.ts';
import { readConfiguration } from '../../src/cli/configuration.ts';
import { run } from '../../src/cli/run.ts';
import { allFiles, findFiles } from '../../src/project/files.ts';
import { scratch } from '../support/scratch.ts';
import { effort, PATIENCE, rounds } from './effort.ts';

const blocks = "import { readFileSync } from 'node:fs';\nexport const load = async () => readFileSync('a');\n";
const files = ['a.js', 'b.mjs', 'src/c.js', 'src/deep/d.js', 'test/e.test.js', 'src/generated/f.js', 'build.config.cjs'];

const patterns = fc.constantFrom(
  ...[
    '**/*.js',
    '*.js',
    'src/**',
    'src/**/*.js',
    '**/*.test.js',
    '!src/**',
    'src/',
    '**/generated/',
    '**/generated/**',
    '!**/generated/**',
  ],
  ...['**/*.{js,mjs}', '**', './src/c.js', 'a.js', '*', 'src', '**/deep/*', '!a.js', '', '**/*.cjs', '[', '**/*.ts'],
);
const severities = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<unknown>('error', 'warn', 'off', 0, 1, 2) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      'constructor',
      'toString',
      3,
      -1,
      null,
      'ERROR',
      [],
      ['error', 'off'],
      {},
      ['error', {}],
      ['warn', { metadata: 'ignore' }],
    ),
  },
);
const names = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('no-sync-fs', 'no-fake-async', 'no-busy-loop').map(name => `event-loop/${name}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('event-loop/nothing', 'constructor', '__proto__', 'no-undef', 'event-loop/constructor', 'no-sync-fs'),
  },
);
const settings = fc.constantFrom<unknown>(
  {},
  { 'event-loop': {} },
  { 'event-loop': { allow: ['node:fs.readFileSync'] } },
  { 'event-loop': { allow: 1 } },
  { 'event-loop': null },
  { other: 1 },
  5,
);
const entry = fc.record(
  {
    name: fc.constantFrom('one', 'two'),
    files: fc.array(fc.oneof({ weight: 8, arbitrary: patterns }, { weight: 1, arbitrary: fc.array(patterns, { maxLength: 2 }) }), {
      maxLength: 3,
    }),
    ignores: fc.array(patterns, { maxLength: 3 }),
    rules: fc.dictionary(names, severities, { maxKeys: 3 }),
    settings,
    plugins: fc.constant('PLUGIN'),
    linterOptions: fc.constantFrom({}, { noInlineConfig: true }),
  },
  { requiredKeys: [] },
);
const odd = fc.constantFrom<unknown>(null, 1, 'text', [], true);
const config = fc.array(
  fc.oneof(
    { weight: 10, arbitrary: entry },
    { weight: 3, arbitrary: fc.constant('RECOMMENDED') },
    { weight: 1, arbitrary: fc.array(entry, { maxLength: 2 }) },
    { weight: 1, arbitrary: odd },
  ),
  { minLength: 1, maxLength: 4 },
);

const plugin = pathToFileURL(join(import.meta.dirname, '../../dist/src/index.js')).href;

/** Returns the text of a module with a configuration. */
const moduleOf = (value: unknown): string =>
  `import plugin from '${plugin}';\nexport default ${JSON.stringify(value).replaceAll('"PLUGIN"', "{ 'event-loop': plugin }").replaceAll('"RECOMMENDED"', 'plugin.configs.recommended')};\n`;

/** Returns what ESLint reports; nothing where it refuses the configuration. */
async function withEslint(cwd: string): Promise<string[] | undefined> {
  try {
    const results = await new ESLint({ cwd, errorOnUnmatchedPattern: false }).lintFiles(['.']);
    return results.flatMap(({ filePath, messages }) =>
      messages
        .filter(({ ruleId }) => ruleId?.startsWith('event-loop/'))
        .map(({ ruleId, line, severity }) => `${relative(cwd, filePath)}:${line} ${ruleId ?? ''} ${severity === 2 ? 'error' : 'warn'}`),
    );
  } catch {
    return undefined;
  }
}

/** Returns what the command reports, or the sentence that it ends with. */
async function withCommand(cwd: string): Promise<{ readonly found: string[]; readonly selectsFiles: boolean } | string> {
  try {
    const configuration = await readConfiguration({ preset: undefined, file: undefined }, rules, cwd);
    if (configuration.problem !== undefined) return configuration.problem.message;
    const isIgnored = (path: string, isFolder: boolean): boolean => configuration.isIgnored(path, isFolder);
    const { files: selected } = await findFiles(['.'], cwd, { ...allFiles, isIgnored });
    const { findings } = run(selected, { config: file => configuration.of(file), cwd });
    const found = findings.map(({ file, line, rule, severity }) => `${relative(cwd, file)}:${line} ${rule} ${severity}`);
    return { found, selectsFiles: configuration.selectsFiles };
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
}

describe('for any configuration', () => {
  it(
    'the command finds what ESLint finds, or says what is wrong with it',
    async () => {
      await fc.assert(
        fc.asyncProperty(config, async entries => {
          const cwd = scratch({ ...Object.fromEntries(files.map(name => [name, blocks])), 'eslint.config.mjs': moduleOf(entries) });
          const [eslint, command] = [await withEslint(cwd), await withCommand(cwd)];
          if (typeof command === 'string' || !eslint) return;
          if (command.selectsFiles) expect(command.found.sort()).toEqual(eslint.sort());
          else expect(command.found).toEqual(expect.arrayContaining(eslint) as string[]);
        }),
        { ...effort(100), numRuns: rounds(100, 2000) },
      );
    },
    PATIENCE,
  );
});
