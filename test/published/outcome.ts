/** What the command prints of published code as JSON, and what is wrong with that: an analysis that failed, a suggestion whose result can't be parsed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '../../src/project/parse.ts';

export interface Finding {
  /** From the folder that the command ran in. */
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
  readonly rule: string;
  readonly message: string;
  readonly suggestions?: readonly {
    readonly message: string;
    readonly edits: readonly { readonly range: readonly [number, number]; readonly text: string }[];
  }[];
}

export interface Printed {
  readonly summary: { readonly linted: number };
  readonly findings: readonly Finding[];
  readonly unreadable: readonly { readonly file: string; readonly message: string }[];
}

/** The sentences that say so, none where all is well. `cwd` is the folder that the command ran in. */
export function problemsIn({ findings, unreadable }: Pick<Printed, 'findings' | 'unreadable'>, cwd: string): string[] {
  const broken = unreadable.filter(({ message }) => message.includes('be analysed')).map(({ file, message }) => `${file}: ${message}`);
  return [...broken, ...findings.flatMap(finding => unparsable(finding, cwd))];
}

function unparsable({ file, line, suggestions = [] }: Finding, cwd: string): string[] {
  return suggestions.flatMap(({ message, edits }) => {
    const text = readFileSync(join(cwd, file), 'utf8').replace(/^\uFEFF/, '');
    const edited = edits.reduceRight((done, { range: [start, end], text: added }) => done.slice(0, start) + added + done.slice(end), text);
    try {
      parse(file, edited);
      return [];
    } catch (error) {
      return [`${file}:${line}: '${message}' gives a file that can't be parsed: ${(error as Error).message}`];
    }
  });
}
