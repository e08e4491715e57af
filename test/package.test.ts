/** The package as it is published: what `npm run build` made. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

interface Packed {
  readonly files: readonly { readonly path: string }[];
}

const name = 'eslint-plugin-event-loop';

describe('the package', () => {
  it('exports the digest for configurations', async () => {
    const module = (await import(`${name}/digest`)) as Record<string, unknown>;
    expect(Object.keys(module)).toEqual(['projectDigest']);
  });

  it('exports the plugin and nothing else', async () => {
    const module = (await import(name)) as { default: { meta: object; rules: object; configs: object } };
    expect(Object.keys(module)).toEqual(['default']);
    expect(module.default.meta).toMatchObject({ name, namespace: 'event-loop' });
    expect(Object.keys(module.default.configs)).toEqual(['recommended', 'strict']);
    await expect(import(`${name}/dist/src/index.js`)).rejects.toThrow();
  });

  it('holds what was built, the licence and the README', () => {
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    ) as Packed[];
    const outside = packed?.files.map(({ path }) => path).filter(path => !path.startsWith('dist/'));
    expect(outside?.sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
  });

  it('needs none of the development tools', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
    expect(Object.keys(dependencies).sort()).toEqual([
      '@eslint/plugin-kit',
      '@typescript-eslint/scope-manager',
      '@typescript-eslint/visitor-keys',
      'ajv',
      'ignore',
      'oxc-parser',
      'oxc-resolver',
    ]);
  });
});
