/** The versions under which the command keeps summaries and results: each changes with all that its results rest on. */
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type * as BuildVersion from '../../src/project/build-version.ts';
import { scratch, write } from '../support/scratch.ts';

const root = join(import.meta.dirname, '../..');
const packageJson = readFileSync(join(root, 'package.json'), 'utf8');
const dependencies = Object.keys((JSON.parse(packageJson) as { dependencies: object }).dependencies);

/** Copies the built plugin, beside packages that have nothing but a version. */
async function installed() {
  const folder = scratch({ 'package.json': packageJson });
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  const setVersion = (name: string, version: string): void => {
    write(folder, `node_modules/${name}/package.json`, JSON.stringify({ name, version }));
    write(folder, `node_modules/${name}/index.js`, '');
  };
  for (const name of dependencies) setVersion(name, '1.0.0');
  const url = pathToFileURL(join(folder, 'dist/src/project/build-version.js')).href;
  const versions = (await import(/* @vite-ignore */ url)) as typeof BuildVersion;
  return { folder, setVersion, ...versions };
}

/** Returns the files and the packages that a built file loads, directly or through others. */
function loadedBy(entry: string): { readonly files: string[]; readonly packages: string[] } {
  const files = new Set([entry]);
  const packages = new Set<string>();
  for (const file of files) {
    for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export) [^;]*?from ['"]([^'"]+)['"];/gms)) {
      if (specifier.startsWith('.')) files.add(resolve(dirname(file), specifier));
      else if (!specifier.startsWith('node:')) packages.add(specifier);
    }
  }
  return { files: [...files], packages: [...packages] };
}

/** Appends a line to a file as long as `ask` runs. */
function whileChanged<Answer>(file: string, ask: () => Answer): Answer {
  const text = readFileSync(file);
  appendFileSync(file, '\n// Changed.\n');
  try {
    return ask();
  } finally {
    writeFileSync(file, text);
  }
}

describe('the version of summaries', () => {
  it('changes with each file that the making of a summary loads', async () => {
    const { folder, summaryVersion } = await installed();
    const before = summaryVersion();
    const { files } = loadedBy(join(folder, 'dist/src/project/read.js'));
    expect(files.map(file => relative(folder, file).split(sep).join('/'))).toContain('dist/src/collections/group-by.js');
    expect(files.filter(file => whileChanged(file, summaryVersion) === before)).toEqual([]);
    expect(summaryVersion()).toBe(before);
  });

  it('changes with the version of each package that the making of a summary loads', async () => {
    const { folder, setVersion, summaryVersion } = await installed();
    const { packages } = loadedBy(join(folder, 'dist/src/project/read.js'));
    expect(packages.sort()).toEqual(['@typescript-eslint/scope-manager', '@typescript-eslint/visitor-keys', 'oxc-parser']);
    for (const name of packages) {
      const before = summaryVersion();
      setVersion(name, '2.0.0');
      expect(summaryVersion()).not.toBe(before);
    }
  });

  it('stays when the catalog changes, which no summary depends on', async () => {
    const { folder, summaryVersion } = await installed();
    expect(whileChanged(join(folder, 'dist/src/catalog/catalog.js'), summaryVersion)).toBe(summaryVersion());
  });
});

describe('the version of results', () => {
  it('changes with a file of each folder that the command loads', async () => {
    const { folder, resultVersion } = await installed();
    const before = resultVersion();
    const files = [...new Map(loadedBy(join(folder, 'dist/src/cli/command.js')).files.map(file => [dirname(file), file])).values()];
    expect(files.filter(file => whileChanged(file, resultVersion) === before)).toEqual([]);
  });

  it('changes with the version of each package that judges, or leads to, a file', async () => {
    const { folder, setVersion, resultVersion } = await installed();
    const { packages } = loadedBy(join(folder, 'dist/src/cli/command.js'));
    expect(packages).toContain('ignore');
    // The key holds the files to lint, which `ignore` selects, and their configurations. `semver` is loaded when a row needs it.
    for (const name of ['semver', ...packages.filter(name => name !== 'ignore' && name !== '@eslint/config-array')]) {
      const before = resultVersion();
      setVersion(name, '2.0.0');
      expect(resultVersion(), name).not.toBe(before);
    }
  });

  it('stays when the runtime changes, which judges nothing', async () => {
    const { folder, resultVersion } = await installed();
    expect(whileChanged(join(folder, 'dist/src/runtime/index.js'), resultVersion)).toBe(resultVersion());
  });
});
