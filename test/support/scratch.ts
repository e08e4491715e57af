/** Folders with files for a test, removed when it ends. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder with these files; a value that begins with `->` makes a link to another path of the folder. */
export function scratch(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'event-loop-')));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const [name, text] of Object.entries(files)) write(folder, name, text);
  return folder;
}

export function write(folder: string, name: string, text: string): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  if (text.startsWith('->')) symlinkSync(join(folder, text.slice(2)), file);
  else writeFileSync(file, text);
}
