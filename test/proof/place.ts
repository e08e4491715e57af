/** The folder that a form runs in, and what is to be seen there afterwards. */
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './model.ts';

const FILE_SIZE = 10_000;
const LONGEST = 1_000_000;
const syllables = ['an', 'be', 'cor', 'de', 'el', 'for', 'ga', 'hi', 'in', 'jo', 'ka', 'lu', 'men', 'no', 'or', 'per'];

/** Words that repeat about as much as those of a language do, so that it compresses as text does; always the same. */
const words = (() => {
  let state = 1;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647);
  const word = (): string => Array.from({ length: 1 + (next() % 3) }, () => syllables[next() % syllables.length]).join('');
  let text = '';
  while (text.length < LONGEST) text += next() % 12 === 0 ? `${word()}.\n` : `${word()} `;
  return text;
})();

/** So many characters of text, a million at most. */
export const textOf = (length: number): string => words.slice(0, length);

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
  return readdirSync(folder)
    .sort()
    .flatMap(name => {
      const path = join(folder, name);
      const stats = lstatSync(path);
      if (stats.isSymbolicLink()) return [[name, 'link', readlinkSync(path)]];
      if (stats.isDirectory()) return [[name, stats.mode, contentsOf(path)]];
      return [[name, stats.mode, stats.nlink, stats.isFile() ? readFileSync(path, 'utf8') : '']];
    });
}
