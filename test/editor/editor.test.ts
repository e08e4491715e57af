/**
 * What an editor shows: VS Code's ESLint language server, on a project with the plugin as it is packed. Both come from the
 * npm registry, so this is no part of `npm test`: `npm run verify editor`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { exampleFile, exampleMessages } from '../../docs/tools/pictures/example-messages.ts';
import { ScratchProject } from '../published/scratch-project.ts';
import { LanguageServer } from './language-server.ts';

const config = `import { defineConfig } from 'eslint/config';
import eventLoop from 'eslint-plugin-event-loop';
import parser from 'eslint-plugin-event-loop/parser';

export default defineConfig([
  { files: ['**/*.{js,ts}'], plugins: { 'event-loop': eventLoop }, extends: ['event-loop/recommended'] },
  { files: ['**/*.ts'], languageOptions: { parser } },
]);
`;

const caller = `import { render } from './render.js';

export async function page(name) {
  return render(name);
}
`;
const blocking = `import { readFileSync } from 'node:fs';

export const render = name => readFileSync(name, 'utf8');
`;
const awaited = `import { readFile } from 'node:fs/promises';

export const render = name => readFile(name, 'utf8');
`;

const page = (rule: string): string =>
  `https://github.com/eslint-plugin-event-loop/eslint-plugin-event-loop/blob/main/docs/rules/${rule}.md`;

const project = new ScratchProject();
// In a folder of its own: its dependencies are none of the project's.
const tool = new ScratchProject();
let server: LanguageServer;

beforeAll(async () => {
  project.install('eslint@10', project.pack());
  tool.install('vscode-langservers-extracted@4.10.0');
  project.write({ 'eslint.config.js': config });
  server = await LanguageServer.start(
    tool.path('node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server'),
    project.folder,
  );
});

afterAll(async () => {
  try {
    await server.stop();
  } finally {
    project.remove();
    tool.remove();
  }
});

/** A file of the project, on disk and open in the editor. */
async function opened(name: string, text: string): Promise<string> {
  project.write({ [name]: text });
  const file = project.path(name);
  await server.open(file, text);
  return file;
}

const underlined = (text: string, { range: { start, end } }: Diagnostic): string => {
  expect(end.line).toBe(start.line);
  return text.split('\n')[start.line]?.slice(start.character, end.character) ?? '';
};

it('underlines the name of the call alone, and links to the page of the rule', async () => {
  const text = "import fs from 'node:fs';\n\nexport const load = async name => JSON.parse(fs.readFileSync(name, 'utf8'));\n";
  const diagnostics = await server.diagnostics(await opened('load.js', text));
  expect(diagnostics.map(diagnostic => underlined(text, diagnostic))).toEqual(['readFileSync']);
  expect(diagnostics).toMatchObject([
    {
      code: 'event-loop/no-sync-fs',
      codeDescription: { href: page('no-sync-fs') },
      source: 'eslint',
      message: expect.stringContaining("'fs.readFileSync' blocks the event loop in this async function") as string,
    },
  ]);
});

it('offers the remedy as a quick fix, which gives code that waits without blocking', async () => {
  const file = await opened(
    'read.js',
    "import { readFileSync } from 'node:fs';\n\nexport async function read(name) {\n  return readFileSync(name, 'utf8').trim();\n}\n",
  );
  const [diagnostic] = await server.diagnostics(file);
  if (!diagnostic) throw new Error('There is no diagnostic.');
  const actions = await server.actions(file, diagnostic);
  const remedies = actions.filter(({ title }) => !/^(?:Disable|Show documentation)/.test(title));
  expect(remedies.map(({ title }) => title)).toEqual([expect.stringContaining('readFile')]);
  const [remedy] = remedies;
  if (!remedy) throw new Error('There is no remedy.');
  // The import that is left is for `no-unused-vars` to tell of.
  const after =
    "import { readFileSync } from 'node:fs';\nimport { readFile } from 'node:fs/promises';\n\nexport async function read(name) {\n  return (await readFile(name, 'utf8')).trim();\n}\n";
  expect(await server.applied(file, remedy)).toBe(after);
  await server.change(file, after);
  expect(await server.diagnostics(file)).toEqual([]);
});

it('shows the same in TypeScript, read by the parser of the plugin', async () => {
  const text =
    "import { execSync } from 'node:child_process';\n\nexport class Builds {\n  async run(name: string): Promise<string> {\n    return execSync<string>(`make ${name}`).trim();\n  }\n}\n";
  const diagnostics = await server.diagnostics(await opened('builds.ts', text));
  expect(diagnostics.map(diagnostic => [underlined(text, diagnostic), diagnostic.code])).toEqual([
    ['execSync', 'event-loop/no-sync-child-process'],
  ]);
});

it('sees what was saved in the file of a helper, at the next change of the caller', async () => {
  project.write({ 'render.js': blocking });
  const file = await opened('page.js', caller);
  expect(await server.diagnostics(file)).toMatchObject([
    { message: expect.stringContaining('render → fs.readFileSync (render.js:3)') as string },
  ]);
  project.write({ 'render.js': awaited });
  await server.change(file, `${caller}\n`);
  expect(await server.diagnostics(file)).toEqual([]);
  project.write({ 'render.js': blocking });
  await server.change(file, caller);
  expect((await server.diagnostics(file)).map(diagnostic => underlined(caller, diagnostic))).toEqual(['render']);
});

it('does not see what was typed in the file of a helper and not saved', async () => {
  const helper = await opened('render.js', blocking);
  const file = await opened('other.js', caller);
  await server.change(helper, awaited);
  await server.change(file, `${caller}\n`);
  expect(await server.diagnostics(file)).toHaveLength(1);
});

it('shows of the example server what the picture in docs/editors.md shows', async () => {
  const text = readFileSync(join(import.meta.dirname, '../..', exampleFile), 'utf8');
  const diagnostics = await server.diagnostics(await opened(exampleFile, text));
  const shown = diagnostics.map(({ range: { start, end }, message }) => ({
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    message,
  }));
  expect(shown).toEqual(
    exampleMessages(text).map(({ line, column, endLine, endColumn, message }) => ({ line, column, endLine, endColumn, message })),
  );
});
