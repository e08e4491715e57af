/**
 * A folder of a cache. Its files have names and kinds that this tool makes; whatever else lies in it is neither read nor removed. A folder
 * that is a link counts as missing, and nothing is kept then.
 */
import { closeSync, constants, lstatSync, mkdirSync, openSync, readdirSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from './hash.ts';
import { openForReading, readText } from './read.ts';
import { removeIfAny, writeWhole } from './write.ts';

/** The names of files that are made here, and of those that a killed process leaves half written. */
const ownName = /^[\da-z]+(?:-[\da-z]+)*\.(?:txt|json)(?:\.[\da-f-]{36}\.tmp)?$/;

/** The most bytes of a file that is read as a whole. */
const MAX_BYTES = 512 * 1024 * 1024;

// Windows has no such flag.
const noFollow = (constants.O_NOFOLLOW as number | undefined) ?? 0;

export class CacheFolder {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** Returns the text of a file that `replace` has written. Throws if there is none, or if it is damaged. */
  read(name: string): string {
    this.#check(name);
    const text = readText(join(this.#path, name), MAX_BYTES);
    const end = text.indexOf('\n');
    const content = text.slice(end + 1);
    if (text.slice(0, end) !== hashOf(content)) throw new Error('The file of the cache is damaged.');
    return content;
  }

  /** Writes a file, or replaces it. Throws if that fails. */
  replace(name: string, text: string): void {
    this.#make();
    this.#check(name);
    writeWhole(join(this.#path, name), `${hashOf(text)}\n${text}`);
  }

  /** Opens a file for reading. Throws if there is none that this tool may have made. */
  open(name: string): DataFile {
    this.#check(name);
    return new DataFile(openForReading(join(this.#path, name), Infinity, noFollow));
  }

  /** Makes a new file to append to and read from. Throws if there is something by that name. */
  create(name: string): DataFile {
    this.#make();
    return new DataFile(openSync(join(this.#path, name), 'ax+', 0o600));
  }

  /** Returns the size of a file in bytes; 0 if there is none. */
  sizeOf(name: string): number {
    return lstatSync(join(this.#path, name), { throwIfNoEntry: false })?.size ?? 0;
  }

  /** Removes the files of this tool that a test selects by their name and age in milliseconds. */
  removeWhere(isDue: (name: string, age: number) => boolean): void {
    if (!isFolder(this.#path)) return;
    for (const name of readdirSync(this.#path)) {
      const file = join(this.#path, name);
      const stats = ownName.test(name) ? lstatSync(file, { throwIfNoEntry: false }) : undefined;
      if (stats?.isFile() && isDue(name, Date.now() - stats.mtimeMs)) removeIfAny(file);
    }
  }

  #make(): void {
    mkdirSync(this.#path, { recursive: true, mode: 0o700 });
    if (!isFolder(this.#path)) throw new Error('The folder of the cache is a link.');
  }

  #check(name: string): void {
    if (!ownName.test(name) || !isFolder(this.#path)) throw new Error('That is no file of the cache.');
  }
}

/** A file of a cache that is open. */
export class DataFile {
  readonly #descriptor: number;

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  /** Reads bytes; nothing if the file has fewer. Throws if the file cannot be read. */
  read(offset: number, length: number): Buffer | undefined {
    const bytes = Buffer.allocUnsafe(length);
    return readSync(this.#descriptor, bytes, 0, length, offset) === length ? bytes : undefined;
  }

  /** Adds bytes at the end. Throws if they cannot be written. */
  append(bytes: Uint8Array): void {
    writeFileSync(this.#descriptor, bytes);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

const isFolder = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
