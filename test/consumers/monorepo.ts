/**
 * `npm run verify monorepo` installs Turborepo and Nx in a scratch repository, configured as docs/continuous-integration.md
 * says, and shows that a result comes from the cache exactly when nothing has changed that it rests on.
 */
import assert from 'node:assert/strict';
import { blocksUnder } from '../support/doc-blocks.ts';
import { pack, shell, succeed, temporary, write } from './packed.ts';

const PAGE = 'docs/continuous-integration.md';
const [turboJson = '', scripts = '{}'] = blocksUnder(PAGE, 'With Turborepo', 'json');
const [nxJson = ''] = blocksUnder(PAGE, 'With Nx', 'json');

const harmless = 'export const load = name => `<h1>${name}</h1>`;\n';
const blocks = "import { readFileSync } from 'node:fs';\n\nexport const load = name => readFileSync(`${name}.html`, 'utf8');\n";

/** A package that is linted, with what it depends on. */
const manifest = (name: string, dependencies: readonly string[] = []): string =>
  JSON.stringify({
    name: `@acme/${name}`,
    version: '1.0.0',
    private: true,
    type: 'module',
    exports: './src/index.js',
    ...(JSON.parse(scripts) as object),
    dependencies: Object.fromEntries(dependencies.map(dependency => [`@acme/${dependency}`, '1.0.0'])),
  });

/** `api` calls `pages`, which calls `templates`; `mail` has to do with none of them. */
const files = {
  'package.json': JSON.stringify({
    name: 'acme',
    private: true,
    packageManager: `npm@${succeed('npm --version', '.').trim()}`,
    workspaces: ['packages/*'],
  }),
  '.gitignore': 'node_modules\n.turbo\n.nx\n',
  'packages/api/package.json': manifest('api', ['pages']),
  'packages/api/src/index.js': "import { page } from '@acme/pages';\n\nexport async function handler(name) {\n  return page(name);\n}\n",
  'packages/pages/package.json': manifest('pages', ['templates']),
  'packages/pages/src/index.js': "import { load } from '@acme/templates';\n\nexport const page = name => load(name);\n",
  'packages/templates/package.json': manifest('templates'),
  'packages/templates/src/index.js': harmless,
  'packages/mail/package.json': manifest('mail'),
  'packages/mail/src/index.js': 'export const mail = async () => 1;\n',
};

interface Tool {
  readonly name: string;
  readonly configuration: Readonly<Record<string, string>>;
  readonly command: string;
  /** The packages whose result came from the cache. */
  readonly cached: (text: string) => string[];
}

const found = (text: string, pattern: RegExp): string[] => [...new Set(Array.from(text.matchAll(pattern), ([, name = '']) => name))].sort();

const tools: readonly Tool[] = [
  {
    name: 'turbo',
    configuration: { 'turbo.json': turboJson },
    command: 'npx turbo run event-loop --continue',
    cached: text => found(text, /@acme\/(\w+):event-loop: cache hit/g),
  },
  {
    name: 'nx',
    configuration: { 'nx.json': nxJson },
    command: 'npx nx run-many -t event-loop',
    cached: text => found(text, /nx run @acme\/(\w+):event-loop\s+\[(?:local cache|existing outputs match the cache[^\]]*)\]/g),
  },
];

const { file } = pack();
for (const { name, configuration, command, cached } of tools) {
  const folder = temporary(name);
  write(folder, { ...files, ...configuration });
  succeed(`npm install --save-dev ${name} "${file}"`, folder);
  succeed('git init -q && git add -A && git -c user.name=test -c user.email=test@example.com commit -qm begin', folder);
  const version = succeed(`node -p "require('${name}/package.json').version"`, folder).trim();

  const first = shell(command, folder);
  assert.equal(first.code, 0, first.text);
  assert.deepEqual(cached(first.text), [], first.text);

  const again = shell(command, folder);
  assert.equal(again.code, 0, again.text);
  assert.deepEqual(cached(again.text), ['api', 'mail', 'pages', 'templates'], again.text);

  write(folder, { 'packages/templates/src/index.js': blocks });
  const changed = shell(command, folder);
  assert.equal(changed.code, 1, changed.text);
  assert.deepEqual(cached(changed.text), ['mail'], changed.text);
  assert.match(changed.text, /'page\(\)' blocks the event loop/);

  write(folder, { 'packages/templates/src/index.js': harmless });
  const restored = shell(command, folder);
  assert.equal(restored.code, 0, restored.text);
  assert.deepEqual(cached(restored.text), ['api', 'mail', 'pages', 'templates'], restored.text);
  console.log(
    `${name} ${version}: first run lints 4 packages, the second none; a helper that begins to block lints the 3 it matters to, and is reported.`,
  );
}
