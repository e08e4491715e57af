/** The files that the command writes for its user: reports and the baseline. */
import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UsageError } from './options.ts';

/**
 * Returns the absolute path of a file to write. Throws a `UsageError` if a link on a path in the working directory leads out of it. A pull
 * request may bring such a link.
 */
export function outputPath(file: string, cwd: string): string {
  const path = resolve(cwd, file);
  if (!isWithin(cwd, path)) return path;
  const folder = realPathOf(dirname(path));
  // Writing into a folder that is missing fails with a sentence of its own.
  if (folder === undefined) return path;
  if (!isWithin(realPathOf(cwd) ?? cwd, folder)) throw new UsageError(`The path '${file}' leads out of the working directory by a link.`);
  return join(folder, basename(path));
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** Returns a message with exactly one full stop at its end. */
export const sentence = (message: string): string => `${message.replace(/\.$/, '')}.`;
