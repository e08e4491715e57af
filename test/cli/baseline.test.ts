/** Adopting the command on old code: what is known passes, what is new fails, what is gone is said. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lint } from '../support/command.ts';
import { scratch, write } from '../support/scratch.ts';

const blocking = (name: string, ...arguments_: readonly string[]): string =>
  `import fs from 'node:fs';\n\nexport async function ${name}() {\n${arguments_.map(argument => `  fs.readFileSync(${argument});\n`).join('')}}\n`;

const args = ['--baseline', 'known.json'];
const update = [...args, '--update-baseline'];

/** A project whose findings are in its baseline. */
function adopted(): string {
  const folder = scratch({ 'src/a.js': blocking('a', "'one'", "'two'"), 'src/b.js': blocking('b', "'three'", "'three'") });
  expect(lint(folder, update).code).toBe(0);
  return folder;
}

describe('a baseline', () => {
  it('is about the same files from whatever folder the command runs', () => {
    const folder = adopted();
    expect(lint(join(folder, 'src'), ['--baseline', '../known.json']).code).toBe(0);
    write(folder, 'src/src/a.js', blocking('a', "'one'"));
    expect(lint(join(folder, 'src'), ['--baseline', '../known.json']).code).toBe(1);
  });

  it('is a list that people can read and merge', () => {
    expect(readFileSync(join(adopted(), 'known.json'), 'utf8')).toBe(`{
  "version": 1,
  "findings": [
    {"file":"src/a.js","rule":"event-loop/no-sync-fs","api":"node:fs.readFileSync","code":"fs.readFileSync('one');","count":1},
    {"file":"src/a.js","rule":"event-loop/no-sync-fs","api":"node:fs.readFileSync","code":"fs.readFileSync('two');","count":1},
    {"file":"src/b.js","rule":"event-loop/no-sync-fs","api":"node:fs.readFileSync","code":"fs.readFileSync('three');","count":2}
  ]
}
`);
  });

  it('lets what it knows through', () => {
    const { code, out } = lint(adopted(), args);
    expect(out).toBe('✔ No new call blocks the event loop.\nThe baseline lets 4 findings through.\n2 files linted.\n');
    expect(code).toBe(0);
  });

  it('knows a finding whose lines have moved', () => {
    const folder = adopted();
    write(folder, 'src/a.js', `// a comment\n\n${blocking('a', "'two'", "'one'")}`);
    expect(lint(folder, args).code).toBe(0);
  });

  it('does not let a new finding through, and shows only that', () => {
    const folder = adopted();
    write(folder, 'src/a.js', blocking('a', "'one'", "'two'", "'four'"));
    const { code, out } = lint(folder, args);
    expect(out).toContain("6 │   fs.readFileSync('four');");
    expect(out).toContain('✖ 1 problem (1 error, 0 warnings)');
    expect(code).toBe(1);
  });

  it('does not let one more of the same through', () => {
    const folder = adopted();
    write(folder, 'src/b.js', blocking('b', "'three'", "'three'", "'three'"));
    expect(lint(folder, args).out).toContain('✖ 1 problem');
  });

  it('says what is gone, and shrinks when it is asked to', () => {
    const folder = adopted();
    write(folder, 'src/b.js', blocking('b', "'three'"));
    rmSync(join(folder, 'src/a.js'));
    const { code, out } = lint(folder, args);
    expect(out).toBe(`✔ No new call blocks the event loop.
gone src/a.js: fs.readFileSync('one');  event-loop/no-sync-fs
gone src/a.js: fs.readFileSync('two');  event-loop/no-sync-fs
gone src/b.js: fs.readFileSync('three');  event-loop/no-sync-fs
The baseline lets 1 finding through. 3 findings of it are gone: --update-baseline takes them out.
1 file linted.
`);
    expect(code).toBe(0);
    lint(folder, update);
    expect(lint(folder, args).out).toBe('✔ No new call blocks the event loop.\nThe baseline lets 1 finding through.\n1 file linted.\n');
  });

  it('says nothing of files that were not looked at, and keeps what it knows of them', () => {
    const folder = adopted();
    const before = readFileSync(join(folder, 'known.json'), 'utf8');
    expect(lint(folder, [...args, 'src/a.js']).out).toContain('The baseline lets 2 findings through.\n');
    lint(folder, [...update, 'src/a.js']);
    expect(readFileSync(join(folder, 'known.json'), 'utf8')).toBe(before);
  });

  it('keeps what it knows of a file that can not be read just now', () => {
    const folder = adopted();
    const before = readFileSync(join(folder, 'known.json'), 'utf8');
    write(folder, 'src/a.js', 'export const = 1;\n');
    expect(lint(folder, update).code).toBe(2);
    expect(readFileSync(join(folder, 'known.json'), 'utf8')).toBe(before);
  });

  it('is told in JSON, too', () => {
    const folder = adopted();
    write(folder, 'src/b.js', blocking('b', "'three'"));
    const { baseline } = JSON.parse(lint(folder, [...args, '--format', 'json']).out) as { baseline: unknown };
    expect(baseline).toEqual({
      known: 3,
      gone: [{ file: 'src/b.js', rule: 'event-loop/no-sync-fs', api: 'node:fs.readFileSync', code: "fs.readFileSync('three');", count: 1 }],
    });
  });
});

describe('a baseline that can not be used', () => {
  it.each([
    [undefined, "The baseline 'known.json' can't be read. There is none: --update-baseline writes it.\n"],
    ['{', expect.stringMatching(/^The baseline 'known\.json' is no JSON: .*\.\n$/)],
    ['{}', `The baseline 'known.json' should begin with "version": 1. Remove it, and write it anew with --update-baseline.\n`],
    ['{"version":1}', "The baseline 'known.json' has no list of 'findings'.\n"],
    [
      '{"version":1,"findings":[{"file":"a"}]}',
      "The baseline 'known.json': findings[0] should have a 'file', a 'rule', a 'code' and a 'count' of at least 1.\n",
    ],
  ])('is told in one sentence: %s', (text, message) => {
    const folder = scratch({ 'a.js': '' });
    if (text !== undefined) writeFileSync(join(folder, 'known.json'), text);
    const { code, err } = lint(folder, args);
    expect(err).toEqual(message);
    expect(code).toBe(2);
  });

  it('is not written over when it is asked to be updated', () => {
    const folder = scratch({ 'a.js': '', 'known.json': '{' });
    expect(lint(folder, update).code).toBe(2);
    expect(readFileSync(join(folder, 'known.json'), 'utf8')).toBe('{');
  });

  it('needs a name', () => {
    expect(lint(scratch({ 'a.js': '' }), ['--update-baseline']).err).toBe(
      '--update-baseline needs --baseline, which names the file. See --help.\n',
    );
  });
});
