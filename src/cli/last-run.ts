/**
 * The cached result of the last run, beside the cached summaries. A run reuses the result if nothing that the verdicts depend
 * on has changed. That includes the plugin, the configuration and the files.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { resultVersion } from '../project/build-version.ts';
import type { Evidence } from '../project/evidence.ts';
import { hashOf } from '../project/hash.ts';
import { Project } from '../project/project.ts';
import { discard } from '../project/summary-store.ts';
import { resolverOptions } from '../analysis/analysis.ts';
import type { Config } from './config.ts';
import type { Result } from './run.ts';

interface CachedRun {
  /** The hash of the request, and of the plugin's code. */
  readonly key: string;
  readonly evidence: Evidence;
  readonly result: Result;
}

export class LastRun {
  readonly #file: string;
  readonly #key: string;
  readonly #config: Config;
  readonly #cwd: string;

  /** `file` is the path of the cached result. */
  constructor(file: string, files: readonly string[], config: Config, cwd: string) {
    this.#file = file;
    this.#config = config;
    this.#cwd = cwd;
    const rules = config.rules.map(({ rule, severity, options }) => [rule.name, severity, options]);
    this.#key = hashOf(JSON.stringify([resultVersion(), cwd, rules, config.settings, files]));
  }

  /** Returns the cached result, if this run would have an equal one. */
  result(): Result | undefined {
    const cached = cachedRunIn(this.#file);
    if (cached?.key !== this.#key) return undefined;
    const project = new Project(resolverOptions(this.#config.settings, this.#cwd));
    try {
      return project.sees(cached.evidence) ? cached.result : undefined;
    } catch {
      // Another program has written the file.
      return undefined;
    }
  }

  /** Saves a result, unless a file that it depends on could not be read. Ignores a failure to write. */
  keep(result: Result, evidence: Evidence | undefined): void {
    if (!evidence || result.unreadable.length > 0) return;
    const temporary = `${this.#file}.${process.pid}`;
    try {
      mkdirSync(dirname(this.#file), { recursive: true });
      writeFileSync(temporary, JSON.stringify({ key: this.#key, evidence, result } satisfies CachedRun));
      renameSync(temporary, this.#file);
    } catch {
      discard(temporary);
    }
  }
}

function cachedRunIn(file: string): CachedRun | undefined {
  try {
    const cached = JSON.parse(readFileSync(file, 'utf8')) as Partial<CachedRun> | null;
    return cached?.key !== undefined && cached.evidence && cached.result ? (cached as CachedRun) : undefined;
  } catch {
    return undefined;
  }
}
