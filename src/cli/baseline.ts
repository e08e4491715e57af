/**
 * The baseline: the findings that a project accepts, in a file of its own. A finding is identified by its file, rule, API and
 * line of code. Its position has no part in that, so that lines may move. Equal findings are counted. People can read,
 * review and merge the baseline like any other file.
 */
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readText } from '../disk/read.ts';
import { writeOutput } from '../disk/write.ts';
import { groupBy } from '../collections/group-by.ts';
import { addCount } from '../collections/maps.ts';
import { pathFrom } from './format/paths.ts';
import { UsageError } from './options.ts';
import { outputPath, sentence } from './outputs.ts';
import type { Finding } from './run.ts';

/** An entry of the baseline. Paths are relative to the working directory, with forward slashes. */
export interface KnownFinding {
  readonly file: string;
  readonly rule: string;
  /** The access path of the blocking API, for rules about calls. */
  readonly api?: string;
  /** The line of code, without white space around it. */
  readonly code: string;
  readonly count: number;
}

export interface Compared {
  /** The findings that the baseline doesn't record. */
  readonly fresh: readonly Finding[];
  readonly known: number;
  /** The recorded findings that are no longer there, in files that were linted or that no longer exist. */
  readonly gone: readonly KnownFinding[];
}

const VERSION = 1;

/** Returns the key of a finding. Findings that differ in their position alone have equal keys. */
const keyOf = ({ file, rule, api, code }: Omit<KnownFinding, 'count'>): string => JSON.stringify([file, rule, api ?? '', code]);

/** Returns the folder that the paths in a baseline are relative to: its own, wherever the command runs. */
const baseOf = (file: string, cwd: string): string => dirname(resolve(cwd, file));

export const knownAs = ({ file, rule, detail, code }: Finding, base: string): Omit<KnownFinding, 'count'> => ({
  file: pathFrom(base, file),
  rule,
  ...(detail && { api: detail.api }),
  code: code.trim(),
});

/** Reads a baseline. Throws a `UsageError`. */
function readBaseline(file: string, cwd: string): readonly KnownFinding[] {
  let text: string;
  try {
    text = readText(resolve(cwd, file));
  } catch (error) {
    const why =
      (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? 'There is none: --update-baseline writes it.'
        : sentence((error as Error).message);
    throw new UsageError(`The baseline '${file}' can't be read. ${why}`);
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`The baseline '${file}' is no JSON: ${(error as Error).message}.`);
  }
  return findingsIn(content, file);
}

function findingsIn(content: unknown, file: string): readonly KnownFinding[] {
  const { version, findings } = (content ?? {}) as { version?: unknown; findings?: unknown };
  if (version !== VERSION)
    throw new UsageError(
      `The baseline '${file}' should begin with "version": ${VERSION}. Remove it, and write it anew with --update-baseline.`,
    );
  if (!Array.isArray(findings)) throw new UsageError(`The baseline '${file}' has no list of 'findings'.`);
  findings.forEach((entry: unknown, index) => {
    if (!isKnownFinding(entry))
      throw new UsageError(
        `The baseline '${file}': findings[${index}] should have a 'file', a 'rule', a 'code' and a 'count' of at least 1.`,
      );
  });
  return findings as KnownFinding[];
}

function isKnownFinding(entry: unknown): entry is KnownFinding {
  const { file, rule, api = '', code, count } = (entry ?? {}) as Record<string, unknown>;
  return [file, rule, api, code].every(value => typeof value === 'string') && Number.isInteger(count) && (count as number) > 0;
}

/** Compares findings with the baseline in a file. Among equal findings, the first count as recorded. Throws a `UsageError`. */
export function compare(file: string, findings: readonly Finding[], linted: readonly string[], cwd: string): Compared {
  const baseline = readBaseline(file, cwd);
  const base = baseOf(file, cwd);
  const left = new Map<string, number>();
  for (const entry of baseline) addCount(left, keyOf(entry), entry.count);
  const fresh = findings.filter(finding => {
    const key = keyOf(knownAs(finding, base));
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
  const isChecked = checkedIn(baseline, linted, base);
  const gone = merged(baseline).flatMap(entry => {
    const count = left.get(keyOf(entry)) ?? 0;
    return count > 0 && isChecked(entry.file) ? [{ ...entry, count }] : [];
  });
  return { fresh, known: findings.length - fresh.length, gone };
}

/** Writes the findings as the new baseline. Keeps the old entries of existing files that were not linted. Throws a `UsageError`. */
export function updateBaseline(file: string, findings: readonly Finding[], linted: readonly string[], cwd: string): void {
  const base = baseOf(file, cwd);
  const old = existsSync(resolve(cwd, file)) ? readBaseline(file, cwd) : [];
  const isChecked = checkedIn(old, linted, base);
  const kept = old.filter(entry => !isChecked(entry.file));
  const found = findings.map(finding => ({ ...knownAs(finding, base), count: 1 }));
  const lines = merged([...kept, ...found])
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map(entry => `    ${JSON.stringify(entry)}`);
  const text = `{\n  "version": ${VERSION},\n  "findings": [${lines.length > 0 ? `\n${lines.join(',\n')}\n  ` : ''}]\n}\n`;
  try {
    writeOutput(outputPath(file, cwd), text);
  } catch (error) {
    throw new UsageError(`The baseline '${file}' can't be written. ${sentence((error as Error).message)}`);
  }
}

/** Returns a test for files of the baseline: true if the file was linted, or no longer exists. */
function checkedIn(baseline: readonly KnownFinding[], linted: readonly string[], base: string): (file: string) => boolean {
  const known = new Set(linted.map(path => pathFrom(base, path)));
  for (const { file } of baseline) if (!known.has(file) && !existsSync(resolve(base, file))) known.add(file);
  return file => known.has(file);
}

const merged = (entries: readonly KnownFinding[]): KnownFinding[] =>
  [...groupBy(entries, keyOf).values()].map(alike => ({
    ...(alike[0] as KnownFinding),
    count: alike.reduce((sum, { count }) => sum + count, 0),
  }));
