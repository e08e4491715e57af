#!/usr/bin/env node
/** The command. Prints reports to standard output or to files; progress and errors go to standard error. */
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { rules } from '../../rules/index.ts';
import { SettingsError } from '../analysis/settings.ts';
import { summaryVersion } from '../project/build-version.ts';
import { SummaryStore } from '../project/summary-store.ts';
import { SummaryThreads } from '../project/summary-threads.ts';
import { findFiles, NoSuchPathError } from '../project/files.ts';
import { compare, readBaseline, updateBaseline } from './baseline.ts';
import { readConfig, type Config } from './config.ts';
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
import { LastRun } from './last-run.ts';
import { createProgress } from './progress.ts';
import { repositoryOf } from './repository.ts';
import { run, type Result, type LintRun } from './run.ts';

const formatters: Readonly<Record<Format, (report: Report) => string>> = {
  text: formatText,
  json: formatJson,
  github: formatGithub,
  gitlab: formatGitlab,
  junit: formatJunit,
  sarif: formatSarif,
  html: formatHtml,
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!isMistake(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

/** Tells whether an error is a mistake of the user. Its message is one sentence. */
function isMistake(error: unknown): error is Error {
  return error instanceof UsageError || error instanceof SettingsError || error instanceof NoSuchPathError;
}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options.help || options.version) {
    process.stdout.write(options.help ? usage : `${versionOf()}\n`);
    return 0;
  }
  const cwd = process.cwd();
  const config = await readConfig(options.preset, options.config, rules, cwd);
  const { files, skipped, unreadable } = await findFiles(options.paths, cwd, options.all);
  if (options.explain !== undefined) {
    const { explain: target, stages } = options;
    process.stdout.write(stages ? explainStages(target, config.settings, cwd) : explain(target, files, config.settings, cwd));
    return 0;
  }
  const linted = options.cache ? cachedRun(files, config, cwd) : uncachedRun(files, config, cwd);
  const found = { ...linted, unreadable: [...unreadable, ...linted.unreadable] };
  const { result, baseline } = await comparedWithBaseline(options, found, files, cwd);
  const unused = options.reportUnused ? result.unused : [];
  const report = { result, baseline, unused, skipped, cwd, root: repositoryOf(cwd, process.env), rules, version: versionOf() };
  for (const output of options.outputs) await write(output, report);
  return exitCode(report, options);
}

/** Leaves out the findings that the baseline records. Writes the baseline first, if the user asks for that. */
async function comparedWithBaseline(
  { baseline: file, updateBaseline: isUpdate }: Options,
  result: Result,
  files: readonly string[],
  cwd: string,
): Promise<Pick<Report, 'result' | 'baseline'>> {
  if (file === undefined) return { result, baseline: undefined };
  const unreadable = new Set(result.unreadable.map(({ file }) => file));
  const linted = files.filter(path => !unreadable.has(path));
  if (isUpdate) await updateBaseline(file, result.findings, linted, cwd);
  const { fresh, known, gone } = await compare(result.findings, await readBaseline(file, cwd), linted, cwd);
  return { result: { ...result, findings: fresh }, baseline: { known, gone } };
}

async function write({ format, file }: Output, report: Omit<Report, 'colors'>): Promise<void> {
  const text = formatters[format]({ ...report, colors: file === undefined && process.stdout.isTTY && !process.env.NO_COLOR });
  if (file === undefined) {
    process.stdout.write(text);
    return;
  }
  await writeFile(resolve(report.cwd, file), text).catch((error: unknown) => {
    throw new UsageError(`The report '${file}' can't be written. ${(error as Error).message}.`);
  });
}

/** Lints the files, whatever the last result. `folder` is the cache of summaries. */
function freshRun(files: readonly string[], config: Config, cwd: string, folder: string): LintRun {
  const progress = createProgress(process.stderr, files.length);
  const cache = new SummaryStore(folder, summaryVersion());
  const ahead = new SummaryThreads(cache, files);
  try {
    return run(files, config, cwd, progress.update, ahead);
  } finally {
    progress.end();
    ahead.end();
    cache.save();
  }
}

/** Lints the files with a temporary cache, and deletes it. Caches nothing where no folder can be made. */
function uncachedRun(files: readonly string[], config: Config, cwd: string): Result {
  const folder = join(tmpdir(), `eslint-plugin-event-loop-${randomUUID()}`);
  try {
    return freshRun(files, config, cwd, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function cachedRun(files: readonly string[], config: Config, cwd: string): Result {
  const last = new LastRun(cacheFile(cwd, 'last-run.json'), files, config, cwd);
  const known = last.result();
  if (known) return known;
  const { evidence, ...result } = freshRun(files, config, cwd, cacheFile(cwd, 'summaries'));
  last.keep(result, evidence);
  return result;
}

/** Returns a path in the folder where build tools put their caches. */
function cacheFile(cwd: string, name: string): string {
  return join(cwd, 'node_modules/.cache/eslint-plugin-event-loop', name);
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
