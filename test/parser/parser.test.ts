/** The parser for ESLint, held against typescript-eslint's. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import js from '@eslint/js';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import ownParser from '../../src/parser/index.ts';
import type { ParsedProgram } from '../../src/parser/parser.ts';

const fixtures = join(import.meta.dirname, '../fixtures');

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name));

const optionsFor = (filePath: string) =>
  ({ filePath, sourceType: /\.c[jt]s$/.test(filePath) ? 'commonjs' : 'module', ecmaFeatures: { jsx: true } }) as const;

const own = (text: string, file = 'a.ts') => ownParser.parseForESLint(text, optionsFor(file)).ast as ParsedProgram;
const theirs = (text: string, file = 'a.ts') => typescriptParser.parseForESLint(text, optionsFor(file)).ast;

interface Located {
  readonly type: string;
  readonly value: string;
  readonly range: readonly [number, number];
  readonly loc: unknown;
  readonly regex?: unknown;
}

/** typescript-eslint takes members within JSX for names of JSX: `b` in `<p>{a.b}</p>`. */
const located = (tokens: readonly Located[] | undefined): Located[] =>
  (tokens ?? []).map(({ type, value, range, loc, regex }) => ({
    type: type.replace('JSXIdentifier', 'Identifier'),
    value,
    range,
    loc,
    regex,
  }));

it.each(filesBelow(fixtures).map(file => [relative(fixtures, file), file] as const))(
  'has the tokens, comments and places of %s',
  (_, file) => {
    // As ESLint hands it on.
    const text = readFileSync(file, 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/^#!/, '//');
    const [left, right] = [own(text, file), theirs(text, file)];
    expect(located(left.tokens)).toEqual(located(right.tokens));
    expect(located(left.comments)).toEqual(located(right.comments));
    expect([left.range, left.loc]).toEqual([right.range, right.loc]);
  },
);

describe('tokens that only the tree can tell', () => {
  it.each([
    ['closing lists of types', 'const a: Map<string, Set<Array<number>>>= new Map<A, B<C>>();'],
    ['a generic function type in a list of types', 'type A = B<<T>(x: T) => C<D<T>>>;'],
    ['shifts', 'a >> b >>> c << d; a >>= 1; a >= b;'],
    ['regular expressions and divisions', 'a / b / c; f(/[/]\\//g, a++ / 2); x = /=a/u;'],
    ['a number that begins with a point', 'a?.5:1; a?.b; [....5];'],
    ['templates, one in another', '`a${`b${c}d`}e` + f`g`; type T = `x${string}`;'],
    ['private names', 'class A { #a = 1; static { #a in this; } }'],
    ['reserved words as names', 'a.default.class; ({ new: 1, null: 2 }); import.meta.url; function f() { new.target }'],
    [
      'words that are reserved in places',
      'let a; class B { static c = 1; private d; static static() {} } interface I {} function* g() { yield 1 }',
    ],
    ['escapes and letters beyond ASCII', 'const \\u0061b = "ß", größe = "🙂"; größe;'],
    ['decorators and assertions', '@a.b() class C { @d e!: string; f?: number } const g = h! as const; i satisfies J;'],
  ])('are found: %s', (_, text) => {
    expect(located(own(text).tokens)).toEqual(located(theirs(text).tokens));
  });

  it.each([
    '<a b="c" d={<e/>}>f &amp; {g} // no comment <h.i j:k=\'l\'/></a>;',
    '<><b>{...c}</b>{/* comment */}</>;',
    'const f = <T,>(a: T) => <p>{a}</p>;',
  ])('are found in JSX: %s', text => {
    expect(located(own(text, 'a.tsx').tokens)).toEqual(located(theirs(text, 'a.tsx').tokens));
  });
});

describe('ESLint with the parser', () => {
  const verify = (text: string, filename: string, parser: Linter.Parser, rules: Linter.RulesRecord = {}) =>
    new Linter().verify(
      text,
      [
        {
          ...js.configs.recommended,
          files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
          languageOptions: { parser, sourceType: optionsFor(filename).sourceType, parserOptions: { ecmaFeatures: { jsx: true } } },
          rules: { ...js.configs.recommended.rules, ...rules },
        },
      ],
      { filename },
    );

  it("says what it says with typescript-eslint's, of rules that ask for tokens too", () => {
    // The types that TypeScript's libraries declare are not known to this parser; to typescript-eslint's, CommonJS has no scope of its own.
    const rules: Linter.RulesRecord = {
      'no-undef': 'off',
      'no-redeclare': ['error', { builtinGlobals: false }],
      curly: 'error',
      'no-extra-boolean-cast': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'arrow-body-style': 'error',
      'sort-imports': 'error',
      'no-useless-rename': 'error',
      'prefer-template': 'error',
    };
    for (const file of filesBelow(fixtures)) {
      const text = readFileSync(file, 'utf8');
      expect(verify(text, file, ownParser, rules), file).toEqual(verify(text, file, typescriptParser, rules));
    }
  });

  it('says where a text cannot be parsed', () => {
    const text = "// ß 🙂\nconst a = '🙂', b = ;\n";
    expect(verify(text, 'a.ts', ownParser)).toMatchObject([
      { fatal: true, line: 2, column: 21, message: expect.stringMatching(/^Parsing error: ./) as string },
    ]);
  });

  it('reads a file as the kind of source that the configuration says', () => {
    expect(verify('return;', 'a.cjs', ownParser)).toEqual([]);
    expect(verify('return;', 'a.js', ownParser)).toMatchObject([{ fatal: true, line: 1 }]);
    expect(verify('#!/usr/bin/env node\n\uFEFF', 'a.js', ownParser)).toMatchObject([{ ruleId: 'no-irregular-whitespace' }]);
  });
});
