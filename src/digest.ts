/**
 * A digest of a project's sources, for the settings of a configuration. ESLint's own `--cache` knows the file it lints and
 * the configuration, but not the files that calls lead to. With the digest, a change in any source changes the
 * configuration. ESLint lints all files again then, and none while nothing changes.
 */
import { relative, resolve } from 'node:path';
import { readBytes } from './disk/read.ts';
import { resultVersion } from './project/build-version.ts';
import { findFiles, ownFiles } from './project/files.ts';
import { hashOf } from './disk/hash.ts';

/** The version of the code that judges. It is read once, before anyone waits for a digest. */
const version = resultVersion();

/**
 * Returns a digest of the names and contents of the source files below `paths`, for `settings['event-loop'].digest`. It
 * also changes with the plugin and with the packages that the plugin depends on. Paths are relative to `cwd`, by default
 * the process's. Rejects if a path does not exist.
 */
export async function projectDigest(paths: readonly string[] = ['.'], cwd: string = process.cwd()): Promise<string> {
  const root = resolve(cwd);
  const { files } = await findFiles(paths, root, ownFiles);
  const lines = files.map(file => `${relative(root, file)}\0${hashOf(contentOf(file))}\n`);
  return hashOf([version, ...lines].join('\n'));
}

/** Returns the bytes of a file. A file that cannot be read counts by its name alone. */
function contentOf(file: string): Uint8Array {
  try {
    return readBytes(file);
  } catch {
    return Buffer.alloc(0);
  }
}
