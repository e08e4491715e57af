/**
 * The folder of a project's cache. It lies with the caches of the user, outside of the checkout. So the author of a pull request does not
 * decide what the next run believes.
 */
import { lstatSync, mkdirSync, readdirSync, realpathSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../disk/hash.ts';

const NAME = 'eslint-plugin-event-loop';

/** The time after which the cache of a project that nobody lints is removed. */
const UNUSED_MS = 30 * 24 * 60 * 60 * 1000;

/** The name of a project's folder: a hash. */
const folderName = /^[\w-]{27}$/;

/** Returns the folder for a working directory, and makes it. Nothing where there is no place for caches, or it is not the user's own. */
export async function cacheFolderFor(cwd: string): Promise<string | undefined> {
  try {
    // The module throws where the user has no home.
    const { default: envPaths } = await import('env-paths');
    const { cache } = envPaths(NAME, { suffix: '' });
    const folder = join(cache, hashOf(realpathSync(cwd)));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOwn(cache) || !isOwn(folder)) return undefined;
    const now = new Date();
    utimesSync(folder, now, now);
    removeUnused(cache);
    return folder;
  } catch {
    return undefined;
  }
}

/** Tells whether a path is a folder, not a link to one, and belongs to the user of this process. */
function isOwn(path: string): boolean {
  const stats = lstatSync(path);
  const user = process.getuid?.();
  return stats.isDirectory() && (user === undefined || stats.uid === user);
}

function removeUnused(cache: string): void {
  for (const name of readdirSync(cache)) {
    const folder = join(cache, name);
    const stats = folderName.test(name) ? lstatSync(folder, { throwIfNoEntry: false }) : undefined;
    if (stats?.isDirectory() && stats.mtimeMs < Date.now() - UNUSED_MS) rmSync(folder, { recursive: true, force: true });
  }
}
