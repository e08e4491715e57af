/** What the generated pages share: how they are filled, and how tables and access paths are written in them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOrCheck } from '../write-or-check.ts';

const docs = join(import.meta.dirname, '../..');

const BEGIN = '<!-- begin generated list -->';
const END = '<!-- end -->';

/** Puts text between the two marks of a page in `docs/`; with `--check` on the command line it only says whether it is there. */
export function fill(page: string, generated: string): void {
  const text = readFileSync(join(docs, page), 'utf8');
  const [before = '', rest = ''] = text.split(BEGIN);
  if (!rest.includes(END)) throw new Error(`docs/${page} lacks ${BEGIN} or ${END}.`);
  writeOrCheck(`docs/${page}`, `${before}${BEGIN}\n${generated}\n${rest.slice(rest.indexOf(END))}`);
}

/** A table's lines. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`);

/** An access path as one writes it; `#get` is a method of what the module itself makes. */
export const written = (path: string): string =>
  path === '' ? 'the call of it' : path === 'new ' ? '`new`' : `\`${path.replace(/^#/, '.').replaceAll('#', '.')}\``;

/** One row, or several. */
export const listOf = <T>(rows: T | readonly T[] | undefined): readonly T[] =>
  rows === undefined ? [] : Array.isArray(rows) ? (rows as readonly T[]) : [rows as T];
