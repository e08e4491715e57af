/**
 * Summaries on disk, for the command line: a file that has the text of a known one is not parsed again. An index says
 * which piece of which file holds the summary of a text, found by its hash; pieces are read when they are asked for, so
 * that memory holds none of them. What is written is never changed, and the index is replaced whole: two processes that
 * write at once, or one that is killed while it writes, leave a cache that can be read.
 */
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cache, CachedSummary } from './read.ts';

/** Where a summary's text is: in which file of the folder, from which byte on, and how many bytes it takes. */
type Place = readonly [shelf: string, offset: number, length: number];

/** More files than this are made one, and so are those that hold twice as much as is used. */
const MOST_SHELVES = 16;

/** How long, in milliseconds, a file that no index names may be another process's that is not done yet. */
const UNFINISHED = 3_600_000;

export const encode = (summary: CachedSummary): Uint8Array => Buffer.from(JSON.stringify(summary));

export class SummaryCache implements Cache {
  readonly #folder: string;
  readonly #version: string;
  readonly #known: Map<string, Place>;
  /** What this run has asked for: the rest is of files that are gone. */
  readonly #used = new Set<string>();
  readonly #open = new Map<string, number | undefined>();
  readonly #own: string;
  #written = 0;

  /** Reads the index in a folder; one of another version, or one that cannot be read, is empty. `own` is the file that is written. */
  constructor(folder: string, version: string, own = `${process.pid.toString(36)}-${Date.now().toString(36)}.txt`) {
    this.#folder = folder;
    this.#own = own;
    this.#version = version;
    this.#known = placesIn(join(folder, 'index.json'), version);
  }

  get keys(): string[] {
    return [...this.#known.keys()];
  }

  get(key: string): CachedSummary | undefined {
    const text = this.#textOf(key);
    if (text === undefined) return undefined;
    try {
      const content = JSON.parse(text) as Partial<CachedSummary> | null;
      if (!isWhole(content)) return undefined;
      this.#used.add(key);
      return content;
    } catch {
      return undefined;
    }
  }

  set(key: string, summary: CachedSummary): void {
    this.add(key, encode(summary));
    this.#used.add(key);
  }

  /** Keeps a summary as `encode` gives it. What cannot be written is not kept. */
  add(key: string, text: Uint8Array): void {
    const shelf = this.#shelf(this.#own, () => {
      mkdirSync(this.#folder, { recursive: true });
      return openSync(join(this.#folder, this.#own), 'ax+');
    });
    if (shelf === undefined) return;
    try {
      writeFileSync(shelf, text);
      this.#known.set(key, [this.#own, this.#written, text.length]);
      this.#written += text.length;
    } catch {
      this.#open.set(this.#own, undefined);
    }
  }

  /** Writes the index of what was used, if anything of it is new, and removes what no index needs. */
  save(): void {
    if (this.#written > 0) {
      const temporary = join(this.#folder, `${this.#own}.index`);
      try {
        this.#tidy();
        const places = [...this.#known].filter(([key]) => this.#used.has(key));
        writeFileSync(temporary, JSON.stringify({ version: this.#version, places }));
        renameSync(temporary, join(this.#folder, 'index.json'));
        this.#sweep(new Set(places.map(([, [shelf]]) => shelf)));
      } catch {
        discard(temporary);
      }
    }
    for (const shelf of this.#open.values()) if (shelf !== undefined) closeSync(shelf);
    this.#open.clear();
  }

  #textOf(key: string): string | undefined {
    const [name, offset, length] = this.#known.get(key) ?? [];
    if (name === undefined || offset === undefined || length === undefined) return undefined;
    const shelf = this.#shelf(name, () => openSync(join(this.#folder, name), 'r'));
    if (shelf === undefined) return undefined;
    try {
      const text = Buffer.allocUnsafe(length);
      return readSync(shelf, text, 0, length, offset) === length ? text.toString() : undefined;
    } catch {
      return undefined;
    }
  }

  #shelf(name: string, open: () => number): number | undefined {
    if (!this.#open.has(name)) {
      try {
        this.#open.set(name, open());
      } catch {
        this.#open.set(name, undefined);
      }
    }
    return this.#open.get(name);
  }

  /** Copies what is used into the file of this run, where too many files hold too little of it. */
  #tidy(): void {
    const used = [...this.#known].flatMap(([key, place]) => (this.#used.has(key) ? [place] : []));
    const shelves = new Set(used.map(([shelf]) => shelf));
    const needed = used.reduce((sum, [, , length]) => sum + length, 0);
    const held = [...shelves].reduce((sum, shelf) => sum + (statSync(join(this.#folder, shelf), { throwIfNoEntry: false })?.size ?? 0), 0);
    if (shelves.size <= MOST_SHELVES && held <= 2 * needed) return;
    for (const key of this.#used) {
      const text = this.#known.get(key)?.[0] === this.#own ? undefined : this.#textOf(key);
      if (text !== undefined) this.add(key, Buffer.from(text));
    }
  }

  #sweep(needed: ReadonlySet<string>): void {
    for (const name of readdirSync(this.#folder)) {
      if (name === 'index.json' || needed.has(name)) continue;
      const file = join(this.#folder, name);
      const wasKnown = this.#open.has(name);
      const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (wasKnown || changed < Date.now() - UNFINISHED) rmSync(file, { force: true });
    }
  }
}

const isWhole = (content: Partial<CachedSummary> | null): content is CachedSummary => Boolean(content?.summary && content.directives);

/** Removes what was written by half, if that can be done. */
export function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Where the folder should be is something else: then there is nothing to remove.
  }
}

function isPlaced(entry: unknown): entry is [string, Place] {
  const [key, place] = Array.isArray(entry) ? (entry as unknown[]) : [];
  const [shelf, offset, length] = Array.isArray(place) ? (place as unknown[]) : [];
  return typeof key === 'string' && typeof shelf === 'string' && Number.isSafeInteger(offset) && Number.isSafeInteger(length);
}

function placesIn(file: string, version: string): Map<string, Place> {
  try {
    const content = JSON.parse(readFileSync(file, 'utf8')) as { version?: unknown; places?: unknown };
    if (content.version !== version || !Array.isArray(content.places)) return new Map();
    return new Map<string, Place>((content.places as unknown[]).filter(isPlaced));
  } catch {
    return new Map();
  }
}
