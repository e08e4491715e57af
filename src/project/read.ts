/** Reads a file of the project into a summary; what goes wrong is told with its place. */
import { readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import type { Comment } from '../summary/doc-tags.ts';
import type { ModuleSummary } from '../summary/model.ts';
import { spansOf } from '../summary/spans.ts';
import { summarise } from '../summary/summarise.ts';
import { hashOf } from './hash.ts';
import { parse, ParseError } from './parse.ts';

/** What tells one content of a file from another. */
export interface FileIdentity {
  readonly mtimeMs: number;
  readonly size: number;
}

/** What a text says, whichever file it is in. */
export interface CachedSummary {
  readonly summary: ModuleSummary;
  /** The comments that may speak to a linter. */
  readonly directives: readonly Comment[];
}

/** Keeps summaries by a key that is told from the text and the kind of source. `file` is the one that is asked for. */
export interface Cache {
  get(key: string, file: string): CachedSummary | undefined;
  set(key: string, summary: CachedSummary, file: string): void;
}

export interface ReadFile extends CachedSummary {
  readonly identity: FileIdentity | undefined;
  /** Of the text, without a byte order mark. */
  readonly hash: string;
}

export interface UnreadableFile {
  readonly file: string;
  /** Where it cannot be parsed, counted from 1. */
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly message: string;
}

/** Why a file has no text to lint, told in a sentence. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}

/** The identity of a file on disk; none where it cannot be read. */
export function identityOf(file: string): FileIdentity | undefined {
  try {
    const { mtimeMs, size } = statSync(file);
    return { mtimeMs, size };
  } catch {
    return undefined;
  }
}

/** The text of a file, without a byte order mark. Throws where it cannot be read; a pipe would keep whoever tries. */
export function textOf(file: string): string {
  if (!statSync(file).isFile()) throw new UnreadableError('It is no regular file.');
  const text = readFileSync(file, 'utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Reads, parses and summarises a file, unless `known` holds the summary of the same text. */
export function readSource(file: string, known?: ReadFile, cache?: Cache): ReadFile | UnreadableFile {
  let text = '';
  try {
    // Before the text is read: a change in between is seen the next time.
    const identity = identityOf(file);
    text = textOf(file);
    const hash = hashOf(text);
    if (known?.hash === hash) return { ...known, identity };
    return { identity, hash, ...(cache ? cachedSummary(file, text, hash, cache) : summaryOf(file, text)) };
  } catch (error) {
    if (error instanceof ParseError) {
      const { line, column } = spansOf(text)([error.offset, error.offset]);
      return { file, line, column, message: `It cannot be parsed: ${error.message}` };
    }
    return unreadableFor(file, error);
  }
}

function cachedSummary(file: string, text: string, hash: string, cache: Cache): CachedSummary {
  const key = keyOf(file, hash);
  const known = cache.get(key, file);
  if (known) return known;
  const made = summaryOf(file, text);
  cache.set(key, made, file);
  return made;
}

/** The summary of a file as it is on disk, with its key; nothing where that is known, or where it cannot be made. */
export function summaryOfFile(
  file: string,
  known: ReadonlySet<string>,
): { readonly key: string; readonly summary: CachedSummary } | undefined {
  try {
    const text = textOf(file);
    const key = keyOf(file, hashOf(text));
    return known.has(key) ? undefined : { key, summary: summaryOf(file, text) };
  } catch {
    return undefined;
  }
}

const keyOf = (file: string, hash: string): string => `${hash}${extname(file)}`;

/** What is said of a file or folder that an error kept from being linted. */
export const unreadableFor = (file: string, error: unknown): UnreadableFile => ({
  file,
  line: undefined,
  column: undefined,
  message: reasonOf(error),
});

function summaryOf(file: string, text: string): CachedSummary {
  const source = parse(file, text);
  return { summary: summarise(source), directives: source.comments.filter(({ value }) => value.includes('eslint')) };
}

function reasonOf(error: unknown): string {
  if (error instanceof UnreadableError) return error.message;
  // The stack's size is the machine's.
  if (error instanceof RangeError && error.message.startsWith('Maximum call stack')) return 'It nests too deeply.';
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM') return 'It cannot be read: permission denied.';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'It is gone.';
  if (code === 'ELOOP') return 'It is a link that leads back to itself.';
  return code === undefined ? `It cannot be analysed: ${message}. Please report it.` : `It cannot be read: ${message}`;
}
