/** A process that lives long: what has changed on disk is seen at the next lint. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.ts';
import { scratch, write } from '../support/scratch.ts';

const blocks = "import { readFileSync } from 'node:fs';\nexport const load = () => readFileSync('a');\n";
const harmless = "export const load = () => 'a';\n";
const handler = "import { load } from './helper.js';\nexport const handler = async () => load();\n";

function linter(cwd: string) {
  const eslint = new ESLint({ cwd, overrideConfigFile: true, overrideConfig: [plugin.configs.recommended] });
  return {
    file: async (name: string) => (await eslint.lintFiles([name])).flatMap(({ messages }) => messages.map(({ message }) => message)),
    text: async (text: string, name: string) =>
      (await eslint.lintText(text, { filePath: join(cwd, name) })).flatMap(({ messages }) => messages.map(({ message }) => message)),
  };
}

it('a helper that is edited changes the verdict on its caller', async () => {
  const folder = scratch({ 'handler.js': handler, 'helper.js': harmless });
  const lint = linter(folder);
  expect(await lint.file('handler.js')).toEqual([]);
  write(folder, 'helper.js', blocks);
  expect(await lint.file('handler.js')).toMatchObject([expect.stringContaining('load → fs.readFileSync (helper.js:2)')]);
  write(folder, 'helper.js', harmless);
  expect(await lint.file('handler.js')).toEqual([]);
});

it('a helper two files away does so too', async () => {
  const folder = scratch({ 'handler.js': handler, 'helper.js': "export { load } from './deep.js';\n", 'deep.js': harmless });
  const lint = linter(folder);
  expect(await lint.file('handler.js')).toEqual([]);
  write(folder, 'deep.js', blocks);
  expect(await lint.file('handler.js')).toHaveLength(1);
});

it('an edit of the same size and in the same instant as the lint is seen by its time', async () => {
  const folder = scratch({ 'handler.js': handler, 'helper.js': "export const load = () => 'readFileSync';\n" });
  const lint = linter(folder);
  for (let round = 0; round < 5; round++) {
    write(folder, 'helper.js', harmless);
    expect(await lint.file('handler.js')).toEqual([]);
    write(folder, 'helper.js', blocks);
    expect(await lint.file('handler.js')).toHaveLength(1);
  }
});

it('a helper that appears, vanishes, or breaks is seen', async () => {
  const folder = scratch({ 'handler.js': handler });
  const lint = linter(folder);
  expect(await lint.file('handler.js')).toEqual([]);
  write(folder, 'helper.js', blocks);
  expect(await lint.file('handler.js')).toHaveLength(1);
  write(folder, 'helper.js', 'export const load = ;\n');
  expect(await lint.file('handler.js')).toEqual([]);
  write(folder, 'helper.js', blocks);
  expect(await lint.file('handler.js')).toHaveLength(1);
  rmSync(join(folder, 'helper.js'));
  expect(await lint.file('handler.js')).toEqual([]);
});

it('a helper that moves to a place that was looked at before is found there', async () => {
  const folder = scratch({ 'handler.js': handler.replace('.js', ''), 'helper.js': harmless });
  const lint = linter(folder);
  expect(await lint.file('handler.js')).toEqual([]);
  rmSync(join(folder, 'helper.js'));
  write(folder, 'helper/index.js', blocks);
  expect(await lint.file('handler.js')).toHaveLength(1);
});

it('what is in the editor counts for the file under lint, and for its callers what is on disk', async () => {
  const folder = scratch({ 'handler.js': handler, 'helper.js': `${harmless}import './handler.js';\n` });
  const lint = linter(folder);
  expect(await lint.file('handler.js')).toEqual([]);
  expect(await lint.text(`${blocks}export const f = async () => load();\n`, 'helper.js')).toHaveLength(1);
  expect(await lint.file('handler.js')).toEqual([]);
  expect(await lint.text("import { load } from './helper.js';\n", 'handler.js')).toEqual([]);
});

it('a file that is first linted after an edit sees it, within a second of the lint before', async () => {
  const folder = scratch({ 'handler.js': handler, 'other.js': handler, 'helper.js': harmless });
  const lint = linter(folder);
  expect(await lint.file('handler.js')).toEqual([]);
  write(folder, 'helper.js', blocks);
  // The same file again is what an editor does while one types.
  await lint.file('handler.js');
  expect(await lint.file('other.js')).toHaveLength(1);
});

it.skipIf(process.platform === 'win32').each<[string, (file: string) => void]>([
  [
    'vanishes',
    file => {
      rmSync(file);
    },
  ],
  [
    'becomes a folder',
    file => {
      rmSync(file);
      mkdirSync(file);
    },
  ],
  [
    'becomes a link that leads nowhere',
    file => {
      rmSync(file);
      symlinkSync(`${file}.gone`, file);
    },
  ],
  [
    'becomes a link to itself',
    file => {
      rmSync(file);
      symlinkSync(file, file);
    },
  ],
  [
    'loses its folder to a file',
    file => {
      rmSync(dirname(file), { recursive: true });
      writeFileSync(dirname(file), '');
    },
  ],
  [
    'becomes a pipe that nobody writes to',
    file => {
      rmSync(file);
      execFileSync('mkfifo', [file]);
    },
  ],
  [
    'becomes data',
    file => {
      writeFileSync(file, Buffer.from([0, 255, 254, 10, 0]));
    },
  ],
])('a helper that %s is one of which nothing is known, until it is back', async (_, change) => {
  const folder = scratch({ 'handler.js': handler.replace('./', './lib/'), 'lib/helper.js': blocks });
  const lint = linter(folder);
  expect(await lint.file('handler.js')).toHaveLength(1);
  change(join(folder, 'lib/helper.js'));
  expect(await lint.file('handler.js')).toEqual([]);
  rmSync(join(folder, 'lib'), { recursive: true });
  write(folder, 'lib/helper.js', blocks);
  expect(await lint.file('handler.js')).toHaveLength(1);
});

describe('an import that leads elsewhere by now is seen, though its old target is still there', () => {
  const handlerOf = (specifier: string): string => `import { load } from '${specifier}';\nexport const handler = async () => load();\n`;

  it.each([
    ['a TypeScript file appears beside the JavaScript', { 'handler.js': handlerOf('./x.js'), 'x.js': harmless }, 'x.ts', blocks],
    ['a file appears beside a folder of its name', { 'handler.js': handlerOf('./x'), 'x/index.js': harmless }, 'x.js', blocks],
    [
      'package imports point elsewhere',
      { 'handler.js': handlerOf('#x'), 'package.json': '{ "imports": { "#x": "./one.js" } }', 'one.js': harmless, 'two.js': blocks },
      'package.json',
      '{ "imports": { "#x": "./two.js" } }',
    ],
    [
      'tsconfig paths point elsewhere',
      { 'handler.js': handlerOf('~/x'), 'tsconfig.json': pathsTo('one'), 'one/x.js': harmless, 'two/x.js': blocks },
      'tsconfig.json',
      pathsTo('two'),
    ],
    [
      'the first of two folders gets the file',
      { 'handler.js': handlerOf('~/x'), 'tsconfig.json': pathsTo('two', 'one'), 'one/x.js': harmless },
      'two/x.js',
      blocks,
    ],
    [
      'a tsconfig that another one extends changes',
      {
        'handler.js': handlerOf('~/x'),
        'tsconfig.json': '{ "extends": "./base.json" }',
        'base.json': pathsTo('one'),
        'one/x.js': harmless,
        'two/x.js': blocks,
      },
      'base.json',
      pathsTo('two'),
    ],
  ])('%s', async (_, before, name, text) => {
    const folder = scratch(before);
    const lint = linter(folder);
    expect(await lint.file('handler.js')).toEqual([]);
    write(folder, name, text);
    expect(await lint.file('handler.js')).toHaveLength(1);
  });

  it('two files away, below a file that was edited', async () => {
    const folder = scratch({ 'handler.js': handlerOf('./middle.js'), 'middle.js': "export { load } from './x.js';\n", 'x.ts': harmless });
    const lint = linter(folder);
    expect(await lint.file('handler.js')).toEqual([]);
    write(folder, 'handler.js', `// Edited.\n${handlerOf('./middle.js')}`);
    expect(await lint.file('handler.js')).toEqual([]);
    rmSync(join(folder, 'x.ts'));
    write(folder, 'x.js', blocks);
    expect(await lint.file('handler.js')).toHaveLength(1);
  });

  function pathsTo(...folders: readonly string[]): string {
    return JSON.stringify({ compilerOptions: { allowJs: true, paths: { '~/*': folders.map(name => `./${name}/*`) } } });
  }
});

it('a tsconfig that cannot be loaded is named once, and imports are followed all the same', async () => {
  const folder = scratch({ 'tsconfig.json': '{ "extends": "gone" }', 'handler.js': handler, 'helper.js': blocks, 'other.js': handler });
  const lint = linter(folder);
  expect(await lint.file('handler.js')).toEqual([
    "'tsconfig.json' cannot be loaded, and imports are followed without it. 'gone', which it extends, is not found.",
    expect.stringContaining("'load()' blocks the event loop"),
  ]);
  expect(await lint.file('other.js')).toHaveLength(1);
});
