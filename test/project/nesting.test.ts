/** What would end the process in the parser is named in time, and nothing that people write is taken for it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { nestingOf } from '../../src/project/nesting.ts';
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
  'branches that end with semicolons': `${'if (a) b;\nelse '.repeat(many)}c;`,
  'branches in branches': `${'if (a) '.repeat(many)}b;`,
  'branches in branches, over lines': `${'if (a)\n  // why\n  '.repeat(many)}b;`,
  'loops in loops': `${'for (;;) while (a) '.repeat(many)}b;`,
  'loops that end in loops': `${'do '.repeat(many)}b;${' while (a);'.repeat(many)}`,
  'classes that extend classes': `a = class ${'extends class '.repeat(many)}{}${'{}'.repeat(many)}`,
  'members in a chain': `a${'.b'.repeat(40_000)}`,
  'calls in a chain': `a${'()'.repeat(40_000)}`,
  'calls of members in a chain, over lines': `a${'\n.b()'.repeat(40_000)}`,
  'templates in a chain': `a${'`b`'.repeat(40_000)}`,
  'tests in a chain': `a${' in b instanceof c'.repeat(40_000)}`,
  'expressions in expressions': `a = ${`(${'!'.repeat(40)}`.repeat(500)}b${')'.repeat(500)}`,
  awaits: `async () => ${'await '.repeat(many)}1`,
};

describe('a text that nests too deeply', () => {
  it.each(Object.entries(nested))('is refused: %s', (_, text) => {
    expect(() => parse('a.js', text)).toThrow('It nests too deeply.');
  });
});

describe('a text that nests too deeply behind something that looks like a string', () => {
  const tower = `${'['.repeat(many)}${']'.repeat(many)}`;

  it.each([
    ['a quote in a regular expression', `const r = /"/;${tower};const s = /"/;`],
    ['a backtick in a regular expression', `const r = /\`/;${tower};const s = /\`/;`],
    ['a comment in a class of a regular expression', `const r = /[/*]/;${tower};const s = /[*/]/;`],
    ['slashes in a class of a regular expression', `const r = /[//]/;${tower};`],
    ['a template with an expression', `const r = \`\${x}\`;${tower};\`b\``],
    ['a regular expression after a block', `if (a) {}\n/"/;${tower};/"/;`],
    ['a regular expression after an object', `a = {}\n/"/;${tower};/"/;`],
    ['a quote in the text of an element', `const r = <p>don't</p>;${tower};const s = <p>can't</p>;`],
    ['a comment of scripts', `<!-- "\n${tower};a = "b"`],
    ['a postfix operator', `a++ /"/ 1;${tower};a = /"/`],
    ['an escaped quote', `a = '\\\\';${tower};a = '`],
    ['an unclosed comment in a template', `a = \`/*\`;${tower};a = \`*/\``],
  ])('is refused: %s', (_, text) => {
    expect(() => parse('a.js', text)).toThrow();
  });

  it.each([
    ['bars over lines', `a${'\n|b'.repeat(100_000)}`, 'a.js'],
    ['ampersands', `a${'&b'.repeat(100_000)}`, 'a.js'],
    ['loops that wait', `export async function f(){${'for await(a of b)\n'.repeat(100_000)}x;}`, 'a.ts'],
    ['templates that begin lines', `a${'\n`x`'.repeat(100_000)}`, 'a.js'],
    ['type arguments', `interface A extends ${'B<1,'.repeat(8000)}`, 'a.ts'],
    ['types that are asserted', `a${' satisfies A<1,2>'.repeat(100_000)}`, 'a.ts'],
  ])('is refused, whatever seems to end it: %s', (_, text, file) => {
    expect(() => parse(file, text)).toThrow();
  });

  it.each([
    ['quotes in regular expressions', "const a = /'/, b = /[\"/]/g;\nif (/`/.test(a)) b.replace(/\\//, `${'x'}`);\n"],
    ['divisions', 'const a = b / c / d;\nconst e = (f) / g;\nconst h = i[0] / j;\n'],
    ['templates in templates', 'const a = `${b ? `${c}` : "d"}`;\n'],
  ])('is not: %s', (_, text) => {
    expect(nestingOf(text.repeat(2000))).toEqual({ isAmbiguous: false });
  });

  it('is parsed in another process first, where it can be read in two ways', () => {
    const ambiguous = `const r = <p>don't</p>;\n${'a = [/"/];\n'.repeat(2000)}const s = <p>can't</p>;\n`;
    expect(nestingOf(ambiguous)).toEqual({ isAmbiguous: true });
    expect(parse('a.js', ambiguous).ast.body).toHaveLength(2002);
  });

  it('is read in time, whatever is not closed in it', () => {
    for (const part of ['/*a', '\\"', '"a', "'a", '`a', '/a', '/[', '${', '<', '/\\"'])
      for (const head of ['', 'a = /', 'a = `', 'a = "'])
        expect(nestingOf(head + part.repeat(300_000)).tooDeepAt ?? 0).toBeGreaterThanOrEqual(0);
  });
});

