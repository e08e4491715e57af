/** A run that would see the same as the last one is not made again: what it would find is known. */
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readKept, writeKept } from '../support/cache.ts';
import { cacheOf, lint, type Run } from '../support/command.ts';
import { scratch, write } from '../support/scratch.ts';

const files = {
  'package.json': '{ "name": "a", "type": "module", "imports": { "#read": "./src/read.js" } }',
  'src/handler.js':
    "import { read } from './read.js';\nimport { other } from './other.js';\nexport const handler = async () => [read(), other()];\n",
  'src/read.js': "import { readFileSync } from 'node:fs';\nexport const read = () => readFileSync('a');\n",
};
const keptIn = (folder: string): string => join(cacheOf(folder), 'last-run.json');

/** A project that was linted. */
function linted(more: Readonly<Record<string, string>> = {}): { readonly folder: string; readonly before: Run } {
  const folder = scratch({ ...files, ...more });
  return { folder, before: lint(folder) };
}

/** Marks the kept result, so that it can be told from another. */
function mark(folder: string): void {
  const file = keptIn(folder);
  writeKept(file, readKept(file).replaceAll("use 'readFile'", "use 'what is kept'"));
}

const isKept = ({ out }: Run): boolean => out.includes('what is kept');

describe('the last result', () => {
  it('is given again where nothing has changed, with the same exit code', () => {
    const { folder, before } = linted();
    expect(lint(folder)).toEqual(before);
    mark(folder);
    const again = lint(folder);
    expect(isKept(again)).toBe(true);
    expect(again.code).toBe(1);
  });

  it('serves every format', () => {
    const { folder } = linted();
    mark(folder);
    expect(lint(folder, ['--format', 'json']).out).toContain('what is kept');
  });

  it('is not asked with --no-cache', () => {
    const { folder } = linted();
    mark(folder);
    expect(isKept(lint(folder, ['--no-cache']))).toBe(false);
  });

  it.each<[string, (folder: string) => void, string[]]>([
    [
      'a linted file is another',
      folder => {
        write(folder, 'src/read.js', `${files['src/read.js']}\n`);
      },
      [],
    ],
    [
      'there is one more file',
      folder => {
        write(folder, 'src/more.js', '');
      },
      [],
    ],
    [
      'an import that named nothing names a file',
      folder => {
        write(folder, 'src/other.js', "export const other = () => '';\n");
      },
      [],
    ],
    ['the preset is another', () => {}, ['--preset', 'strict']],
    ['other files are asked for', () => {}, ['src/handler.js']],
    [
      'the configuration is another',
      folder => {
        write(folder, 'lint.json', '{ "settings": { "event-loop": { "startup": "report" } } }');
      },
      ['--config', 'lint.json'],
    ],
  ])('is not given where %s', (_, change, args) => {
    const { folder } = linted();
    mark(folder);
    change(folder);
    expect(isKept(lint(folder, args))).toBe(false);
  });

  it('is not given where a file outside of what is linted has changed', () => {
    const folder = scratch(files);
    lint(folder, ['src/handler.js']);
    mark(folder);
    expect(isKept(lint(folder, ['src/handler.js']))).toBe(true);
    write(folder, 'src/read.js', "export const read = () => 'a';\n");
    expect(lint(folder, ['src/handler.js']).code).toBe(0);
  });

  it('is not given where a package has another version', () => {
    const folder = scratch({
      'a.js': "import { globSync } from 'glob';\nexport const f = async () => globSync('*');\n",
      'node_modules/glob/package.json': '{ "name": "glob", "version": "11.0.0" }',
    });
    const before = lint(folder, ['a.js']);
    expect(before.code).toBe(1);
    mark(folder);
    write(folder, 'node_modules/glob/package.json', '{ "name": "glob", "version": "1.0.0" }');
    expect(lint(folder, ['a.js']).out).not.toBe(before.out);
  });

  it('is kept of a run in which a file could not be parsed, and not of one in which a file could not be read', () => {
    const broken = linted({ 'src/broken.js': 'export const = 1;\n' });
    expect(broken.before.code).toBe(2);
    expect(lint(broken.folder)).toEqual(broken.before);
    expect(statSync(keptIn(broken.folder)).isFile()).toBe(true);
    const gone = linted({ 'src/gone.js': '->nowhere.js' });
    expect(gone.before.code).toBe(2);
    expect(() => statSync(keptIn(gone.folder))).toThrow();
  });

  it.each(['', '{', '[]', 'null', '{"key":1}'])('does no harm when its file holds %j', text => {
    const { folder, before } = linted();
    writeKept(keptIn(folder), text);
    expect(lint(folder)).toEqual(before);
    writeFileSync(keptIn(folder), text);
    expect(lint(folder)).toEqual(before);
  });

  it('does no harm when it is gone', () => {
    const { folder, before } = linted();
    rmSync(keptIn(folder));
    expect(lint(folder)).toEqual(before);
  });
});
