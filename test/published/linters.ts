/** The ways to run the rules on a project that the plugin is installed in, each giving findings of the same shape. */
import { spawnSync } from 'node:child_process';
import { relative } from 'node:path';
import type { PresetName } from '../../src/rule/preset-names.ts';
import type { ScratchProject } from './scratch-project.ts';

export interface Finding {
  /** From the project's folder on. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly message: string;
}

export interface Linted {
  readonly findings: readonly Finding[];
  /** Files that could not be parsed, and anything else that is no finding. */
  readonly failures: readonly string[];
}

export const lineOf = ({ file, line, column, rule, message }: Finding): string => `${file}:${line}:${column} ${rule} ${message}`;

/** Longer than the slowest of these takes on a busy machine, in milliseconds. */
const LIMIT = 300_000;

function printedBy(
  project: ScratchProject,
  program: string,
  given: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): string {
  const { stdout, stderr, status, error } = spawnSync(program, given, {
    cwd: project.folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
    timeout: LIMIT,
    env: { ...process.env, ...environment },
  });
  if (error || !/^[[{]/.test(stdout)) throw new Error(`${given.join(' ')} ended with ${status}: ${error?.message ?? (stderr || stdout)}`);
  return stdout;
}

interface EslintResult {
  readonly filePath: string;
  readonly messages: readonly {
    readonly ruleId: string | null;
    readonly line: number;
    readonly column: number;
    readonly message: string;
  }[];
}

/** ESLint on these files, run by this Node; the configuration may look at the environment. */
export function lintWithEslint(
  project: ScratchProject,
  node: string,
  files: readonly string[],
  options: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Linted {
  const program = project.path('node_modules/eslint/bin/eslint.js');
  const results = JSON.parse(printedBy(project, node, [program, '--format', 'json', ...options, ...files], environment)) as EslintResult[];
  const told = results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, line, column, message }) => ({
      file: relative(project.folder, filePath),
      line,
      column,
      rule: ruleId ?? '',
      message,
    })),
  );
  return { findings: told.filter(({ rule }) => rule !== ''), failures: told.filter(({ rule }) => rule === '').map(lineOf) };
}

interface CommandReport {
  readonly findings: readonly Finding[];
  readonly unreadable: readonly { readonly file: string; readonly message: string }[];
}

export function lintWithCommand(project: ScratchProject, node: string, files: readonly string[], preset: PresetName): Linted {
  const program = project.path('node_modules/eslint-plugin-event-loop/dist/src/cli/main.js');
  const given = [program, '--all', '--no-config', '--preset', preset, '--format', 'json', ...files];
  const { findings, unreadable } = JSON.parse(printedBy(project, node, given)) as CommandReport;
  return { findings, failures: unreadable.map(({ file, message }) => `${file}: ${message}`) };
}

interface OxlintReport {
  readonly diagnostics: readonly {
    readonly message: string;
    readonly code?: string;
    readonly filename: string;
    readonly labels: readonly { readonly span: { readonly line: number; readonly column: number } }[];
  }[];
}

/** oxlint on these files, with a configuration of its own; it names rules `event-loop(no-sync-fs)`. */
export function lintWithOxlint(project: ScratchProject, node: string, files: readonly string[], config: string): Linted {
  const program = project.path('node_modules/oxlint/bin/oxlint');
  const { diagnostics } = JSON.parse(printedBy(project, node, [program, '-c', config, '--format', 'json', ...files])) as OxlintReport;
  const told = diagnostics.map(({ message, code = '', filename, labels: [label] }) => {
    const { line = 0, column = 0 } = label?.span ?? {};
    return { file: filename, line, column, rule: code.replace(/^([\w-]+)\((.*)\)$/, '$1/$2'), message };
  });
  const isFinding = ({ rule }: Finding): boolean => rule.startsWith('event-loop/');
  return { findings: told.filter(isFinding), failures: told.filter(one => !isFinding(one)).map(lineOf) };
}
