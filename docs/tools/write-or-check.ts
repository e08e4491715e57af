/** Writes what is generated for the documentation, or checks that it is up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Writes a file. With `--check` on the command line, it only makes the process fail if the file holds something else. */
export function writeOrCheck(path: string, content: string): void {
  const file = join(root, path);
  if (!process.argv.includes('--check')) writeFileSync(file, content);
  else if (readFileSync(file, 'utf8') !== content) {
    console.error(`${path} is out of date: run \`npm run docs\`.`);
    process.exitCode = 1;
  }
}
