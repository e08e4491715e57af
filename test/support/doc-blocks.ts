/** The code blocks of a page of `docs/`, each with the title of its section. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface Block {
  /** The nearest heading above it. */
  readonly title: string;
  readonly language: string;
  readonly text: string;
}

/** The blocks of a page, whose path starts at the repository's folder, in their order. */
export function blocksOf(page: string): Block[] {
  let title = '';
  return Array.from(
    readFileSync(join(root, page), 'utf8').matchAll(/^#+ (?<heading>[^\n]+)$|^```(?<language>\w+)\n(?<text>.*?)^```$/gms),
  ).flatMap(({ groups }) => {
    const { heading, language, text } = groups ?? {};
    // A comment in a shell script looks like a heading, but only outside of blocks are these looked for.
    if (heading !== undefined) title = heading;
    return language !== undefined && text !== undefined ? [{ title, language, text }] : [];
  });
}

/** The blocks of one language under one title. */
export const blocksUnder = (page: string, title: string, language: string): string[] =>
  blocksOf(page)
    .filter(block => block.title === title && block.language === language)
    .map(({ text }) => text);
