/** The README, and the page of the parser: the configurations lint as they say, the settings are settings, the options are the command's. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { usage } from '../src/cli/options.ts';
import { readSettings } from '../src/analysis/settings.ts';
import { consumer, type Consumer } from './support/consumer.ts';
import { blocksUnder } from './support/doc-blocks.ts';

const blocks = "import { readFileSync } from 'node:fs';\nexport const load = async () => readFileSync('a');\n";
const js = (title: string, page = 'README.md'): string => blocksUnder(page, title, 'js')[0] ?? '';

/** A project with this configuration, and the files that ESLint reports in it. */
function linted(config: string, files: Readonly<Record<string, string>>): { readonly project: Consumer; readonly reported: string[] } {
  const project = consumer({ 'eslint.config.js': config, ...files });
  project.run('npm ci');
  return { project, reported: reportedIn(project) };
}

function reportedIn(project: Consumer): string[] {
  const { out } = project.run('npx eslint . -f json || true');
  const results = JSON.parse(out) as readonly { readonly filePath: string; readonly messages: readonly { readonly ruleId: string }[] }[];
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId }) => `${filePath.slice(project.folder.length + 1)} ${ruleId}`),
  );
}

describe('the README', () => {
  it('has a configuration that lints the sources, and not the tests', () => {
    const { reported } = linted(js('With ESLint'), { 'src/a.js': blocks, 'src/a.test.js': blocks, 'scripts/b.js': blocks });
    expect(reported).toEqual(['src/a.js event-loop/no-sync-fs']);
  });

  it('has settings that are taken', () => {
    const settings = runInNewContext(`({ ${js('Settings')} }).settings['event-loop']`) as object;
    expect(() => readSettings(JSON.parse(JSON.stringify(settings)))).not.toThrow();
  });

  it("has a digest that lets ESLint's cache see a change in another file", () => {
    const [importing = '', settings = ''] = js("With ESLint's cache").split('\n\n');
    const config = `import eventLoop from 'eslint-plugin-event-loop';\n${importing}\nexport default [{ ...eventLoop.configs.recommended, files: ['src/**/*.js'], ${settings} }];\n`;
    const helper = (body: string): string => `import { readFileSync } from 'node:fs';\nexport const read = () => ${body};\n`;
    const { project, reported } = linted(config, {
      'src/a.js': "import { read } from './read.js';\nexport const load = async () => read();\n",
      'src/read.js': helper("'a'"),
    });
    expect(reported).toEqual([]);
    expect(project.run('npx eslint --cache .').code).toBe(0);
    project.run(`cat > src/read.js <<'END'\n${helper("readFileSync('a')")}END`);
    expect(project.run('npx eslint --cache .').code).toBe(1);
  });

  it('has the options that the command has', () => {
    const options = (text: string): string[] =>
      text
        .split('\n')
        .filter(line => /^ {2,}(?:--| {20})/.test(line))
        .filter(line => !line.includes('--help, --version'));
    expect(options(blocksWithoutLanguage('Command line'))).toEqual(options(usage));
  });

  it('has a program for the runtime that runs', () => {
    const program = `const password = 'secret', salt = 'salt';\n${js('Runtime')}\nconsole.log(key.length);\n`;
    const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd: join(import.meta.dirname, '..'),
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '64\n' });
  });
});

it('the page of the parser has a configuration that lints TypeScript', () => {
  const { reported } = linted(js('A parser for TypeScript 7 alone', 'docs/parser.md'), {
    'src/a.ts': blocks.replace('()', '(): Promise<Buffer>'),
    'src/b.tsx': blocks,
  });
  expect(reported).toEqual(['src/a.ts event-loop/no-sync-fs', 'src/b.tsx event-loop/no-sync-fs']);
});

/** A block of the README that is in no language. */
function blocksWithoutLanguage(title: string): string {
  const page = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  return /^```\n(.*?)^```$/ms.exec(page.slice(page.indexOf(`## ${title}\n`)))?.[1] ?? '';
}
