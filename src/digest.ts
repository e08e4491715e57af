/**
 * ESLint's own `--cache` knows the file it lints and the configuration, not the files that calls lead to. A digest of the
 * project's sources among the settings makes it part of the configuration: while nothing has changed, nothing is linted
 * again; when a file has, all are.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { findFiles } from './project/files.ts';

/**
 * A digest of the names and contents of the source files below `paths`, for `settings['event-loop'].digest`. Paths are
 * relative to `cwd`, by default the process's. Rejects where a path does not exist.
 */
export async function projectDigest(paths: readonly string[] = ['.'], cwd: string = process.cwd()): Promise<string> {
  const root = resolve(cwd);
  const { files } = await findFiles(paths, root, false);
  const contents = await Promise.all(files.map(file => readFile(file).catch(() => undefined)));
  const hash = createHash('sha1');
  files.forEach((file, index) => {
    // A file that cannot be read counts by its name.
    const content = createHash('sha1')
      .update(contents[index] ?? '')
      .digest('hex');
    hash.update(`${relative(root, file)}\0${content}\n`);
  });
  return hash.digest('base64url');
}
