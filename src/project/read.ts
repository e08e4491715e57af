/** Reads a file of the project into a module; what goes wrong is told with its place. */
import { readFile } from 'node:fs/promises';
import { summarise, type Source } from '../summary/summarise.ts';
import type { ModuleSummary } from '../summary/model.ts';
import { spansOf } from '../summary/spans.ts';
import { parse, ParseError } from './parse.ts';

export interface ReadModule {
  readonly file: string;
  readonly summary: ModuleSummary;
  readonly source: Pick<Source, 'text' | 'comments'>;
}

export interface UnreadableFile {
  readonly file: string;
  /** Where it cannot be parsed, counted from 1. */
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly message: string;
}

export async function readModule(file: string): Promise<ReadModule | UnreadableFile> {
  let text = '';
  try {
    text = await readFile(file, 'utf8');
    const source = parse(file, text);
    return { file, summary: summarise(source), source: { text: source.text, comments: source.comments } };
  } catch (error) {
    if (error instanceof ParseError) {
      const { line, column } = spansOf(text)([error.offset, error.offset]);
      return { file, line, column, message: `It cannot be parsed: ${error.message}` };
    }
    return { file, line: undefined, column: undefined, message: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM') return 'It cannot be read: permission denied.';
  if (code === 'ENOENT') return 'It is gone.';
  return code === undefined ? `It cannot be analysed: ${message}. Please report it.` : `It cannot be read: ${message}`;
}
