/** Runs with a cache. The last result counts if nothing has changed, and else the summaries of unchanged files do. */
import { randomUUID } from 'node:crypto';
import { lstatSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CacheFolder } from '../disk/cache-folder.ts';
import { summaryVersion } from '../project/build-version.ts';
import { SummaryStore } from '../project/summary-store.ts';
import { SummaryThreads } from '../project/summary-threads.ts';
import type { Configuration } from './configuration.ts';
import { LastRun } from './last-run.ts';
import { createProgress } from './progress.ts';
import { run, type LintRun, type Result } from './run.ts';

/** Lints the files with the caches in a folder. */
export function cachedRun(files: readonly string[], configuration: Configuration, cwd: string, folder: string): Result {
  const last = new LastRun(folder, files, configuration, cwd);
  const known = last.result();
  if (known) return known;
  const { evidence, ...result } = freshRun(files, configuration, cwd, join(folder, 'summaries'));
  last.keep(result, evidence);
  return result;
}

/** Lints the files with a temporary cache, and deletes it. Caches nothing where no folder can be made. */
export function uncachedRun(files: readonly string[], configuration: Configuration, cwd: string): Result {
  const folder = join(tmpdir(), `${PREFIX}${randomUUID()}`);
  try {
    removeAbandoned();
    return freshRun(files, configuration, cwd, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lints the files, whatever the last result. `folder` is the cache of summaries. */
function freshRun(files: readonly string[], configuration: Configuration, cwd: string, folder: string): LintRun {
  const progress = createProgress(process.stderr, files.length);
  const cache = new SummaryStore(folder, summaryVersion());
  const ahead = new SummaryThreads(cache, files);
  try {
    return run(files, { config: file => configuration.of(file), cwd, onFile: progress.update, cache: ahead });
  } finally {
    progress.end();
    ahead.end();
    cache.save();
  }
}

const PREFIX = 'eslint-plugin-event-loop-';
const temporaryName = new RegExp(`^${PREFIX}[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}$`);

/** The age in milliseconds above which no run still uses a temporary cache. */
const ABANDONED_MS = 24 * 60 * 60 * 1000;

/** Removes temporary caches of runs that were killed. Nothing but files of this tool, in folders of this user, is removed. */
function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir()).filter(entry => temporaryName.test(entry))) {
    try {
      removeIfAbandoned(join(tmpdir(), name));
    } catch {
      // Something else lies in the folder.
    }
  }
}

function removeIfAbandoned(folder: string): void {
  const stats = lstatSync(folder);
  if (!stats.isDirectory() || stats.mtimeMs > Date.now() - ABANDONED_MS || stats.uid !== process.getuid?.()) return;
  new CacheFolder(folder).removeWhere(() => true);
  rmdirSync(folder);
}
