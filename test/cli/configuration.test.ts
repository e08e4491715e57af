/** The flat config of ESLint counts for the command as it does for ESLint. */
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { lint } from '../support/command.ts';
import { scratch } from '../support/scratch.ts';

const blocks = "import { existsSync } from 'node:fs';\nexport const handler = async () => existsSync('a');\n";
const root = join(import.meta.dirname, '../..');

/** A flat config with the plugin, in a folder that sees this project's packages. */
const config = (entries: string): string =>
  `import eventLoop from ${JSON.stringify(join(root, 'dist/src/index.js'))};\nexport default [${entries}];\n`;

/** Returns the places of findings of both drivers, which have to be the same. */
async function found(folder: string): Promise<string[]> {
  const { out, err } = lint(folder, ['--format', 'json']);
  expect(err).toBe('');
  const { findings } = JSON.parse(out) as { findings: { file: string; line: number; rule: string; severity: string }[] };
  const ours = findings.map(({ file, line, rule, severity }) => `${file}:${line} ${severity} ${rule}`);
  const results = await new ESLint({ cwd: folder }).lintFiles(['.']);
  const theirs = results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ line, ruleId, severity }) => `${filePath.slice(folder.length + 1)}:${line} ${severity === 2 ? 'error' : 'warn'} ${ruleId ?? ''}`,
    ),
  );
  expect(ours.sort()).toEqual(theirs.sort());
  return ours;
}

const project = {
  'package.json': '{ "type": "module" }',
  'src/a.js': blocks,
  'src/a.test.js': blocks,
  'dist/b.js': blocks,
  'src/c.ts': '',
};

describe('the nearest eslint.config.js', () => {
  it('switches a rule off for the files that it names', async () => {
    const entries =
      "eventLoop.configs.recommended, { files: ['**/*.test.js'], rules: { 'event-loop/no-sync-fs': 'off' } }, { ignores: ['dist/'] }";
    expect(await found(scratch({ ...project, 'eslint.config.js': config(entries) }))).toEqual(['src/a.js:2 error event-loop/no-sync-fs']);
  });

  it('leads into hidden folders, as it leads ESLint', () => {
    const config = "export default [{ rules: { 'event-loop/no-sync-fs': 2 } }];";
    expect(lint(scratch({ '.github/a.js': blocks, 'b.js': '', 'eslint.config.mjs': config })).code).toBe(1);
    expect(lint(scratch({ '.github/a.js': blocks, 'b.js': '' })).code).toBe(0);
  });

  it('gives way to the severity in a comment, which no comment undoes', () => {
    const config = "export default [{ rules: { 'event-loop/no-sync-fs': 2 } }];";
    const withComment = (comment: string) => lint(scratch({ 'a.js': `${comment}\n${blocks}`, 'eslint.config.mjs': config }));
    expect(withComment('/* eslint event-loop/no-sync-fs: "warn" */')).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 warning') as string,
    });
    expect(withComment('/* eslint event-loop/no-sync-fs: 0 */ /* eslint-enable */').code).toBe(0);
  });

  it('may have the plugin by another name, and forbid comments that switch rules off', () => {
    const named =
      "const plugin = { meta: { name: 'eslint-plugin-event-loop' } };\nexport default [{ plugins: { el: plugin }, rules: { 'el/no-sync-fs': 2 }, linterOptions: { noInlineConfig: true } }];\n";
    const folder = scratch({ 'a.js': `/* eslint-disable */\n${blocks}`, 'eslint.config.mjs': named });
    expect(lint(folder).code).toBe(1);
  });

  it("may have ESLint's own rules, and those of other plugins", () => {
    const rules = { 'no-undef': 'error', 'no-sync-fs': 'off', 'n/no-sync': 'error', 'event-loop/no-sync-fs': 'warn' };
    const folder = scratch({ 'a.js': blocks, 'eslint.config.mjs': `export default [{ rules: ${JSON.stringify(rules)} }];` });
    expect(lint(folder)).toMatchObject({ code: 0, out: expect.stringContaining('1 warning') as string });
  });

  it('decides about the severity, keeps options, and ignores', async () => {
    const entries = `
      { plugins: { 'event-loop': eventLoop }, rules: { 'event-loop/no-sync-fs': ['error', { metadata: 'ignore' }] } },
      { files: ['src/**'], ignores: ['**/*.test.js'], rules: { 'event-loop/no-sync-fs': ['warn', { metadata: 'report' }] } },
      { files: ['dist/**'], rules: { 'event-loop/no-sync-fs': 'warn' } },
    `;
    expect(await found(scratch({ ...project, 'eslint.config.js': config(entries) }))).toEqual(['src/a.js:2 warn event-loop/no-sync-fs']);
  });

  it('has settings for some files', async () => {
    const entries = `eventLoop.configs.recommended, { ignores: ['dist/'] }, { settings: { 'event-loop': { allow: [] } } },
      { files: ['**/*.test.js'], settings: { 'event-loop': { allow: ['node:fs.existsSync'] } } }`;
    expect(await found(scratch({ ...project, 'eslint.config.js': config(entries) }))).toEqual(['src/a.js:2 error event-loop/no-sync-fs']);
  });

  it('counts from a folder above', () => {
    const entries = "eventLoop.configs.recommended, { rules: { 'event-loop/no-sync-fs': 'warn' } }";
    const folder = scratch({ ...project, 'eslint.config.js': config(entries) });
    expect(lint(join(folder, 'src')).code).toBe(0);
    expect(lint(join(folder, 'src'), ['--no-config']).code).toBe(1);
    expect(lint(join(folder, 'src'), ['--preset', 'recommended', '--max-warnings', '0']).code).toBe(1);
  });

  it('without a rule of this plugin leaves the preset, and only ignores', () => {
    const folder = scratch({ ...project, 'src/d.js': blocks, 'eslint.config.mjs': "export default [{ ignores: ['src/a.js'] }];" });
    const { out, code } = lint(folder);
    expect(code).toBe(1);
    expect(out).toContain('src/d.js\n');
    expect(out).not.toContain('src/a.js\n');
  });

  it('that cannot be loaded is named, and does not keep the files from being linted', () => {
    const folder = scratch({ ...project, 'eslint.config.js': "import 'not-installed';\n" });
    const { out, code } = lint(folder);
    expect(code).toBe(2);
    expect(out).toContain("The configuration 'eslint.config.js' cannot be read: Cannot find package 'not-installed'");
  });
});

