/** The files of a cache as its owner reads and writes them, with their hash. For tests of what may go wrong with them. */
import { basename, dirname } from 'node:path';
import { CacheFolder } from '../../src/disk/cache-folder.ts';

/** Returns the content of a file of a cache. */
export const readKept = (file: string): string => new CacheFolder(dirname(file)).read(basename(file));

/** Writes a file of a cache, so that it counts as whole. */
export const writeKept = (file: string, text: string): void => {
  new CacheFolder(dirname(file)).replace(basename(file), text);
};
