/** The examples of the rules' pages. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export const folder = join(import.meta.dirname, '../../docs/rules');
export const pages: readonly string[] = readdirSync(folder).map(name => basename(name, '.md'));

export interface Example {
  readonly correct: boolean;
  readonly code: string;
}

/** The code blocks of a page, each under the last heading of examples before it. */
export function examplesOf(page: string): Example[] {
  const text = readFileSync(join(folder, `${page}.md`), 'utf8');
  let correct: boolean | undefined;
  return Array.from(text.matchAll(/Examples of \*\*(?<kind>correct|incorrect)\*\* code|```(?:js|ts)\n(?<code>.*?)```/gs)).flatMap(match => {
    const { kind, code } = match.groups ?? {};
    if (kind !== undefined) correct = kind === 'correct';
    return code !== undefined && correct !== undefined ? [{ correct, code }] : [];
  });
}
