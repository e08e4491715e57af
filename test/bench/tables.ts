/** The tables in `docs/benchmarks.md`: each script writes its own, between two comments. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const file = join(import.meta.dirname, '../../docs/benchmarks.md');

interface Section {
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** Replaces a section's text, a table for the most part. Throws where the page has no such section. */
export async function writeSection(name: string, text: string): Promise<void> {
  const { before, after } = await sectionOf(name);
  await writeFile(file, `${before}\n\n${text}\n\n${after}`);
}

/** What a section says. Throws where the page has none of the name. */
export async function textOfSection(name: string): Promise<string> {
  return (await sectionOf(name)).text.trim();
}

/** The names of all sections, in the page's order. */
export async function sectionsOf(): Promise<string[]> {
  return Array.from((await readFile(file, 'utf8')).matchAll(/<!-- begin (\w+) -->/g), ([, name = '']) => name);
}

async function sectionOf(name: string): Promise<Section> {
  const page = await readFile(file, 'utf8');
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has no section '${name}'.`);
  const start = from + begin.length;
  return { before: page.slice(0, start), text: page.slice(start, to), after: page.slice(to) };
}
