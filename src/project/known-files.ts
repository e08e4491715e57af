/** The files that were read from disk. An entry is read again when its file has changed on disk. */
import { recordsOf } from '../summary/model.ts';
import { moduleOf, type ProjectModule } from './project-module.ts';
import { identityOf, readSource, type FileIdentity, type ReadFile, type Cache, type UnreadableFile } from './read.ts';

export interface Entry {
  /** Absent if the file is unreadable. */
  readonly module: ProjectModule | undefined;
  readonly read: ReadFile | UnreadableFile;
}

export class KnownFiles {
  readonly #cache: Cache | undefined;
  readonly #entries = new Map<string, Entry>();
  /** The files that were compared with the disk since `distrust` was called. */
  #checked = new Set<string>();
  #changes = 0;
  #records = 0;

  constructor(cache: Cache | undefined) {
    this.#cache = cache;
  }

  /** The number of changes seen. Conclusions from before a change may be stale. */
  get changes(): number {
    return this.#changes;
  }

  /** The number of records in all summaries. */
  get records(): number {
    return this.#records;
  }

  /** Counts a change that affects conclusions about modules. */
  noteChange(): void {
    this.#changes++;
  }

  /** Makes each file be compared with the disk when it is next asked for. */
  distrust(): void {
    this.#checked = new Set();
  }

  /** Returns the entry of a file as it was last read, however long ago. */
  lastRead(file: string): Entry | undefined {
    return this.#entries.get(file);
  }

  /** Returns all entries, with their files. */
  all(): [file: string, entry: Entry][] {
    return [...this.#entries];
  }

  /** Adds the module of a text that was not read from disk. It serves for the file on disk if that has the same text. */
  add(module: ProjectModule, hash: string): void {
    const { file, summary } = module;
    this.#entries.set(file, { module, read: { identity: undefined, hash, summary, directives: [] } });
    this.#records += recordsIn(module);
  }

  /** Returns the entry of a file. Reads the file unless the entry is as new as the disk. */
  entry(file: string): Entry {
    const known = this.#entries.get(file);
    if (known && this.#checked.has(file)) return known;
    this.#checked.add(file);
    if (known && 'identity' in known.read && known.read.identity && isSame(known.read.identity, identityOf(file))) return known;
    const read = readSource(file, known && 'summary' in known.read ? known.read : undefined, this.#cache);
    const isUnchanged = known && 'summary' in read && 'summary' in known.read && read.hash === known.read.hash;
    const module = 'summary' in read ? (isUnchanged ? known.module : moduleOf(file, read)) : undefined;
    if (known && !isUnchanged) this.#changes++;
    const entry: Entry = { module, read };
    if (!isUnchanged) this.#records += recordsIn(module) - recordsIn(known?.module);
    this.#entries.set(file, entry);
    return entry;
  }
}

const recordsIn = (module: ProjectModule | undefined): number => (module ? recordsOf(module.summary) : 0);

const isSame = (a: FileIdentity, b: FileIdentity | undefined): boolean => a.mtimeMs === b?.mtimeMs && a.size === b.size;
