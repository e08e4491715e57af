/** Reads a file of the project into a summary. A failure has a place in the file, where it has one, and a message. */
import { statSync } from 'node:fs';
import { extname } from 'node:path';
import { readText, UnreadableError } from '../disk/read.ts';
import type { Comment } from '../summary/doc-tags.ts';
import type { ModuleSummary } from '../summary/model.ts';
import { spansOf } from '../summary/spans.ts';
import { summarise } from '../summary/summarise.ts';
import { hashOf } from '../disk/hash.ts';
import { parse, ParseError } from './parse.ts';

/** Facts by which a changed file is recognised without reading it. */
export interface FileIdentity {
  readonly mtimeMs: number;
  readonly size: number;
}

/** The result of reading a text. It does not depend on the name of the file, apart from the extension. */
export interface CachedSummary {
  readonly summary: ModuleSummary;
  /** The comments that may be directives for a linter. */
  readonly directives: readonly Comment[];
}

/** A cache of summaries, by a key made of the text's hash and the extension. `file` is the file that is read. */
export interface Cache {
  get(key: string, file: string): CachedSummary | undefined;
  set(key: string, summary: CachedSummary, file: string): void;
}

export interface ReadFile extends CachedSummary {
  readonly identity: FileIdentity | undefined;
  /** The hash of the text, without a byte order mark. */
  readonly hash: string;
}

export interface UnreadableFile {
  readonly file: string;
  /** The line of a syntax error, from 1, as is `column`. Absent if the file could not be read at all. */
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly message: string;
  /** The hash of the text; absent if the file could not be read. */
  readonly hash?: string;
}

/** Returns the identity of a file on disk; nothing if the file cannot be read. */
export function identityOf(file: string): FileIdentity | undefined {
  try {
    const { mtimeMs, size } = statSync(file);
    return { mtimeMs, size };
  } catch {
    return undefined;
  }
}

/** Reads, parses and summarises a file, unless `known` holds the summary of the same text. */
export function readSource(file: string, known?: ReadFile, cache?: Cache): ReadFile | UnreadableFile {
  let text = '';
  let hash = '';
  try {
    // The identity is taken before the text is read, so that a change in between is seen the next time.
    const identity = identityOf(file);
    text = readText(file);
    hash = hashOf(text);
    if (known?.hash === hash) return { ...known, identity };
    return { identity, hash, ...(cache ? cachedSummary(file, text, hash, cache) : summaryOf(file, text)) };
  } catch (error) {
    if (error instanceof ParseError) {
      const { line, column } = spansOf(text)([error.offset, error.offset]);
      return { file, line, column, message: `It cannot be parsed: ${error.message}`, hash };
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

/** Returns the summary of a file on disk, with its key. Returns nothing if the key is known, or if the file is unreadable. */
export function summaryOfFile(
  file: string,
  known: ReadonlySet<string>,
): { readonly key: string; readonly summary: CachedSummary } | undefined {
  try {
    const text = readText(file);
    const key = keyOf(file, hashOf(text));
    return known.has(key) ? undefined : { key, summary: summaryOf(file, text) };
  } catch {
    return undefined;
  }
}

const keyOf = (file: string, hash: string): string => `${hash}${extname(file)}`;

/** Returns the report about a file or folder that an error kept from being linted. */
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
  // The size of the stack differs between machines.
  if (error instanceof RangeError && error.message.startsWith('Maximum call stack')) return 'It nests too deeply.';
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM') return 'It cannot be read: permission denied.';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'It is gone.';
  if (code === 'ELOOP') return 'It is a link that leads back to itself.';
  return code === undefined ? `It cannot be analysed: ${message}. Please report it.` : `It cannot be read: ${message}`;
}
