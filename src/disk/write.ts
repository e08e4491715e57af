/**
 * The one way to write a file. A new file gets a random name, at which no link can wait. When it is whole, it replaces the old one. So a
 * link at the path is replaced, not followed, and a process that is killed leaves the old file.
 */
import { randomUUID } from 'node:crypto';
import { lstatSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** Writes a file, or replaces it. Throws the error of the system. */
export function writeWhole(file: string, text: string | Uint8Array): void {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    renameSync(temporary, file);
  } catch (error) {
    removeIfAny(temporary);
    throw error;
  }
}

/** Writes a file that a user names, which may also be a pipe or a device: `/dev/stdout`. Throws the error of the system. */
export function writeOutput(file: string, text: string): void {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (stats?.isDirectory()) throw new Error('It is a folder');
  if (stats && !stats.isFile() && (!stats.isSymbolicLink() || isSystemLink(file))) writeFileSync(file, text);
  else writeWhole(file, text);
}

/** Tells whether a link is one of the system, such as `/dev/stdout`, and leads to a pipe or a device. */
const isSystemLink = (file: string): boolean =>
  /^\/(?:dev|proc)\//.test(file) && statSync(file, { throwIfNoEntry: false })?.isFile() === false;

/** Removes a file, if there is one. */
export function removeIfAny(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // A path that runs through a file instead of a folder leaves nothing to remove.
  }
}
