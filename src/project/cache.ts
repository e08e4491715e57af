/**
 * Summaries on disk, for the command line: a file that has the text of a known one is not parsed again. The cache is
 * one file, found by the content's hash and replaced whole, so that two processes that write at once, or one that is
 * killed while it writes, leave a cache that can be read.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CachedSummary } from './read.ts';

/** What tells summaries of one build from those of another: the code that makes them. */
export function makersVersion(): string {
  const hash = createHash('sha1');
  for (const folder of ['../summary', '../syntax', '.']) {
    const path = join(import.meta.dirname, folder);
    for (const name of readdirSync(path).sort()) if (/\.[jt]s$/.test(name)) hash.update(readFileSync(join(path, name)));
  }
  return hash.digest('base64url');
}

export class SummaryCache {
  readonly #file: string;
  readonly #version: string;
  readonly #known: ReadonlyMap<string, CachedSummary>;
  /** What this run has asked for: the rest is of files that are gone. */
  readonly #used = new Map<string, CachedSummary>();
  #added = 0;

  /** Reads the cache in a file; one of another version, or one that cannot be read, is empty. */
  constructor(file: string, version: string) {
    this.#file = file;
    this.#version = version;
    this.#known = contentOf(file, version);
  }

  get(key: string): CachedSummary | undefined {
    const known = this.#used.get(key) ?? this.#known.get(key);
    if (known) this.#used.set(key, known);
    return known;
  }

  set(key: string, summary: CachedSummary): void {
    if (!this.#known.has(key)) this.#added++;
    this.#used.set(key, summary);
  }

  /** Writes what was used, if there is anything new. A cache that cannot be written is none. */
  save(): void {
    if (this.#added === 0) return;
    const temporary = `${this.#file}.${process.pid}`;
    try {
      mkdirSync(dirname(this.#file), { recursive: true });
      writeFileSync(temporary, JSON.stringify({ version: this.#version, summaries: [...this.#used] }));
      renameSync(temporary, this.#file);
    } catch {
      discard(temporary);
    }
  }
}

const isWhole = (entry: [string, Partial<CachedSummary> | null]): entry is [string, CachedSummary] => Boolean(entry[1]?.summary && entry[1].directives);

/** Removes what was written by half, if that can be done. */
export function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Where the folder should be is something else: then there is nothing to remove.
  }
}

function contentOf(file: string, version: string): ReadonlyMap<string, CachedSummary> {
  try {
    const content = JSON.parse(readFileSync(file, 'utf8')) as { version?: unknown; summaries?: unknown };
    if (content.version !== version || !Array.isArray(content.summaries)) return new Map();
    return new Map((content.summaries as [string, Partial<CachedSummary> | null][]).filter(isWhole));
  } catch {
    return new Map();
  }
}
