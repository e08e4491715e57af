#!/usr/bin/env node
/** The command. Prints the report to standard output, everything else to standard error. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { rules } from '../../rules/index.ts';
import { SettingsError } from '../lint/settings.ts';
import { makersVersion, SummaryCache } from '../project/cache.ts';
import { findFiles, NoSuchPathError } from '../project/files.ts';
import { readConfig } from './config.ts';
import { explain } from './explain.ts';
import { formatJson } from './format/json.ts';
import type { Report } from './format/report.ts';
import { formatText } from './format/text.ts';
import { readOptions, usage, UsageError, type Options } from './options.ts';
import { createProgress } from './progress.ts';
import { run } from './run.ts';

const formatters = { text: formatText, json: formatJson };

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!isMistake(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

/** A mistake of the caller's, told in one sentence. */
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
  const { files, skipped } = await findFiles(options.paths, cwd, options.all);
  if (options.explain !== undefined) {
    process.stdout.write(explain(options.explain, files, config.settings, cwd));
    return 0;
  }
  const progress = createProgress(process.stderr, files.length);
  const cache = options.cache ? new SummaryCache(cacheFile(cwd), makersVersion()) : undefined;
  const result = run(files, config, cwd, progress.update, cache);
  cache?.save();
  progress.end();
  const unused = options.reportUnused ? result.unused : [];
  const report: Report = { result, unused, skipped, cwd, colors: process.stdout.isTTY && !process.env.NO_COLOR };
  process.stdout.write(formatters[options.format](report));
  return exitCode(report, options);
}

/** Where build tools keep what can be made again. */
function cacheFile(cwd: string): string {
  return join(cwd, 'node_modules/.cache/eslint-plugin-event-loop/summaries.json');
}

function exitCode({ result: { findings, unreadable }, unused }: Report, { maxWarnings }: Options): number {
  if (unreadable.length > 0) return 2;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return errors + unused.length > 0 || findings.length - errors > maxWarnings ? 1 : 0;
}

function versionOf(): string {
  const { version } = createRequire(import.meta.url)('eslint-plugin-event-loop/package.json') as { version: string };
  return version;
}
