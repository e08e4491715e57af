/** Imports beside a tsconfig of which a part cannot be loaded. The resolver alone would find none of them. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Resolver } from '../../src/project/resolver.ts';
import { scratch } from '../support/scratch.ts';

/** Returns what an import of `src/main.ts` leads to, and the problems, both relative to the folder. */
function resolved(files: Readonly<Record<string, string>>, specifier: string, tsconfig?: string) {
  const folder = scratch({ 'src/main.ts': '', 'src/disk.ts': '', ...files });
  const resolver = new Resolver({ dependencies: 'ignore', ...(tsconfig !== undefined && { tsconfig: join(folder, tsconfig) }) });
  const relative = (path: string | undefined): string | undefined => path?.replace(`${folder}/`, '');
  return {
    file: relative(resolver.resolve(join(folder, 'src/main.ts'), specifier)),
    problems: resolver.problems.map(({ file, message }) => `${relative(file) ?? ''}: ${message}`),
  };
}

describe('a relative import is followed', () => {
  it.each([
    ['extends a package that is not installed', '{ "extends": "@tsconfig/node24/tsconfig.json" }', "'@tsconfig/node24/tsconfig.json'"],
    ['extends a file that is gone', '{ "extends": "./gone.json" }', "'./gone.json'"],
    ['extends two, one of them gone', '{ "extends": ["./ok.json", "./gone.json"] }', "'./gone.json'"],
    ['refers to a project that is gone', '{ "references": [{ "path": "./gone" }] }', "'./gone', to which it refers"],
    ['is no JSON', '{ "compilerOptions": {', 'It is no JSON.'],
    ['is another kind of JSON', '{ "compilerOptions": { "paths": 5 } }', 'It cannot be loaded.'],
    ['extends itself', '{ "extends": "./tsconfig.json" }', 'It cannot be loaded.'],
  ])('beside a tsconfig that %s', (_, text, message) => {
    const { file, problems } = resolved({ 'tsconfig.json': text, 'ok.json': '{}' }, './disk');
    expect(file).toBe('src/disk.ts');
    expect(problems).toEqual([expect.stringContaining(message)]);
    expect(problems).toEqual([expect.stringMatching(/^tsconfig\.json: /)]);
  });

  it('beside a broken tsconfig that the settings name', () => {
    expect(resolved({}, './disk', 'gone.json')).toEqual({ file: 'src/disk.ts', problems: ['gone.json: It cannot be read.'] });
  });

  it('beside a tsconfig that refers to a broken one', () => {
    const files = { 'tsconfig.json': '{ "references": [{ "path": "./part" }] }', 'part/tsconfig.json': '{ "extends": "nothing" }' };
    expect(resolved(files, './disk')).toEqual({
      file: 'src/disk.ts',
      problems: ["part/tsconfig.json: 'nothing', which it extends, is not found."],
    });
  });
});

describe('the paths of a broken tsconfig hold as far as they can be read', () => {
  const paths = '"compilerOptions": { "paths": { "~/*": ["./lib/*", "./src/*"], "exact": ["./src/disk"] } }';
  const broken = { 'tsconfig.json': `{ /* a comment */ "extends": ["gone"], ${paths}, }` };

  it('its own, of which the first that is there counts', () => {
    expect(resolved(broken, '~/disk').file).toBe('src/disk.ts');
    expect(resolved({ ...broken, 'lib/disk.ts': '' }, '~/disk').file).toBe('lib/disk.ts');
    expect(resolved(broken, 'exact').file).toBe('src/disk.ts');
    expect(resolved(broken, 'exactly').file).toBeUndefined();
  });

  it('those of a base, relative to the base', () => {
    const files = {
      'tsconfig.json': '{ "extends": ["gone", "./config/base"] }',
      'config/base.json': `{ ${paths.replaceAll('./', '../')} }`,
    };
    expect(resolved(files, '~/disk').file).toBe('src/disk.ts');
  });

  it('a base URL', () => {
    const files = { 'tsconfig.json': '{ "extends": "gone", "compilerOptions": { "baseUrl": "./src" } }' };
    expect(resolved(files, 'disk').file).toBe('src/disk.ts');
  });

  it('of the pattern with the longest beginning', () => {
    const files = {
      'tsconfig.json': '{ "extends": "gone", "compilerOptions": { "paths": { "*": ["./lib/*"], "@app/*": ["./src/*"] } } }',
      'lib/@app/disk.ts': '',
    };
    expect(resolved(files, '@app/disk').file).toBe('src/disk.ts');
  });
});

describe('a package of the workspace that no install has linked', () => {
  const member = {
    'packages/config/package.json': '{ "name": "@acme/config" }',
    'packages/config/base.json': '{ "compilerOptions": { "paths": { "~/*": ["../../src/*"] } } }',
  };

  it.each([
    ['npm', { 'package.json': '{ "workspaces": ["packages/*"] }' }],
    ['Yarn', { 'package.json': '{ "workspaces": { "packages": ["./packages/**"] } }' }],
    ['pnpm', { 'pnpm-workspace.yaml': "# folders\npackages:\n  # all\n  - 'packages/*'\n  - docs # too\ncatalog:\n  a: 1\n" }],
  ])('is a base, as %s lists it', (_, root) => {
    const { file, problems } = resolved({ ...root, ...member, 'tsconfig.json': '{ "extends": "@acme/config/base" }' }, '~/disk');
    expect({ file, problems }).toEqual({ file: 'src/disk.ts', problems: [] });
  });

  it('is found by its name, too', () => {
    const files = {
      'package.json': '{ "workspaces": ["packages/*"] }',
      'packages/tools/package.json': '{ "name": "@acme/tools", "main": "dist/index.js" }',
      'packages/tools/src/index.ts': '',
      'packages/tools/src/part.ts': '',
    };
    expect(resolved(files, '@acme/tools').file).toBe('packages/tools/src/index.ts');
    expect(resolved(files, '@acme/tools/part').file).toBe('packages/tools/src/part.ts');
  });
});

describe('the source of a built file', () => {
  const tools = { 'node_modules/tools': '->packages/tools', 'packages/tools/package.json': '{ "name": "tools", "main": "dist/index.js" }' };

  it('decides in a workspace, however old the build is', () => {
    const files = { ...tools, 'packages/tools/dist/index.js': '', 'packages/tools/src/index.ts': '' };
    expect(resolved(files, 'tools').file).toBe('packages/tools/src/index.ts');
  });

  it('is found by the folders of the tsconfig', () => {
    const files = {
      ...tools,
      'packages/tools/package.json': '{ "name": "tools", "main": "made/index.js" }',
      'packages/tools/tsconfig.json': '{ "compilerOptions": { "outDir": "./made", "rootDir": "./code" } }',
      'packages/tools/made/index.js': '',
      'packages/tools/code/index.ts': '',
    };
    expect(resolved(files, 'tools').file).toBe('packages/tools/code/index.ts');
  });

  it('counts for a relative import as well', () => {
    expect(resolved({ 'package.json': '{}', 'dist/disk.js': '' }, '../dist/disk.js').file).toBe('src/disk.ts');
  });

  it('is the file itself where there is no other', () => {
    expect(resolved({ ...tools, 'packages/tools/dist/index.js': '' }, 'tools').file).toBe('packages/tools/dist/index.js');
    expect(resolved({ 'package.json': '{}', 'lib/own.js': '' }, '../lib/own.js').file).toBe('lib/own.js');
  });
});
