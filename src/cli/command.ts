/** The command. Prints reports to standard output or to files; progress and errors go to standard error. */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { rules } from '../../rules/index.ts';
import { SettingsError } from '../analysis/settings.ts';
import { writeOutput } from '../disk/write.ts';
import { allFiles, findFiles, NoSuchPathError, ownFiles, type FoundFiles, type Selection } from '../project/files.ts';
import { compare, updateBaseline } from './baseline.ts';
import { cacheFolderFor } from './cache-folders.ts';
import { cachedRun, uncachedRun } from './cached-run.ts';
import { readConfiguration, type Configuration } from './configuration.ts';
import { explain, explainStages } from './explain.ts';
import { formatGithub } from './format/github.ts';
import { formatGitlab } from './format/gitlab.ts';
import { formatHtml } from './format/html/page.ts';
import { formatJson } from './format/json.ts';
import { formatJunit } from './format/junit.ts';
import type { Report } from './format/report.ts';
import { formatSarif } from './format/sarif.ts';
import { formatText } from './format/text.ts';
import { readOptions, usage, UsageError, type Format, type Options, type Output } from './options.ts';
import { outputPath, sentence } from './outputs.ts';
import { printable, withoutCommands } from './printable.ts';
import { repositoryOf } from './repository.ts';
import type { UnreadableFile } from '../project/read.ts';
import type { Finding, Result } from './run.ts';

const formatters: Readonly<Record<Format, (report: Report) => string>> = {
  text: formatText,
  json: formatJson,
  github: formatGithub,
  gitlab: formatGitlab,
  junit: formatJunit,
  sarif: formatSarif,
  html: formatHtml,
};

/** Runs the command, and returns its exit code: 0 clean, 1 findings, 2 the work was not done. */
export async function command(args: readonly string[]): Promise<number> {
  try {
    return await execute(args);
  } catch (error) {
    if (error instanceof ClosedOutput) return error.code;
    if (!isMistake(error)) throw error;
    process.stderr.write(withoutCommands(`${printable(error.message)}\n`));
    return 2;
  }
}

/** Tells whether an error is a mistake of the user. Its message is one sentence. */
function isMistake(error: unknown): error is Error {
  return error instanceof UsageError || error instanceof SettingsError || error instanceof NoSuchPathError;
}

async function execute(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options.help || options.version) return print(options.help ? usage : `${versionOf()}\n`, 0);
  const cwd = process.cwd();
  const configuration = await readConfiguration({ preset: options.preset, file: options.config }, rules, cwd);
  const found = await findFiles(options.paths, cwd, selectionOf(options, configuration));
  if (options.explain !== undefined) return print(explanationOf(options.explain, options.stages, found, configuration, cwd), 0);
  if (found.files.length === 0 && found.unreadable.length === 0 && !options.passOnNoFiles) throw new UsageError(noFiles(options, found));

  const { files, skipped, unreadable } = found;
  const cache = options.cache ? await cacheFolderFor(cwd) : undefined;
  const run = cache === undefined ? uncachedRun(files, configuration, cwd) : cachedRun(files, configuration, cwd, cache);
  const linted = withoutUnparsable({ ...run, unreadable: [...configProblem(configuration), ...run.unreadable] }, options);
  if (linted.linted === 0 && linted.unreadable.length === 0 && unreadable.length === 0 && !options.passOnNoFiles)
    throw new UsageError(nothingLinted(linted, files.length));
  const { result, baseline } = comparedWithBaseline(
    options,
    { ...withPrograms(linted, options), unreadable: [...unreadable, ...linted.unreadable] },
    // A file that is left out keeps its entries.
    withoutFiles(files, run.unreadable),
    cwd,
  );
  const report = {
    ...{ result, baseline, skipped, cwd, rules },
    unused: options.reportUnused ? result.unused : [],
    root: repositoryOf(cwd, process.env),
    version: versionOf(),
    listImports: options.listImports,
  };
  const code = exitCode(report, options);
  for (const output of options.outputs) await write(output, report, code);
  return code;
}

function selectionOf({ all }: Options, configuration: Configuration): Selection {
  if (all) return allFiles;
  const base = configuration.selectsFiles ? allFiles : ownFiles;
  return { ...base, isIgnored: (path, isFolder) => configuration.isIgnored(path, isFolder) };
}

function noFiles({ paths }: Options, { skipped }: FoundFiles): string {
  const reasons = Array.from(skipped, ([reason, { length }]) => `${length} ${reason}`);
  const why = reasons.length > 0 ? ` (skipped: ${reasons.join(', ')}; --all lints them)` : '';
  return `There is no file to lint in '${paths.join("', '")}'${why}. --pass-on-no-files makes that a success.`;
}