describe('a type that nests too deeply', () => {
  it.each([
    `a${' as any'.repeat(40_000)}`,
    `type A = B${'[]'.repeat(40_000)}`,
    `type A = ${'keyof '.repeat(many)}B`,
    `type A = ${'readonly '.repeat(many)}B[]`,
    `type A = ${'B<'.repeat(many)}C${'>'.repeat(many)}`,
  ])('is refused', text => {
    expect(() => parse('a.ts', text)).toThrow('It nests too deeply.');
  });
});

describe('a text that does not', () => {
  it.each<[string, string]>([
    ['has many statements without semicolons', 'const a = b + c\n'.repeat(20_000)],
    ['has many branches after each other', 'if (a) {\n  b()\n} else if (c) {\n  d()\n}\n'.repeat(5000)],
    ['has many statements of one kind without semicolons', 'await a()\nif (b) c()\nfor (;;) d()\ndo e()\nwhile (f)\n'.repeat(20_000)],
    ['has many calls without semicolons', 'a.b(c[0])\nd.e`f`\n'.repeat(20_000)],
    ['has many methods', `class A {\n${'  b() {}\n'.repeat(30_000)}}`],
    ['has many blocks on one line', 'if(a){b()}for(;;){c()}while(d){e()}class F extends G{}'.repeat(20_000)],
    ['has many cases that share their code', `switch (a) {\n${'case 1:\n'.repeat(20_000)}}`],
    ['has many read-only members', `interface A {\n${'readonly a?: B\n'.repeat(20_000)}}`],
    ['has many members in a list', `[${'a + b, '.repeat(20_000)}]`],
    [
      'has brackets in strings and comments',
      `${'// ((((\n'.repeat(2000)}/* ${'['.repeat(2000)} */ a = "${'{'.repeat(2000)}" + '${'('.repeat(2000)}' + \`${'('.repeat(2000)}\`;`,
    ],
    ['has a long union', `type A = ${"'a' | ".repeat(20_000)}'b'`],
    ['has a long text', `a = '${'x'.repeat(10_000_000)}' + "${'\\n'.repeat(100_000)}" + \`${'$y'.repeat(100_000)}\`;`],
    ['has brackets that are closed only', '}'.repeat(2000)],
    ['nests a thousand times', `a = ${'['.repeat(900)}${']'.repeat(900)}`],
  ])('is not: %s', (_, text) => {
    expect(nestingOf(text).tooDeepAt).toBeUndefined();
  });

  it("is not: TypeScript's own compiler", () => {
    expect(nestingOf(readFileSync(createRequire(import.meta.url).resolve('typescript'), 'utf8')).tooDeepAt).toBeUndefined();
  });
});
