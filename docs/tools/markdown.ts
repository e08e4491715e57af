/**
 * What the generated pages share: how they are filled and checked, and how tables and access paths are written in
 * them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BEGIN = '<!-- begin generated list -->';
const END = '<!-- end -->';

/** Puts text between the two marks of a page in `docs/`; with `--check` on the command line it only says whether it is there. */
export function fill(page: string, generated: string): void {
  const file = join(import.meta.dirname, '..', page);
  const text = readFileSync(file, 'utf8');
  const [before = '', rest = ''] = text.split(BEGIN);
  if (!rest.includes(END)) throw new Error(`docs/${page} lacks ${BEGIN} or ${END}.`);
  const filled = `${before}${BEGIN}\n${generated}\n${rest.slice(rest.indexOf(END))}`;
  if (!process.argv.includes('--check')) writeFileSync(file, filled);
  else if (text !== filled) {
    console.error(`docs/${page} is out of date: run \`npm run docs\`.`);
    process.exitCode = 1;
  }
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