describe('nothing is called clean that was not looked at', () => {
  it.each([
    ['an empty folder', {}, []],
    ['tests alone', { 'a.test.js': blocks }, []],
    ['build output alone', { 'dist/a.js': blocks }, []],
    ['other files alone', { 'a.py': '' }, []],
    ['a pattern that matches nothing', { 'a.js': blocks }, ['src/*.js']],
    ['files that the configuration ignores', { 'a.js': blocks, 'eslint.config.mjs': "export default [{ ignores: ['**'] }];" }, []],
  ])('%s', (_, files, args) => {
    const folder = scratch(files);
    const { code, out, err } = lint(folder, args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^There is no file .*\.\n$/);
    if (args.length === 0) expect(lint(folder, ['--pass-on-no-files']).code).toBe(0);
  });

  it('a file that cannot be parsed takes the tick, and can be left out', () => {
    const folder = scratch({ 'a.js': '', 'template.js': 'const a = <%= value %>;\n' });
    const { code, out } = lint(folder);
    expect(code).toBe(2);
    expect(out).not.toContain('✔');
    expect(lint(folder, ['--ignore-unparsable'])).toMatchObject({ code: 0, out: expect.stringContaining('✔ No call blocks') as string });
  });

  it.each<[string, Record<string, string>, string[]]>([
    [
      'a file that is named and that the configuration ignores',
      { 'a.js': blocks, 'eslint.config.mjs': "export default [{ ignores: ['a.js'] }];" },
      ['--all', 'a.js'],
    ],
    [
      'files that no rule is switched on for',
      { 'lib/a.js': blocks, 'eslint.config.mjs': "export default [{ files: ['src/**'], rules: { 'event-loop/no-sync-fs': 2 } }];" },
      [],
    ],
    ['files that cannot be parsed and are left out', { 'a.js': 'const a = <%= value %>;\n' }, ['--ignore-unparsable']],
  ])('%s alone', (_, files, args) => {
    const { code, out, err } = lint(scratch(files), args);
    expect({ code, out, err }).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(/^Nothing was linted of \d files?: .*\n$/) as string,
    });
  });

  it('a file in another language, which is named', () => {
    const folder = scratch({ 'App.vue': '<script setup></script>\n', 'a.js': '' });
    expect(lint(folder, ['App.vue'])).toMatchObject({ code: 2, err: "'App.vue' is neither JavaScript nor TypeScript.\n" });
    expect(lint(folder).out).toContain('Not looked at: 1 components in other languages.');
  });

  it('a helper that cannot be parsed, of a file that is named', () => {
    const folder = scratch({
      'a.js': "import { load } from './load.js';\nexport const handler = async () => load();\n",
      'load.js': `${blocks}}}}`,
    });
    expect(lint(folder, ['a.js'])).toMatchObject({ code: 2, out: expect.stringContaining('cannot lint load.js:') as string });
  });

  it('a package of the workspace that no install has linked', () => {
    const folder = scratch({
      'pnpm-workspace.yaml': "packages: ['packages/*']\n",
      'packages/api/package.json': '{ "name": "@a/api", "dependencies": { "@a/lib": "workspace:*", "@a/gone": "workspace:*" } }',
      'packages/lib/package.json': '{ "name": "@a/lib", "main": "load.js" }',
      'packages/lib/load.js': blocks.replace('handler = async', 'load ='),
      'packages/api/a.js':
        "import { load } from '@a/lib';\nimport gone from '@a/gone';\nexport const handler = async () => [load(), gone()];\n",
    });
    const { code, out } = lint(folder, ['--list-imports']);
    expect(code).toBe(1);
    expect(out).toContain("  packages/api/a.js imports '@a/gone'. It is a package of this project that is not installed.\n");
  });

  it('paths that a jsconfig.json maps, or a tsconfig.json that leaves the file out', () => {
    const handler = "import { load } from '@/load';\nexport const handler = async () => load();\n";
    const load = blocks.replace('handler = async', 'load =');
    const config = (more: object): string => JSON.stringify({ compilerOptions: { paths: { '@/*': ['./*'] } }, ...more });
    expect(lint(scratch({ 'jsconfig.json': config({}), 'app/a.js': handler, 'load.js': load })).code).toBe(1);
    expect(lint(scratch({ 'tsconfig.json': config({ include: ['src'] }), 'scripts/a.ts': handler, 'load.ts': load })).code).toBe(1);
  });

  it('a tsconfig that cannot be loaded takes the tick, is named once, and keeps no finding back', () => {
    const handler = "import { load } from './load';\nexport const handler = async () => load();\n";
    const folder = scratch({
      'tsconfig.json': '{ "extends": "@tsconfig/node24/tsconfig.json" }',
      'a.ts': handler,
      'load.ts': 'export const load = () => 1;\n',
    });
    const clean = lint(folder);
    expect(clean.code).toBe(2);
    expect(clean.out).not.toContain('✔');
    expect(
      clean.out.match(/cannot read tsconfig\.json: '@tsconfig\/node24\/tsconfig\.json', which it extends, is not found\./g),
    ).toHaveLength(1);
    const blocking = scratch({ 'tsconfig.json': '{', 'a.ts': handler, 'load.ts': blocks.replace('handler = async', 'load =') });
    expect(lint(blocking).out).toContain("'load()' blocks the event loop");
  });

  it('imports that lead nowhere are counted, and listed on request', () => {
    const folder = scratch({
      'package.json': '{ "dependencies": { "express": "*" }, "devDependencies": { "@types/estree": "*" } }',
      'a.js':
        "import * as a from './b.js';\nimport b from './gone.js';\nimport c from 'express';\nimport d from 'estree';\nimport e from 'node:fs';\nimport { f } from '@/aliased';\nimport g from './page.vue';\n[a, b, c, d, e, f, g];\n",
      'b.js': '',
      'page.vue': '',
    });
    expect(lint(folder).out).toContain("1 of 4 imports of the project's own files followed (--list-imports lists the others).");
    const { out } = lint(folder, ['--list-imports']);
    expect(out).toContain("  a.js imports './gone.js'. There is no such file.\n");
    expect(out).toContain("  a.js imports '@/aliased'. No file, dependency or package of the workspace has this name.\n");
    expect(out).toContain("  a.js imports './page.vue'. It is neither JavaScript nor TypeScript.\n");
  });
});
