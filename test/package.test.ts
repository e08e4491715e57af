/** The package as it is published: what `npm run build` made. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

interface Packed {
  readonly files: readonly { readonly path: string }[];
}

const name = 'eslint-plugin-event-loop';

/** The files that Node loads with a module of ours, but for Node's own. */
function loadedBy(specifier: string): string[] {
  const hooks = `export async function load(url, context, next) { if (url.startsWith('file:')) process._rawDebug(url); return next(url, context); }`;
  const program = `
    import { register } from 'node:module';
    register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hooks)}));
    await import(${JSON.stringify(specifier)});
  `;
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: root, encoding: 'utf8' });
  const files = stderr
    .split('\n')
    .filter(line => line.startsWith('file:'))
    .map(url => relative(root, fileURLToPath(url)));
  expect(files.length).toBeGreaterThan(0);
  return files;
}

describe('the package', () => {
  it('exports the digest for configurations', async () => {
    const module = (await import(`${name}/digest`)) as Record<string, unknown>;
    expect(Object.keys(module)).toEqual(['projectDigest']);
  });

  it('exports the parser, which is loaded without rules and catalog', async () => {
    const module = (await import(`${name}/parser`)) as { default: { meta: object; parseForESLint: unknown } };
    // The second is what `require` returns.
    expect(Object.keys(module)).toEqual(['default', 'module.exports']);
    expect(module.default.meta).toMatchObject({ name: `${name}/parser` });
    expect(loadedBy(`${name}/parser`).filter(file => /^dist\/(?:rules|src\/(?:catalog|solve|lint))\//.test(file))).toEqual([]);
  });

  it('exports the plugin and nothing else', async () => {
    const module = (await import(name)) as { default: { meta: object; rules: object; configs: object } };
    // The second is what `require` returns.
    expect(Object.keys(module)).toEqual(['default', 'module.exports']);
    expect(module.default.meta).toMatchObject({ name, namespace: 'event-loop' });
    expect(Object.keys(module.default.configs)).toEqual(['recommended', 'strict', 'all']);
    await expect(import(`${name}/dist/src/index.js`)).rejects.toThrow();
  });

  it('exports the runtime, which is loaded without the plugin, and the plugin without the runtime', () => {
    expect(loadedBy(`${name}/runtime`).filter(file => !file.startsWith('dist/src/runtime/'))).toEqual([]);
    expect(loadedBy(name).filter(file => file.startsWith('dist/src/runtime/') || file.includes('node_modules/piscina/'))).toEqual([]);
  });

  it('holds what was built, the licence, the README and what is trusted', () => {
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ) as Packed[];
    const outside = packed?.files.map(({ path }) => path).filter(path => !path.startsWith('dist/'));
    expect(outside?.sort()).toEqual(['LICENSE', 'README.md', 'SECURITY.md', 'package.json']);
  });

  it('publishes types that need nothing but those of Node and ESLint', () => {
    const entries = ['index', 'digest', 'parser/index', 'runtime/index'].map(entry => join(root, `dist/src/${entry}.d.ts`));
    const files = new Set(entries);
    const packages = new Set<string>();
    for (const file of files) {
      for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export) [^;]*?from '([^']+)';/gms)) {
        if (specifier.startsWith('.')) files.add(join(dirname(file), specifier.replace(/\.ts$/, '.d.ts')));
        else if (!specifier.startsWith('node:')) packages.add(specifier);
      }
    }
    expect([...packages]).toEqual(['eslint']);
  });

  it('is the plugin for `require`, too', () => {
    const script = `const { configs, rules } = require('${name}'); console.log(Object.keys(configs), rules !== undefined)`;
    const printed = execFileSync(process.execPath, ['--input-type=commonjs', '-e', script], { cwd: root, encoding: 'utf8' });
    expect(printed).toBe("[ 'recommended', 'strict', 'all' ] true\n");
  });

  it('needs what docs/decisions/0002 gives a reason for, and none of the development tools', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
    expect(Object.keys(dependencies).sort()).toEqual([
      '@eslint/config-array',
      '@eslint/plugin-kit',
      '@typescript-eslint/scope-manager',
      '@typescript-eslint/visitor-keys',
      'ajv',
      'env-paths',
      'ignore',
      'oxc-parser',
      'oxc-resolver',
      'piscina',
      'semver',
      'strip-json-comments',
      'tinyglobby',
      'yaml',
    ]);
  });
});
