/** The tables in `docs/benchmarks.md`: each script writes its own, between two comments. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const file = join(import.meta.dirname, '../../docs/benchmarks.md');

/** Replaces a section's table. Throws where the page has no such section. */
export async function writeSection(name: string, table: string): Promise<void> {
  const page = await readFile(file, 'utf8');
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has no section '${name}'.`);
  await writeFile(file, `${page.slice(0, from + begin.length)}\n\n${table}\n\n${page.slice(to)}`);
}
