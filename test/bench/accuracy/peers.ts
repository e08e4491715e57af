/**
 * What rules of other tools report in the same files: eslint-plugin-n's `no-sync` and its ports in oxlint and Biome, Deno's
 * `no-sync-fn-in-async-fn`, and typescript-eslint's `await-thenable`. All look at one file at a time.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as typescriptParser from '@typescript-eslint/parser';
import { ESLint, Linter, type Rule } from 'eslint';
import tseslint from 'typescript-eslint';
import { spansOf } from '../../../src/summary/spans.ts';
import { install } from './packages.ts';

/** The tools that are installed for this; ESLint and typescript-eslint are the project's own. */
export const peerPackages = ['eslint-plugin-n@18.5.0', 'oxlint@1.94.0', '@biomejs/biome@2.6.8', 'deno@2.9.6'] as const;

interface Position {
  readonly line: number;
  readonly column: number;
}

export interface PeerReport {
  readonly file: string;
  readonly start: Position;
  /** Where it ends, exclusively. */
  readonly end: Position;
  readonly message: string;
}

export interface Peer {
  readonly name: string;
  readonly reports: readonly PeerReport[];
}

const isBefore = (a: Position, b: Position): boolean => a.line < b.line || (a.line === b.line && a.column <= b.column);

/** Whether a peer reports a call by its name, at a line and, if that is known, a column. */
export function isReportedBy({ reports }: Peer, file: string, name: string, line: number, column?: number): boolean {
  const called = new RegExp(String.raw`\b${name}\b`);
  return reports.some(({ file: of, start, end, message }) => {
    if (of !== file || !called.test(message)) return false;
    return column === undefined
      ? start.line <= line && line <= end.line
      : isBefore(start, { line, column }) && isBefore({ line, column }, end);
  });
}

/** The rules about names that end with `Sync`, on files that are copied where no tool leaves them out. */
export async function syncPeers(folder: string, files: readonly string[]): Promise<Peer[]> {
  install(folder, peerPackages);
  const copies = join(folder, 'files');
  rmSync(copies, { recursive: true, force: true });
  mkdirSync(copies, { recursive: true });
  const names = new Map(files.map((file, index) => [`${index}${extname(file)}`, file]));
  for (const [name, file] of names) copyFileSync(file, join(copies, name));
  const originalOf = (path: string): string => names.get(path.replace(/^.*[\\/]/, '')) ?? path;
  return [
    { name: 'eslint-plugin-n `no-sync`', reports: await withEslintPluginN(folder, files) },
    { name: 'oxlint `node/no-sync`', reports: withOxlint(folder, copies, originalOf) },
    { name: 'Biome `noSyncMethods`', reports: withBiome(folder, copies, originalOf) },
    { name: 'Deno `no-sync-fn-in-async-fn`', reports: withDeno(folder, copies, originalOf) },
  ];
}

/** JavaScript with ESLint's own parser. With typescript-eslint's it needs types, or throws: TypeScript gets a program of the one file. */
async function withEslintPluginN(folder: string, files: readonly string[]): Promise<PeerReport[]> {
  // The plugin's types are not those of this project's ESLint.
  const plugin = (await import(pathToFileURL(join(folder, 'node_modules/eslint-plugin-n/lib/index.js')).href)) as {
    default: { rules: Record<string, Rule.RuleModule> };
  };
  const rules: Linter.RulesRecord = { 'n/no-sync': ['error', { allowAtRootLevel: true }] };
  const typescript = files.filter(file => /\.[cm]?tsx?$/.test(file));
  const linter = new Linter({ cwd: '/' });
  const inJavaScript = files
    .filter(file => !typescript.includes(file))
    .flatMap(file => {
      const text = readFileSync(file, 'utf8');
      // ESLint leaves out what is in `node_modules`.
      const verify = (sourceType: 'module' | 'commonjs') =>
        linter.verify(
          text,
          [
            {
              files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
              plugins: { n: plugin.default },
              rules,
              linterOptions: { noInlineConfig: true },
              languageOptions: { sourceType },
            },
          ],
          { filename: file.replaceAll('/node_modules/', '/packages/') },
        );
      const asModule = verify('module');
      const messages = asModule.some(({ fatal }) => fatal) ? verify('commonjs') : asModule;
      return messages.flatMap(message => (message.ruleId === null ? [] : [reportOf(file, message)]));
    });
  return [...inJavaScript, ...(await withTypes(folder, typescript, rules, { n: plugin.default }))];
}

/** `await-thenable`, with types from a program of all the files; packages that they import are not there. */
export const awaitThenable = async (folder: string, files: readonly string[]): Promise<Peer> => ({
  name: 'typescript-eslint `await-thenable`',
  reports: await withTypes(folder, files, { '@typescript-eslint/await-thenable': 'error' }, { '@typescript-eslint': tseslint.plugin }),
});

