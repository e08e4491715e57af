/** What an import names: the cases that need folders of their own. Each is told by a chain into the file that is meant. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintWithCommandLine } from '../support/drivers.ts';
import { scratch } from '../support/scratch.ts';

const blocks = "import { readFileSync } from 'node:fs';\nexport const load = () => readFileSync('a');\n";
const handler = (specifier: string) => `import { load } from '${specifier}';\nexport const handler = async () => load();\n`;

/** The file and line of the blocking call that `main` leads to; none where nothing is reported. */
function target(folder: string, main: string, settings: object = {}): string | undefined {
  const [report] = lintWithCommandLine(join(folder, main), folder, 'recommended', settings);
  return report && /fs\.readFileSync \(([^)]+)\)/.exec(report.message)?.[1];
}

describe('an import', () => {
  it('is found by tsconfig paths, also through an extended and a referenced configuration', () => {
    const folder = scratch({
      'tsconfig.base.json': '{ "compilerOptions": { "paths": { "#lib/*": ["./lib/*"] } } }',
      'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
      'tsconfig.app.json': '{ "extends": "./tsconfig.base.json", "include": ["src"] }',
      'src/main.ts': handler('#lib/disk'),
      'lib/disk.ts': blocks,
    });
    expect(target(folder, 'src/main.ts')).toBe('lib/disk.ts:2');
  });

  it('is found by the paths of a tsconfig that is named', () => {
    const folder = scratch({
      'config/paths.json': '{ "compilerOptions": { "paths": { "~/*": ["../src/*"] } } }',
      'src/main.ts': handler('~/disk'),
      'src/disk.ts': blocks,
    });
    expect(target(folder, 'src/main.ts')).toBeUndefined();
    expect(target(folder, 'src/main.ts', { tsconfig: 'config/paths.json' })).toBe('src/disk.ts:2');
  });

  it('is found by package imports, and by the package its own name', () => {
    const folder = scratch({
      'package.json':
        '{ "name": "me", "type": "module", "imports": { "#disk": "./src/disk.js" }, "exports": { "./disk": "./src/disk.js" } }',
      'src/main.js': handler('#disk'),
      'src/self.js': handler('me/disk'),
      'src/disk.js': blocks,
    });
    expect(target(folder, 'src/main.js')).toBe('src/disk.js:2');
    expect(target(folder, 'src/self.js')).toBe('src/disk.js:2');
  });

  it('names the TypeScript that becomes the JavaScript it says', () => {
    const folder = scratch({
      'a.ts': handler('./disk.js'),
      'b.mts': handler('./module.mjs'),
      'c.tsx': handler('./view.jsx'),
      'disk.ts': blocks,
      'module.mts': blocks,
      'view.tsx': blocks,
    });
    expect(target(folder, 'a.ts')).toBe('disk.ts:2');
    expect(target(folder, 'b.mts')).toBe('module.mts:2');
    expect(target(folder, 'c.tsx')).toBe('view.tsx:2');
  });

  it('may name a folder, and assets are nothing', () => {
    const folder = scratch({
      'a.js': handler('./lib'),
      'lib/index.js': `import data from './data.json';\nimport './style.css';\nimport logo from './logo.svg';\n${blocks}`,
      'lib/data.json': '{',
      'lib/style.css': '',
    });
    expect(target(folder, 'a.js')).toBe('lib/index.js:5');
  });

  it('of an installed package is not followed, unless asked', () => {
    const folder = scratch({
      'a.js': handler('package'),
      'node_modules/package/package.json': '{ "main": "lib.js" }',
      'node_modules/package/lib.js': blocks,
    });
    expect(target(folder, 'a.js')).toBeUndefined();
    expect(target(folder, 'a.js', { dependencies: 'follow' })).toBe('node_modules/package/lib.js:2');
  });

  it('within an installed package is, when that package is linted', () => {
    const folder = scratch({ 'node_modules/package/a.js': handler('./b.js'), 'node_modules/package/b.js': blocks });
    expect(target(folder, 'node_modules/package/a.js')).toBe('node_modules/package/b.js:2');
  });

  it('is not followed when chains end at the file', () => {
    const folder = scratch({
      'a.js': `${handler('./b.js')}const own = () => load();\nexport const f = async () => own();\n`,
      'b.js': blocks,
    });
    expect(target(folder, 'a.js', { chains: 'file' })).toBeUndefined();
    expect(target(folder, 'a.js', { chains: 'project' })).toBe('b.js:2');
  });
});

