/**
 * Summaries on disk, for the command line: a text that is known is not parsed again. Data files hold the summaries. An index
 * maps the hash of a text to a place in a data file. The store reads a summary when someone asks for it, and keeps none in
 * memory.
 *
 * A data file is only appended to, by one process, and the index is replaced as a whole. So two processes may write at
 * once, and a process may be killed while it writes: the store stays readable.
 */
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cache, CachedSummary } from './read.ts';

/** The place of a summary's text: the name of a data file in the folder, and bytes in it. */
type Place = readonly [dataFile: string, offset: number, length: number];

/** The number of data files above which the store is compacted. */
const MAX_DATA_FILES = 16;

/** The age below which a data file that no index names may belong to a process that still writes it. */
const UNFINISHED_MS = 3_600_000;

/** Returns the bytes of a summary on disk. */
export const encode = (summary: CachedSummary): Uint8Array => Buffer.from(JSON.stringify(summary));

export class SummaryStore implements Cache {
  readonly #folder: string;
  readonly #version: string;
  readonly #known: Map<string, Place>;
  /** The keys that this run has asked for. The others belong to texts that are gone. */
  readonly #used = new Set<string>();
  /** Descriptors of data files; `undefined` for a file that cannot be opened or written. */
  readonly #open = new Map<string, number | undefined>();
  readonly #own: string;
  #written = 0;

  /**
   * Reads the index in a folder. An index of another version, or an unreadable one, counts as empty. `own` is the name of
   * the data file that this process writes.
   */
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

  /** Adds an encoded summary. The store does without it if it cannot be written. */
  add(key: string, text: Uint8Array): void {
    const file = this.#descriptor(this.#own, () => {
      mkdirSync(this.#folder, { recursive: true });
      return openSync(join(this.#folder, this.#own), 'ax+');
    });
    if (file === undefined) return;
    try {
      writeFileSync(file, text);
      this.#known.set(key, [this.#own, this.#written, text.length]);
      this.#written += text.length;
    } catch {
      this.#open.set(this.#own, undefined);
    }
  }

  /** Writes the index of the summaries in use, if one of them is new. Removes data files that this index does not name. */
  save(): void {
    if (this.#written > 0) {
      const temporary = join(this.#folder, `${this.#own}.index`);
      try {
        this.#compact();
        const places = [...this.#known].filter(([key]) => this.#used.has(key));
        writeFileSync(temporary, JSON.stringify({ version: this.#version, places }));
        renameSync(temporary, join(this.#folder, 'index.json'));
        this.#sweep(new Set(places.map(([, [dataFile]]) => dataFile)));
      } catch {
        discard(temporary);
      }
    }
    for (const file of this.#open.values()) if (file !== undefined) closeSync(file);
    this.#open.clear();
  }

  #textOf(key: string): string | undefined {
    const [name, offset, length] = this.#known.get(key) ?? [];
    if (name === undefined || offset === undefined || length === undefined) return undefined;
    const file = this.#descriptor(name, () => openSync(join(this.#folder, name), 'r'));
    if (file === undefined) return undefined;
    try {
      const text = Buffer.allocUnsafe(length);
      return readSync(file, text, 0, length, offset) === length ? text.toString() : undefined;
    } catch {
      return undefined;
    }
  }

  #descriptor(name: string, open: () => number): number | undefined {
    if (!this.#open.has(name)) {
      try {
        this.#open.set(name, open());
      } catch {
        this.#open.set(name, undefined);
      }
    }
    return this.#open.get(name);
  }

  /**
   * Copies the summaries in use into the data file of this process, if they are in too many data files. Also does so if less
   * than half of the bytes in these files are in use.
   */
  #compact(): void {
    const used = [...this.#known].flatMap(([key, place]) => (this.#used.has(key) ? [place] : []));
    const dataFiles = new Set(used.map(([dataFile]) => dataFile));
    const needed = used.reduce((sum, [, , length]) => sum + length, 0);
    const held = [...dataFiles].reduce((sum, name) => sum + (statSync(join(this.#folder, name), { throwIfNoEntry: false })?.size ?? 0), 0);
    if (dataFiles.size <= MAX_DATA_FILES && held <= 2 * needed) return;
    for (const key of this.#used) {
      const text = this.#known.get(key)?.[0] === this.#own ? undefined : this.#textOf(key);
      if (text !== undefined) this.add(key, Buffer.from(text));
    }
  }

  #sweep(needed: ReadonlySet<string>): void {
    for (const name of readdirSync(this.#folder)) {
      if (name === 'index.json' || needed.has(name)) continue;
      const file = join(this.#folder, name);
      const wasOpened = this.#open.has(name);
      const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (wasOpened || changed < Date.now() - UNFINISHED_MS) rmSync(file, { force: true });
    }
  }
}

const isWhole = (content: Partial<CachedSummary> | null): content is CachedSummary => Boolean(content?.summary && content.directives);

/** Removes a half-written file, if there is one. */
export function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // A path that runs through a file instead of a folder leaves nothing to remove.
  }
}

function isPlaced(entry: unknown): entry is [string, Place] {
  const [key, place] = Array.isArray(entry) ? (entry as unknown[]) : [];
  const [dataFile, offset, length] = Array.isArray(place) ? (place as unknown[]) : [];
  return typeof key === 'string' && typeof dataFile === 'string' && Number.isSafeInteger(offset) && Number.isSafeInteger(length);
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
