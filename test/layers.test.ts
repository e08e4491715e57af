import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Each folder with its layer; a file imports only its own folder and lower layers. */
const layers: Readonly<Record<string, number>> = {
  'src/catalog': 0,
  'src/collections': -1,
  'src/syntax': 0,
  'src/summary': 1,
  'src/project': 2,
  // An island: see below.
  'src/runtime': 0,
  'src/solve': 2,
  'src/remedies': 3,
  'src/pass': 4,
  'src/parser': 3,
  'src/lint': 5,
  rules: 6,
  'src/cli': 7,
  'src/index.ts': 7,
  'src/digest.ts': 7,
};

const sources = ['src', 'rules']
  .flatMap(folder => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
  .map(entry => join(entry.parentPath, entry.name));

const nameOf = (file: string): string => relative(root, file).split(sep).join('/');
const folderOf = (file: string): string => Object.keys(layers).find(folder => `${nameOf(file)}/`.startsWith(`${folder}/`)) ?? '';

/** The specifiers a file imports, with whether it imports types alone. */
function importsOf(file: string): { specifier: string; typeOnly: boolean }[] {
  const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export) (type )?[^;]*?from '([^']+)';/gms);
  return Array.from(imports, ([, type, specifier = '']) => ({ specifier, typeOnly: type !== undefined }));
}

describe('the layers', () => {
  it('have a place for every source file', () => {
    expect(sources.filter(file => folderOf(file) === '').map(nameOf)).toEqual([]);
  });

  it('import only lower layers', () => {
    const wrong = sources.flatMap(file =>
      importsOf(file)
        .filter(({ specifier }) => specifier.startsWith('.'))
        .map(({ specifier }) => resolve(dirname(file), specifier))
        .filter(target => folderOf(target) !== folderOf(file) && (layers[folderOf(target)] ?? 99) >= (layers[folderOf(file)] ?? -1))
        .map(target => `${nameOf(file)} imports ${nameOf(target)}`),
    );
    expect(wrong).toEqual([]);
  });

  it('leave src/runtime an island, which imports nothing of the rest and which nothing of the rest imports', () => {
    const isOnIt = (name: string): boolean => name.startsWith('src/runtime/') || name === 'eslint-plugin-event-loop/runtime';
    const bridges = sources.flatMap(file =>
      importsOf(file)
        .filter(({ specifier }) => specifier.startsWith('.') || specifier.startsWith('eslint'))
        .map(({ specifier }) => (specifier.startsWith('.') ? nameOf(resolve(dirname(file), specifier)) : specifier))
        .filter(target => isOnIt(target) !== isOnIt(nameOf(file)))
        .map(target => `${nameOf(file)} imports ${target}`),
    );
    expect(bridges).toEqual([]);
  });

  it('let rules import src/lint alone', () => {
    const wrong = sources
      .filter(file => folderOf(file) === 'rules')
      .flatMap(file => importsOf(file).map(({ specifier }) => `${nameOf(file)}: ${specifier}`))
      .filter(line => !/: \.\.\/src\/lint\/|: \.\//.test(line));
    expect(wrong).toEqual([]);
  });

  it('let only src/project touch the disk, but for the digest, and what the command line is given, keeps or writes', () => {
    const users = sources
      .filter(file => importsOf(file).some(({ specifier }) => /^(?:node:)?fs(?:\/promises)?$/.test(specifier)))
      .map(nameOf);
    expect(users.filter(name => !name.startsWith('src/project/')).sort()).toEqual([
      'src/cli/baseline.ts',
      'src/cli/config.ts',
      'src/cli/format/html/assets.ts',
      'src/cli/last-run.ts',
      'src/cli/main.ts',
      'src/digest.ts',
    ]);
  });

  it('know ESLint in src/lint and the plugin object alone', () => {
    const users = sources.filter(file => importsOf(file).some(({ specifier }) => specifier === 'eslint')).map(nameOf);
    expect(users.filter(name => !name.startsWith('src/lint/') && name !== 'src/index.ts')).toEqual([]);
  });

  it('take only types from ESLint, TypeScript and the tools around them', () => {
    const tools = /^(?:eslint|typescript|@typescript-eslint\/(?!scope-manager$|visitor-keys$))/;
    const wrong = sources.flatMap(file =>
      importsOf(file)
        .filter(({ specifier, typeOnly }) => tools.test(specifier) && !typeOnly)
        .map(({ specifier }) => `${nameOf(file)} imports ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });
});