function explanationOf(target: string, stages: boolean, { files }: FoundFiles, configuration: Configuration, cwd: string): string {
  const file = resolve(cwd, target.replace(/(?::\d+|#[^#]*)$/, ''));
  const { settings } = configuration.of(file) ?? configuration.configsOf(files)[0] ?? { settings: {} };
  const text = stages ? explainStages(target, settings, cwd) : explain(target, files, settings, cwd);
  return withoutCommands(text.split('\n').map(printable).join('\n'));
}

/** Returns the configuration that was found and cannot be loaded, as a file that could not be read. */
const configProblem = ({ problem }: Configuration): UnreadableFile[] =>
  problem === undefined ? [] : [{ file: problem.file, line: undefined, column: undefined, message: problem.message }];

function nothingLinted({ leftOut, withoutRules }: Result, files: number): string {
  const reasons = [
    ...(leftOut > 0 ? [`${leftOut} cannot be parsed`] : []),
    ...(withoutRules > 0 ? [`on ${withoutRules} the configuration switches no rule on`] : []),
  ];
  return `Nothing was linted of ${files} ${files === 1 ? 'file' : 'files'}: ${reasons.join(', ')}. --pass-on-no-files makes that a success.`;
}

/** Leaves out the files that could be read but not parsed, if the user asks for that. Counts them. */
function withoutUnparsable(result: Result, { ignoreUnparsable }: Options): Result {
  if (!ignoreUnparsable) return result;
  const unreadable = result.unreadable.filter(({ line }) => line === undefined);
  return { ...result, unreadable, leftOut: result.unreadable.length - unreadable.length };
}

/** Adds the findings in programs that serve nobody as warnings, if the user asks for that. */
function withPrograms(result: Result, { programs }: Options): Result {
  if (!programs) return result;
  const added = result.inPrograms.map((finding): Finding => ({ ...finding, severity: 'warn' }));
  const findings = [...result.findings, ...added].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  return { ...result, findings, inPrograms: [] };
}

function withoutFiles(files: readonly string[], others: readonly UnreadableFile[]): string[] {
  const left = new Set(others.map(({ file }) => file));
  return files.filter(file => !left.has(file));
}

/** Leaves out the findings that the baseline records. Writes the baseline first, if the user asks for that. */
function comparedWithBaseline(
  { baseline: file, updateBaseline: isUpdate }: Options,
  result: Result,
  linted: readonly string[],
  cwd: string,
): Pick<Report, 'result' | 'baseline'> {
  if (file === undefined) return { result, baseline: undefined };
  if (isUpdate) updateBaseline(file, result.findings, linted, cwd);
  const { fresh, known, gone } = compare(file, result.findings, linted, cwd);
  return { result: { ...result, findings: fresh }, baseline: { known, gone } };
}

async function write({ format, file }: Output, report: Omit<Report, 'colors'>, code: number): Promise<void> {
  const text = formatters[format]({ ...report, colors: file === undefined && process.stdout.isTTY && !process.env.NO_COLOR });
  if (file === undefined) {
    await print(text, code);
    return;
  }
  try {
    writeOutput(outputPath(file, report.cwd), text);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`The report '${file}' can't be written. ${sentence((error as Error).message)}`);
  }
}

/** An error because nobody reads standard output any more. `code` is the exit code of the work that was done. */
class ClosedOutput extends Error {
  override readonly name = 'ClosedOutput';
  readonly code: number;

  constructor(code: number) {
    super('Standard output is closed.');
    this.code = code;
  }
}

/** Writes to standard output, and returns the exit code. Throws a `ClosedOutput`, or a `UsageError` if the text cannot be written. */
async function print(text: string, code: number): Promise<number> {
  const error = await new Promise<NodeJS.ErrnoException | null | undefined>(done => {
    // The stream also emits the error, which would end the process.
    process.stdout.once('error', done);
    process.stdout.write(text, done);
  });
  if (error?.code === 'EPIPE') throw new ClosedOutput(code);
  if (error) throw new UsageError(`Standard output can't be written. ${sentence(error.message)}`);
  return code;
}

function exitCode({ result: { findings, unreadable }, unused }: Pick<Report, 'result' | 'unused'>, { maxWarnings }: Options): number {
  if (unreadable.length > 0) return 2;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return errors + unused.length > 0 || findings.length - errors > maxWarnings ? 1 : 0;
}

function versionOf(): string {
  const { version } = createRequire(import.meta.url)('eslint-plugin-event-loop/package.json') as { version: string };
  return version;
}
