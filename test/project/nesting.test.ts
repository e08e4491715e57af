/** What would end the process in the parser is named in time, and nothing that people write is taken for it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { tooDeepAt } from '../../src/project/nesting.ts';
import { parse } from '../../src/project/parse.ts';

const many = 20_000;
const nested: Readonly<Record<string, string>> = {
  arrays: `a = ${'['.repeat(many)}${']'.repeat(many)}`,
  objects: `a = ${'{a:'.repeat(many)}1${'}'.repeat(many)}`,
  calls: `${'f('.repeat(many)}${')'.repeat(many)}`,
  functions: `${'function f() {'.repeat(many)}${'}'.repeat(many)}`,
  blocks: `${'{'.repeat(many)}${'}'.repeat(many)}`,
  templates: `a = ${'`${'.repeat(many)}1${'}`'.repeat(many)}`,
  sums: `a = ${'1 + '.repeat(many)}1`,
  'sums over lines': `a =\n${"'a' +\n".repeat(many)}'b'`,
  arrows: `a = ${'() => '.repeat(many)}1`,
  negations: `a = ${'!'.repeat(many)}1`,
  alternatives: `a = ${'b || '.repeat(many)}1`,
  choices: `a = ${'b ? 1 : '.repeat(many)}1`,
  'branches over lines': `${'if (a) {\n}\nelse '.repeat(many)}{}`,
  awaits: `async () => ${'await '.repeat(many)}1`,
};

describe('a text that nests too deeply', () => {
  it.each(Object.entries(nested))('is refused: %s', (_, text) => {
    expect(() => parse('a.js', text)).toThrow('It nests too deeply.');
  });
});

describe('a text that does not', () => {
  it.each<[string, string]>([
    ['has many statements without semicolons', 'const a = b + c\n'.repeat(20_000)],
    ['has many branches after each other', 'if (a) {\n  b()\n} else if (c) {\n  d()\n}\n'.repeat(5000)],
    ['has many members in a list', `[${'a + b, '.repeat(20_000)}]`],
    ['has brackets in strings and comments', `${'// ((((\n'.repeat(2000)}/* ${'['.repeat(2000)} */ a = "${'{'.repeat(2000)}" + '${'('.repeat(2000)}' + \`${'('.repeat(2000)}\`;`],
    ['has a long union', `type A = ${"'a' | ".repeat(20_000)}'b'`],
    ['has a long text', `a = '${'x'.repeat(10_000_000)}' + "${'\\n'.repeat(100_000)}" + \`${'$y'.repeat(100_000)}\`;`],
    ['has brackets that are closed only', '}'.repeat(2000)],
    ['nests a thousand times', `a = ${'['.repeat(900)}${']'.repeat(900)}`],
  ])('is not: %s', (_, text) => {
    expect(tooDeepAt(text)).toBeUndefined();
  });

  it("is not: TypeScript's own compiler", () => {
    expect(tooDeepAt(readFileSync(createRequire(import.meta.url).resolve('typescript'), 'utf8'))).toBeUndefined();
  });
});
