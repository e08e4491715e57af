/**
 * Summaries on disk, for the command line: a text that is known is not parsed again. Data files hold the summaries. An index
 * maps the hash of a text to a place in a data file. The store reads a summary when someone asks for it, and keeps none in
 * memory.
 *
 * A data file is only appended to, by one process, and the index is replaced as a whole. So two processes may write at
 * once, and a process may be killed while it writes: the store stays readable.
 */
import { CacheFolder, type DataFile } from '../disk/cache-folder.ts';
import { isModuleSummary } from '../summary/model.ts';
import { hashOf } from '../disk/hash.ts';
import { objectOf } from './json-files.ts';
import type { Cache, CachedSummary } from './read.ts';

/** The place of a summary's text: a data file of the folder, bytes in it, and their hash. */
type Location = readonly [dataFile: string, offset: number, length: number, hash: string];

/** The number of data files above which the store is compacted. */
const MAX_DATA_FILES = 16;

/** The age below which a data file that no index names may belong to a process that still writes it. */
const UNFINISHED_MS = 3_600_000;

/** Returns the bytes of a summary on disk. */
export const encode = (summary: CachedSummary): Uint8Array => Buffer.from(JSON.stringify(summary));

/** The most bytes of one summary. A larger one is made anew. */
const MAX_LENGTH = 256 * 1024 * 1024;

const INDEX = 'index.json';

export class SummaryStore implements Cache {
  readonly #folder: CacheFolder;
  readonly #version: string;
  readonly #known: Map<string, Location>;
  /** The keys that this run has asked for. The others belong to texts that are gone. */
  readonly #used = new Set<string>();
  /** The open data files; `undefined` for a file that cannot be opened or written. */
  readonly #open = new Map<string, DataFile | undefined>();
  readonly #own: string;
  #written = 0;

  /**
   * Reads the index in a folder. An index of another version, or an unreadable one, counts as empty. `own` is the name of
   * the data file that this process writes.
   */
  constructor(folder: string, version: string, own = `${process.pid.toString(36)}-${Date.now().toString(36)}.txt`) {
    this.#folder = new CacheFolder(folder);
    this.#own = own;
    this.#version = version;
    this.#known = placesIn(this.#folder, version);
  }

  get keys(): string[] {
    return [...this.#known.keys()];
  }

  get(key: string): CachedSummary | undefined {
    const text = this.#textOf(key);
    if (text === undefined) return undefined;
    try {
      const content: unknown = JSON.parse(text.toString());
      if (!isCachedSummary(content)) return undefined;
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
    const file = this.#dataFile(this.#own, () => this.#folder.create(this.#own));
    if (file === undefined) return;
    try {
      file.append(text);
      this.#known.set(key, [this.#own, this.#written, text.length, hashOf(text)]);
      this.#written += text.length;
    } catch {
      this.#open.set(this.#own, undefined);
    }
  }

  /** Writes the index of the summaries in use, if one of them is new. Removes data files that this index does not name. */
  save(): void {
    if (this.#written > 0) {
      try {
        this.#compact();
        const places = [...this.#known].filter(([key]) => this.#used.has(key));
        this.#folder.replace(INDEX, JSON.stringify({ version: this.#version, places }));
        const needed = new Set([INDEX, ...places.map(([, [dataFile]]) => dataFile)]);
        this.#folder.removeWhere((name, age) => !needed.has(name) && (this.#open.has(name) || age > UNFINISHED_MS));
      } catch {
        // The next run makes the summaries again.
      }
    }
    for (const file of this.#open.values()) file?.close();
    this.#open.clear();
  }

  #textOf(key: string): Buffer | undefined {
    const place = this.#known.get(key);
    if (!place) return undefined;
    const [name, offset, length, hash] = place;
    const file = this.#dataFile(name, () => this.#folder.open(name));
    if (file === undefined) return undefined;
    try {
      const text = file.read(offset, length);
      return text && hashOf(text) === hash ? text : undefined;
    } catch {
      return undefined;
    }
  }

  #dataFile(name: string, open: () => DataFile): DataFile | undefined {
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
    const held = [...dataFiles].reduce((sum, name) => sum + this.#folder.sizeOf(name), 0);
    if (dataFiles.size <= MAX_DATA_FILES && held <= 2 * needed) return;
    for (const key of this.#used) {
      const text = this.#known.get(key)?.[0] === this.#own ? undefined : this.#textOf(key);
      if (text !== undefined) this.add(key, text);
    }
  }
}

/** Tells whether a value from disk has the parts of a summary. Their content is that of a text with this hash. */
function isCachedSummary(value: unknown): value is CachedSummary {
  const { summary, directives } = objectOf(value);
  return Array.isArray(directives) && isModuleSummary(summary);
}

function isPlaced(entry: unknown): entry is [string, Location] {
  const [key, place] = Array.isArray(entry) ? (entry as unknown[]) : [];
  const [dataFile, offset, length, hash] = Array.isArray(place) ? (place as unknown[]) : [];
  return [key, dataFile, hash].every(part => typeof part === 'string') && isCount(offset) && isCount(length) && length <= MAX_LENGTH;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function placesIn(folder: CacheFolder, version: string): Map<string, Location> {
  try {
    const content = objectOf(JSON.parse(folder.read(INDEX)));
    if (content.version !== version || !Array.isArray(content.places)) return new Map();
    return new Map<string, Location>((content.places as unknown[]).filter(isPlaced));
  } catch {
    return new Map();
  }
}
