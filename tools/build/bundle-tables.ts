/**
 * Makes one file of each list of tables in `dist`: some hundred small files are read and compiled far slower than five
 * (`npm run bench startup`). Runs after the compiler; the tables' own files are not published.
 */
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const catalog = join(import.meta.dirname, '../../dist/src/catalog');

for (const list of ['node', 'packages', 'runtimes', 'contexts', 'effects']) {
  const folder = join(catalog, list);
  await build({
    entryPoints: [join(folder, 'index.js')],
    outfile: join(folder, 'index.js'),
    allowOverwrite: true,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'es2023',
    legalComments: 'none',
  });
  // Of the tables, the index is all that the plugin imports. Its declarations name a few files whose functions it passes on.
  const declarations = readFileSync(join(folder, 'index.d.ts'), 'utf8');
  const kept = new Set(Array.from(declarations.matchAll(/from '\.\/([\w-]+)\.ts'/g), ([, name]) => `${name}.d.ts`));
  for (const name of readdirSync(folder))
    if (!name.startsWith('index.') && !kept.has(name)) rmSync(join(folder, name), { recursive: true });
}