describe('a package of the same workspace', () => {
  const linked = { 'node_modules/@me/lib': '->packages/lib', 'packages/app/main.ts': handler('@me/lib') };
  const source = { 'packages/lib/src/index.ts': "export * from './disk';\n", 'packages/lib/src/disk.ts': blocks };
  const disk = 'packages/lib/src/disk.ts:2';

  it('is followed to what it is built to', () => {
    const folder = scratch({ ...linked, 'packages/lib/package.json': '{ "main": "dist/index.js" }', 'packages/lib/dist/index.js': blocks });
    expect(target(folder, 'packages/app/main.ts')).toBe('packages/lib/dist/index.js:2');
  });

  it.each([
    ['main', { main: 'dist/index.js' }],
    ['exports', { exports: { '.': { types: './dist/index.d.ts', import: './dist/esm/index.mjs', require: './dist/cjs/index.cjs' } } }],
    ['a conditional target', { exports: { import: './lib/index.js' } }],
    ['source', { main: 'bundle.js', source: 'src/index.ts' }],
    ['types', { types: 'build/index.d.ts' }],
    ['no entry', {}],
  ])('that is not built is followed to its source, by %s', (_, json) => {
    const folder = scratch({ ...linked, ...source, 'packages/lib/package.json': JSON.stringify(json) });
    expect(target(folder, 'packages/app/main.ts')).toBe(disk);
  });

  it('that is not built is followed by the folders that its tsconfig names', () => {
    const folder = scratch({
      ...linked,
      'packages/lib/package.json': '{ "main": "./generated/index.js" }',
      'packages/lib/tsconfig.json': '{\n  // Where it goes.\n  "compilerOptions": { "outDir": "./generated",\n "rootDir": "./code" }\n}',
      'packages/lib/code/index.ts': blocks,
    });
    expect(target(folder, 'packages/app/main.ts')).toBe('packages/lib/code/index.ts:2');
  });

  it('that is not built is followed into its subpaths', () => {
    const folder = scratch({
      ...linked,
      ...source,
      'packages/app/main.ts': handler('@me/lib/dist/disk'),
      'packages/app/other.ts': handler('@me/lib/features/disk'),
      'packages/lib/package.json': '{ "exports": { "./features/*": "./dist/*.js" } }',
    });
    expect(target(folder, 'packages/app/main.ts')).toBe(disk);
    expect(target(folder, 'packages/app/other.ts')).toBe(disk);
  });
});

describe('large projects', () => {
  it('may have barrels of hundreds of files', () => {
    const files = Array.from({ length: 200 }, (_, index): [string, string] => [
      `lib/file${index}.js`,
      `export const value${index} = () => ${index};\n`,
    ]);
    const barrel = files.map((_, index) => `export * from './file${index}.js';`).join('\n');
    const folder = scratch({
      ...Object.fromEntries(files),
      'lib/index.js': `${barrel}\nexport * from './disk.js';\n`,
      'lib/disk.js': blocks,
      'a.js': handler('./lib/index.js'),
    });
    expect(target(folder, 'a.js')).toBe('lib/disk.js:2');
  });

  it('may chain through thousands of functions in many files', () => {
    const files = Array.from({ length: 100 }, (_, file): [string, string] => {
      const functions = Array.from(
        { length: 50 },
        (_, index) => `export const f${index} = () => ${index === 49 ? 'next' : `f${index + 1}`}();`,
      );
      return [`file${file}.js`, `import { f0 as next } from './file${file + 1}.js';\n${functions.join('\n')}\n`];
    });
    const folder = scratch({
      ...Object.fromEntries(files),
      'file100.js': blocks.replace('load', 'f0'),
      'a.js': handler('./file0.js').replace('load }', 'f0 as load }'),
    });
    expect(target(folder, 'a.js')).toBe('file100.js:2');
  });

  it('may chain through many files, and in circles', () => {
    const depth = 300;
    const files = Array.from({ length: depth }, (_, index): [string, string] => [
      `f${index}.js`,
      `import { f as next } from './f${index + 1}.js';\nimport { f as first } from './f0.js';\nexport const f = n => (n ? first() : next());\n`,
    ]);
    const last = blocks.replace('load', 'f');
    const folder = scratch({
      ...Object.fromEntries(files),
      [`f${depth}.js`]: last,
      'a.js': handler('./f0.js').replace('load }', 'f as load }'),
    });
    expect(target(folder, 'a.js')).toBe(`f${depth}.js:2`);
  });
});
