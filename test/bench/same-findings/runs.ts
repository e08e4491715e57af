/** How a built checkout is run: the command and ESLint, in processes of their own. Knows nothing of what is linted. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PresetName } from '../../../src/rule/preset-names.ts';

/** The entry points of a checkout that is built, as absolute paths. */
export interface Checkout {
  readonly folder: string;
  readonly command: string;
  readonly plugin: string;
  readonly parser: string;
}

export interface Run {
  readonly driver: 'command' | 'ESLint';
  /** What tells it from the other runs of an input. */
  readonly name: string;
  readonly args: (checkout: Checkout) => readonly string[];
  readonly environment?: (checkout: Checkout) => Readonly<Record<string, string>>;
}

export interface Output {
  readonly text: string;
  readonly code: number | null;
  /** What went wrong, in a few words. */
  readonly problem: string | undefined;
}

/** `usual` is ESLint's own parser for JavaScript, and typescript-eslint's for TypeScript; the others read all files. */
export type ParserName = 'usual' | 'typescript-eslint' | 'own';

/** What a file says about how it is linted. The path is relative to the folder that the drivers run in. */
export interface FileOptions {
  readonly file: string;
  readonly preset: PresetName;
  readonly settings: object;
}

/** What `eslint-config.js` reads from the environment, beside the entry points of the checkout. */
export interface EslintOptions {
  readonly parser: ParserName;
  readonly preset: PresetName;
  /** Patterns of files that are CommonJS, beside `.cjs` and `.cts`. */
  readonly commonjs: readonly string[];
  readonly files: readonly FileOptions[];
}

/** How much of its complaints is shown when a process fails, in characters. */
const LONGEST = 500;

/** A process that takes longer is ended, in milliseconds. */
const LIMIT = 600_000;

/** Of the heap, in MiB. The plugin forgets by this number, so it must not depend on how much memory is free. */
const HEAP = 4000;

const eslint = join(dirname(createRequire(import.meta.url).resolve('eslint/package.json')), 'bin/eslint.js');

/** Finds the entry points in the manifest, since files may have moved. Throws where nothing is built. */
export function checkoutIn(folder: string): Checkout {
  const { bin, exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: Readonly<Record<string, string>>;
    exports: Readonly<Record<string, string>>;
  };
  const [command = ''] = Object.values(bin);
  const [plugin = '', parser = ''] = [exports['.'], exports['./parser']];
  const checkout = { folder, command: join(folder, command), plugin: join(folder, plugin), parser: join(folder, parser) };
  for (const file of [checkout.command, checkout.plugin, checkout.parser]) readFileSync(file);
  return checkout;
}

/** Describes a run of the command on paths. `config` is a file with settings. */
export function commandRun(preset: PresetName, paths: readonly string[], config?: string): Run {
  const settings = config === undefined ? [] : ['--report-unused', '--config', config];
  return {
    driver: 'command',
    name: `command, ${preset}${config === undefined ? '' : `, ${paths.join(' ').replaceAll('/', '+')}`}`,
    args: ({ command }) => [command, '--all', '--no-cache', '--format', 'json', '--preset', preset, ...settings, ...paths],
  };
}

/** Describes a run of ESLint on paths. `name` says what is special about the options. */
export function eslintRun(name: string, options: EslintOptions, paths: readonly string[]): Run {
  const config = join(import.meta.dirname, 'eslint-config.js');
  return {
    driver: 'ESLint',
    name: `ESLint, ${name}`,
    args: () => [eslint, '--config', config, '--format', 'json', ...paths],
    environment: ({ plugin, parser }) => ({ SAME_FINDINGS: JSON.stringify({ ...options, plugin, ownParser: parser }) }),
  };
}

/** Runs a checkout in a folder. What it prints is written to a file, and what it complains of to another one beside. */
export async function outputOf({ args, environment }: Run, checkout: Checkout, cwd: string, file: string): Promise<Output> {
  mkdirSync(dirname(file), { recursive: true });
  const [stdout, stderr] = [openSync(file, 'w'), openSync(`${file}.log`, 'w')];
  try {
    const child = spawn(process.execPath, [`--max-old-space-size=${HEAP}`, ...args(checkout)], {
      cwd,
      stdio: ['ignore', stdout, stderr],
      timeout: LIMIT,
      env: { ...process.env, ...environment?.(checkout) },
    });
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    const text = readFileSync(file, 'utf8');
    // ESLint ends with 2 where it crashes, and prints no report. The command ends so where a file can't be parsed, with a report.
    const isReport = /^[[{]/.test(text);
    const end = signal === null ? `ended with ${String(code)}` : `ended by ${signal}, at the latest after ${LIMIT / 60_000} minutes`;
    const problem = signal === null && isReport ? undefined : `It ${end}. ${readFileSync(`${file}.log`, 'utf8').trim().slice(-LONGEST)}`;
    return { text, code, problem };
  } finally {
    closeSync(stdout);
    closeSync(stderr);
  }
}
