/** docs/comparison.md: each line of its examples is reported by whom it names, and by nobody else. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { consumer } from './support/consumer.ts';
import { blocksUnder } from './support/doc-blocks.ts';
import { filesOf, linesReportedIn, linesThatName } from './support/named-lines.ts';

const PAGE = 'docs/comparison.md';
const byTitle = (title: string, language: string) => filesOf(blocksUnder(PAGE, title, language).map(text => ({ title, language, text })));

const imports = {
  'event-loop/': "import eventLoop from 'eslint-plugin-event-loop';\nexport default [eventLoop.configs.recommended];\n",
  'n/': "import n from 'eslint-plugin-n';\nexport default [{ plugins: { n }, rules: { 'n/no-sync': ['error', { allowAtRootLevel: true }] } }];\n",
};

describe('the example of names', () => {
  const files = byTitle('By its name, or by where it leads', 'js');

  it.each(['event-loop/', 'n/'] as const)('says what %s reports', plugin => {
    const project = consumer({ ...files, 'eslint.config.js': imports[plugin] }, ['eslint', 'eslint-plugin-n']);
    project.run('npm ci');
    const reported = linesReportedIn(project);
    expect(reported).toEqual(linesThatName(files, plugin));
    expect(reported.length).toBeGreaterThan(0);
  });

  it('says what Node traces while it runs', () => {
    const project = consumer({ ...files, 'package.json': '{ "name": "shop", "version": "1.0.0", "type": "module" }\n' });
    const { code, out, err } = project.run('node --trace-sync-io src/server.js');
    expect(code).toBe(0);
    expect(out).toMatch(/^nothing is public\nshop, version 1\.0\.0 1000001, of \d{4}\n$/);
    // Of each stack, the frame that is nearest to the call. Node's own have other names, and its loader has no others.
    const root = `file://${join(project.folder, '/')}`;
    const stacks = err.split('\n\n').map(stack => stack.split('\n').find(line => line.includes(root)));
    const traced = stacks.flatMap(line => (line === undefined ? [] : [`${(/src\/.*:\d+(?=:\d+)/.exec(line) ?? [''])[0]} --trace-sync-io`]));
    expect([...new Set(traced)].sort()).toEqual(linesThatName(files, '--'));
  });
});

it('the example of types says what each reports of it', () => {
  const files = byTitle('By its type', 'ts');
  const config = `
    import eventLoop from 'eslint-plugin-event-loop';
    import tseslint from 'typescript-eslint';
    export default [{
      ...eventLoop.configs.recommended,
      files: ['**/*.ts'],
      plugins: { ...eventLoop.configs.recommended.plugins, '@typescript-eslint': tseslint.plugin },
      languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
      rules: { ...eventLoop.configs.recommended.rules, '@typescript-eslint/await-thenable': 'error', '@typescript-eslint/no-misused-promises': 'error' },
    }];
  `;
  const compiler =
    '{ "compilerOptions": { "strict": true, "module": "nodenext", "types": ["node"], "skipLibCheck": true }, "include": ["src"] }';
  const project = consumer({ ...files, 'eslint.config.js': config, 'tsconfig.json': compiler }, [
    'eslint',
    'typescript-eslint',
    'typescript',
    '@types/node',
  ]);
  project.run('npm ci');
  expect(linesReportedIn(project)).toEqual(linesThatName(files, ''));
});
