/** Calls into installed packages: by their sources where that is asked for, and by what their declarations say. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { rules } from '../../rules/index.ts';
import { lintWithCommandLine } from '../support/drivers.ts';
import { scratch } from '../support/scratch.ts';

const follow = { dependencies: 'follow' };
const blocks = "import { readFileSync } from 'node:fs';\nexport const load = () => readFileSync('a');\n";
const handler = (specifier: string) => `import { load } from '${specifier}';\nexport const handler = async () => load();\n`;

const messages = (folder: string, file: string, settings: object = {}): string[] =>
  lintWithCommandLine(join(folder, file), folder, 'recommended', settings).map(({ message }) => message);

const installed = (name: string, files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).map(([file, text]) => [`node_modules/${name}/${file}`, text]));

describe('with dependencies followed', () => {
  it('the message names the package that owns the blocking call', () => {
    const folder = scratch({
      'a.js': handler('outer'),
      ...installed('outer', { 'package.json': '{ "main": "index.js" }', 'index.js': "export { load } from '@scope/inner';\n" }),
      ...installed('@scope/inner', { 'package.json': '{ "main": "lib.js" }', 'lib.js': blocks }),
    });
    expect(messages(folder, 'a.js', follow)).toEqual([
      "'load()' blocks the event loop in this async function: load → fs.readFileSync (node_modules/@scope/inner/lib.js:2). That is in the package '@scope/inner': look for an asynchronous form there, or run it on a worker thread.",
    ]);
  });

  it('a call within the package under lint is its own', () => {
    const folder = scratch(installed('own', { 'package.json': '{}', 'a.js': handler('./b.js'), 'b.js': blocks }));
    expect(messages(folder, 'node_modules/own/a.js')[0]).toContain("For 'fs.readFileSync', use 'readFile' from 'node:fs/promises'");
  });

  it('what the catalog says of a package holds', () => {
    const folder = scratch({
      'a.js': "import { hashSync } from 'bcrypt';\nexport const handler = async () => hashSync('a', 12);\n",
      ...installed('bcrypt', {
        'package.json': '{ "main": "index.js" }',
        'index.js': "export const hashSync = () => require('./binding.node').hash();\n",
      }),
    });
    expect(messages(folder, 'a.js', follow)).toEqual([expect.stringContaining("'bcrypt.hashSync' blocks the event loop")]);
  });

  it('tests of packages are left out', () => {
    const folder = scratch({
      'a.js': handler('package'),
      ...installed('package', { 'package.json': '{ "main": "test/index.js" }', 'test/index.js': blocks }),
    });
    expect(messages(folder, 'a.js', follow)).toEqual([]);
  });

  it('files are read up to a budget, and that is said', () => {
    const folder = scratch({
      'a.js': handler('one'),
      'b.js': handler('two'),
      ...installed('one', { 'package.json': '{ "main": "index.js" }', 'index.js': blocks }),
      ...installed('two', { 'package.json': '{ "main": "index.js" }', 'index.js': blocks }),
    });
    const rule = rules['no-sync-fs'];
    const config = {
      rules: rule ? [{ rule, severity: 'error' as const, options: {} }] : [],
      settings: { dependencies: 'follow' as const },
    };
    const lint = (budget: number) => run([join(folder, 'a.js'), join(folder, 'b.js')], { config, cwd: folder, budget });
    expect(lint(1)).toMatchObject({ findings: [{ file: join(folder, 'a.js') }], exhaustedBudget: 1 });
    expect(lint(2).findings).toHaveLength(2);
    expect(lint(2).exhaustedBudget).toBeUndefined();
  });
});

describe('the declarations of a package', () => {
  const types = `
/** @blocking disk */
export declare function load(): string;
/** Reads nothing. */
export declare function quick(): string;
export declare class Client {
  /** @blocking database */
  query(text: string): string;
  /** @blocking process */
  static connect(): Client;
}
`;
  const files = {
    ...installed('package', {
      'package.json': '{ "main": "index.js", "types": "types/index.d.ts" }',
      'index.js': 'export const load = () => 1;',
      'types/index.d.ts': "export * from './api.js';\n",
      'types/api.d.ts': types,
    }),
    ...installed('silent', {
      'package.json': '{ "main": "index.js", "types": "index.d.ts" }',
      'index.d.ts': 'export declare function load(): string;',
    }),
  };

  it('say which of its functions block', () => {
    const folder = scratch({
      ...files,
      'a.ts':
        "import { Client, load, quick } from 'package';\nexport async function handler(client: Client) {\n  load();\n  quick();\n  client.query('SELECT');\n  Client.connect().query('a');\n}\n",
    });
    const found = messages(folder, 'a.ts').map(message => message.split(' blocks')[0]);
    expect(found).toEqual(["'load'", "'Client.query'", "'Client.connect'", "'Client.query'"]);
    expect(messages(folder, 'a.ts', follow)).toHaveLength(4);
  });

  it('that say nothing of it change nothing', () => {
    const folder = scratch({ ...files, 'a.ts': handler('silent') });
    expect(messages(folder, 'a.ts')).toEqual([]);
  });

  it('are believed when they say that a function does not block', () => {
    const folder = scratch({
      'a.ts': handler('package'),
      ...installed('package', {
        'package.json': '{ "main": "index.js", "types": "index.d.ts" }',
        'index.js': blocks,
        'index.d.ts': '/** @nonblocking */\nexport declare function load(): string;\n',
      }),
    });
    expect(messages(folder, 'a.ts', follow)).toEqual([]);
  });

  it('may come from a package of types, or stand beside a file of the project', () => {
    const folder = scratch({
      'a.js': handler('package') + "import { load as legacy } from './legacy.js';\nexport const other = async () => legacy();\n",
      'legacy.js': "export const load = () => process.binding('a').load();\n",
      'legacy.d.ts': '/** @blocking */\nexport declare function load(): string;\n',
      ...installed('package', { 'package.json': '{ "main": "index.js" }', 'index.js': '' }),
      ...installed('@types/package', {
        'package.json': '{ "types": "index.d.ts" }',
        'index.d.ts': '/** @blocking disk */\nexport function load(): string;\n',
      }),
    });
    expect(messages(folder, 'a.js')).toHaveLength(2);
  });
});
