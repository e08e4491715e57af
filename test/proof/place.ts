/** The folder that a form runs in, and what is to be seen there afterwards. */
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './model.ts';

const FILE_SIZE = 10_000;
const line = 'The quick brown fox jumps over the lazy dog.\n';
export const textOf = (length: number): string => line.repeat(Math.ceil(length / line.length)).slice(0, length);

export function makePlace(scratch: string, fifo = '', signal = new Int32Array(new SharedArrayBuffer(4))): Place {
  const dir = mkdtempSync(join(scratch, 'place-'));
  const place: Place = {
    dir,
    file: join(dir, 'file.txt'),
    folder: join(dir, 'folder'),
    empty: join(dir, 'empty'),
    link: join(dir, 'link'),
    fresh: join(dir, 'fresh'),
    fifo,
    signal,
  };
  writeFileSync(place.file, textOf(FILE_SIZE));
  chmodSync(place.file, 0o644);
  mkdirSync(join(place.folder, 'inner'), { recursive: true });
  for (const name of ['one.txt', 'two.txt', 'inner/three.txt']) writeFileSync(join(place.folder, name), name);
  mkdirSync(place.empty);
  symlinkSync('file.txt', place.link);
  return place;
}

/** What is in a folder: each entry's path with its mode and its contents. */
export function contentsOf(folder: string): unknown[] {
  return readdirSync(folder).sort().flatMap(name => {
    const path = join(folder, name);
    const stats = lstatSync(path);
    if (stats.isSymbolicLink()) return [[name, 'link', readlinkSync(path)]];
    if (stats.isDirectory()) return [[name, stats.mode, contentsOf(path)]];
    return [[name, stats.mode, stats.nlink, stats.isFile() ? readFileSync(path, 'utf8') : '']];
  });
}
