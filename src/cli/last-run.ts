/**
 * The cached result of the last run, beside the cached summaries. A run reuses the result if nothing that the verdicts depend
 * on has changed. That includes the plugin, the configuration and the files.
 */
import { CacheFolder } from '../disk/cache-folder.ts';
import { resultVersion } from '../project/build-version.ts';
import type { Evidence } from '../project/evidence.ts';
import { hashOf } from '../disk/hash.ts';
import { objectOf } from '../project/json-files.ts';
import { Project } from '../project/project.ts';
import { resolverOptions } from '../analysis/analysis.ts';
import type { Configuration } from './configuration.ts';
import type { Result } from './run.ts';

const NAME = 'last-run.json';

interface CachedRun {
  /** The hash of the request, and of the plugin's code. */
  readonly key: string;
  readonly evidence: Evidence;
  readonly result: Result;
}

export class LastRun {
  readonly #folder: CacheFolder;
  readonly #key: string;
  readonly #files: readonly string[];
  readonly #configuration: Configuration;
  readonly #cwd: string;

  /** `folder` is the path of the cache's folder. */
  constructor(folder: string, files: readonly string[], configuration: Configuration, cwd: string) {
    this.#folder = new CacheFolder(folder);
    this.#files = files;
    this.#configuration = configuration;
    this.#cwd = cwd;
    this.#key = hashOf(JSON.stringify([resultVersion(), cwd, configuration.keysOf(files), files]));
  }

  /** Returns the cached result, if this run would have an equal one. */
  result(): Result | undefined {
    const cached = cachedRunIn(this.#folder, this.#key);
    if (!cached || !this.#isAbout(cached)) return undefined;
    const [config] = this.#configuration.configsOf(this.#files);
    const project = new Project(resolverOptions(config?.settings ?? {}, this.#cwd));
    try {
      return project.sees(cached.evidence) ? cached.result : undefined;
    } catch {
      // Another program has written the file.
      return undefined;
    }
  }

  /** Saves a result, unless a file that it depends on could not be read. Ignores a failure to write. */
  keep(result: Result, evidence: Evidence | undefined): void {
    // Evidence is about one way to resolve imports.
    if (!evidence || result.unreadable.some(({ hash }) => hash === undefined) || this.#configuration.configsOf(this.#files).length > 1)
      return;
    try {
      this.#folder.replace(NAME, JSON.stringify({ key: this.#key, evidence, result } satisfies CachedRun));
    } catch {
      // The next run makes the result again.
    }
  }

  /** Tells whether the evidence has every file that is linted, and the result no file beyond the evidence. */
  #isAbout({ evidence, result }: CachedRun): boolean {
    const known = new Set(evidence.files.map(([file]) => file));
    return this.#files.every(file => known.has(file)) && result.findings.every(({ file }) => known.has(file));
  }
}

function cachedRunIn(folder: CacheFolder, key: string): CachedRun | undefined {
  try {
    const cached = objectOf(JSON.parse(folder.read(NAME)));
    const { files, imports, declarations, versions, surroundings } = objectOf(cached.evidence);
    const { findings, linted } = objectOf(cached.result);
    const isWhole = [files, imports, declarations, versions, surroundings, findings].every(Array.isArray) && typeof linted === 'number';
    if (!isWhole || cached.key !== key) return undefined;
    // The folder is the user's own, so a run of this tool has written what has this key.
    return cached as unknown as CachedRun;
  } catch {
    return undefined;
  }
}