async function withTypes(folder: string, files: readonly string[], rules: Linter.RulesRecord, plugins: object): Promise<PeerReport[]> {
  if (files.length === 0) return [];
  // The parser keeps the program of a file that it has read.
  const project = join(
    folder,
    `tsconfig-${Object.keys(rules).join('-').replaceAll(/\W+/g, '-')}-${createHash('sha256').update(files.join()).digest('hex').slice(0, 8)}.json`,
  );
  const compilerOptions = {
    allowJs: true,
    strict: true,
    noEmit: true,
    target: 'es2023',
    module: 'nodenext',
    skipLibCheck: true,
    types: [],
  };
  writeFileSync(project, JSON.stringify({ compilerOptions, files }));
  const eslint = new ESLint({
    cwd: '/',
    overrideConfigFile: true,
    overrideConfig: [
      { ignores: ['!**/node_modules/'] },
      {
        files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
        linterOptions: { noInlineConfig: true },
        languageOptions: { parser: typescriptParser, parserOptions: { project, tsconfigRootDir: folder } },
        plugins: plugins as Record<string, ESLint.Plugin>, // the types of the two differ in details that no rule here uses
        rules,
      },
    ],
  });
  const results = await eslint.lintFiles([...files]);
  return results.flatMap(({ filePath, messages }) => {
    const refusal = messages.find(({ fatal, message }) => fatal === true || message.startsWith('File ignored'));
    if (refusal) throw new Error(`${filePath} was not linted: ${refusal.message}`);
    return messages.filter(({ ruleId }) => ruleId !== null).map(message => reportOf(filePath, message));
  });
}

const reportOf = (file: string, { line, column, endLine = line, endColumn = column, message }: Linter.LintMessage): PeerReport => ({
  file,
  start: { line, column },
  end: { line: endLine, column: endColumn },
  message,
});

type OriginalOf = (path: string) => string;

function output(command: string, args: readonly string[], cwd: string): string {
  const { stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, NO_COLOR: '1', DENO_NO_UPDATE_CHECK: '1', DENO_DIR: join(cwd, '..', 'deno') },
  });
  if (error) throw error;
  if (stdout === '') throw new Error(stderr);
  return stdout;
}

function withOxlint(folder: string, copies: string, originalOf: OriginalOf): PeerReport[] {
  const config = join(folder, 'oxlint.json');
  writeFileSync(
    config,
    JSON.stringify({
      plugins: ['node'],
      categories: { correctness: 'off' },
      rules: { 'node/no-sync': ['error', { allowAtRootLevel: true }] },
    }),
  );
  const { diagnostics } = JSON.parse(output(join(folder, 'node_modules/.bin/oxlint'), ['-c', config, '-f', 'json', '.'], copies)) as {
    diagnostics: { code?: string; message: string; filename: string; labels: { span: { offset: number; length: number } }[] }[];
  };
  return diagnostics.flatMap(({ code, message, filename, labels: [label] }) => {
    if (code !== 'node(no-sync)' || !label) return [];
    const file = originalOf(filename);
    // Its offsets count bytes.
    const bytes = readFileSync(file);
    const at = (offset: number): number => bytes.subarray(0, offset).toString('utf8').length;
    const spanOf = spansOf(bytes.toString('utf8'));
    const [start, end] = [at(label.span.offset), at(label.span.offset + label.span.length)];
    return [{ file, message, start: spanOf([start, start]), end: spanOf([end, end]) }];
  });
}

function withBiome(folder: string, copies: string, originalOf: OriginalOf): PeerReport[] {
  const config = join(folder, 'biome.json');
  writeFileSync(
    config,
    JSON.stringify({ linter: { rules: { preset: 'none', nursery: { noSyncMethods: 'error' } } }, files: { maxSize: 10_000_000 } }),
  );
  const binary = join(folder, 'node_modules/.bin/biome');
  const { diagnostics } = JSON.parse(
    output(binary, ['lint', `--config-path=${config}`, '--reporter=json', '--max-diagnostics=none', '.'], copies),
  ) as {
    diagnostics: { category?: string; message: string; location: { path: string; start: Position; end: Position } }[];
  };
  return diagnostics
    .filter(({ category }) => category === 'lint/nursery/noSyncMethods')
    .map(({ message, location: { path, start, end } }) => ({ file: originalOf(path), start, end, message }));
}

function withDeno(folder: string, copies: string, originalOf: OriginalOf): PeerReport[] {
  const binary = join(folder, `node_modules/@deno/${denoPlatform()}/deno`);
  if (!existsSync(binary)) throw new Error(`${binary} is not there: its package has other names here.`);
  chmodSync(binary, 0o755);
  const { diagnostics } = JSON.parse(
    output(binary, ['lint', '--no-config', '--rules-tags=', '--rules-include=no-sync-fn-in-async-fn', '--json', '.'], copies),
  ) as {
    diagnostics: {
      filename: string;
      message: string;
      hint?: string;
      range: { start: { line: number; col: number }; end: { line: number; col: number } };
    }[];
  };
  return diagnostics.map(({ filename, message, hint = '', range: { start, end } }) => ({
    file: originalOf(fileURLToPath(filename)),
    start: { line: start.line, column: start.col + 1 },
    end: { line: end.line, column: end.col + 1 },
    message: `${message} ${hint}`,
  }));
}

/** The name of Deno's package for this platform. */
function denoPlatform(): string {
  if (process.platform !== 'linux') return `${process.platform === 'win32' ? 'win32' : 'darwin'}-${process.arch}`;
  return `linux-${process.arch}-glibc`;
}
