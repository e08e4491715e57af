/**
 * Holds comments under `src` and `rules` to "Write plainly" in CONTRIBUTING.md. `PROSE=src/summary npx vitest run
 * test/prose.test.ts` prints all complaints about that folder, or file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { proseComplaints, type Complaint } from './support/prose.ts';

const root = join(import.meta.dirname, '..');

/** Folders and files whose comments are still to be rewritten. `/*` at the end means the folder without its folders. */
const notYet: readonly string[] = [];

const paths = ['src', 'rules']
  .flatMap(folder => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter(entry => entry.isFile() && /\.[jt]s$/.test(entry.name))
  .map(entry => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
  .sort();

const covers = (entry: string, path: string): boolean =>
  entry.endsWith('/*')
    ? path.startsWith(entry.slice(0, -1)) && !path.slice(entry.length - 1).includes('/')
    : path === entry || path.startsWith(`${entry}/`);

const complaints = paths.flatMap(path => proseComplaints(path, readFileSync(join(root, path), 'utf8')));
const below = (entry: string): Complaint[] => complaints.filter(({ path }) => covers(entry, path));

/** Fails with one line for each complaint. */
function expectNone(found: readonly Complaint[]): void {
  if (found.length > 0) expect.fail(`\n${found.map(({ path, line, reason }) => `${path}:${line} ${reason}`).join('\n')}\n`);
}

const { PROSE } = process.env;

describe.runIf(PROSE)('the comments asked for', () => {
  it(`are plain in ${PROSE ?? ''}`, () => {
    const entry = (PROSE ?? '').replace(/\/$/, '');
    expect(paths.filter(path => covers(entry, path))).not.toEqual([]);
    expectNone(below(entry));
  });
});

describe.skipIf(PROSE)('the rule', () => {
  it.each([
    ['/** What a call passes. */ interface Frame {}', 'begins with "What"'],
    ['/** Seen are listeners. */ interface Frame {}', 'begins with "Seen are"'],
    ['// Fine. Whether it runs.', 'begins with "Whether"'],
    ['// It runs first.', 'begins with a pronoun'],
    ['/** The sum. */ export function sum() {}', 'no verb'],
    ['/** Names of all rules. */ const names = () => [];', 'no verb'],
    ['/** Calls that block. */ const calls = () => [];', 'no verb'],
    ['/** Holds arguments. */ interface Frame {}', 'no noun'],
    ['/** When a call matches. */ const condition = 1;', 'no noun'],
    ['// A thing.', 'says "thing"'],
    ['// Frames handed\n// over by calls.', 'says "handed over"'],
    [`// ${'word '.repeat(21)}.`, 'a sentence of 21 words'],
    [`// One: ${'two; '.repeat(20)}.`, 'a sentence of 21 words'],
    ['// eslint-disable-next-line some-rule -- The same rule.', 'begins with "The same"'],
  ])('rejects %j', (source, reason) => {
    expect(proseComplaints('src/file.ts', source).map(complaint => complaint.reason)).toEqual([expect.stringContaining(reason)]);
  });

  it.each([
    '/** Returns the sum. */ export function sum() {}',
    '/** Tells whether a call blocks. */ export const isBlocking = () => true;',
    '/** Always returns a promise. */ class A { run() {} }',
    '/** Checks that the row exists. */ class A { check() {} }',
    '/** The number of calls. */ class A { readonly calls = 1; get size() { return 1; } constructor() {} }',
    '/** Absent where nothing waits. */ interface Frame {}',
    '// `What` a `thing` is: see https://example.org/things/told.',
    `// ${'word '.repeat(15)} e.g. hyphen-ated, \`some code\`, \`more\` and {@link other code} count five.`,
    `// ${'word '.repeat(20)}.\n//\n// - ${'word '.repeat(20)}\n// - ${'word '.repeat(20)}`,
    '// eslint-disable-next-line thing',
    '// prettier-ignore',
  ])('accepts %j', source => {
    expect(proseComplaints('src/file.ts', source)).toEqual([]);
  });
});

describe.skipIf(PROSE)('comments', () => {
  it('are plain in all that is rewritten', () => {
    expectNone(complaints.filter(({ path }) => !notYet.some(entry => covers(entry, path))));
  });

  it.each(notYet)('are still to be rewritten in %s; take it off the list once they are', entry => {
    expect(below(entry).length).toBeGreaterThan(0);
  });

  it('are counted', () => {
    const counts = notYet.map(entry => `${below(entry).length.toString().padStart(5)} ${entry}`);
    if (counts.length > 0) console.log(`Comments to be rewritten:\n${counts.join('\n')}`);
  });
});
