/** What no person writes, and what the command is to make of it: in full for `npm run bench robustness`, smaller for a test. */

export interface StrangeInput {
  readonly what: string;
  /** By name. */
  readonly files: () => Readonly<Record<string, string | Buffer>>;
  /** 0 nothing found, 1 something found, 2 a file that can't be linted. */
  readonly code: 0 | 1 | 2;
}

const blocking = "import { readFileSync } from 'node:fs';\nexport async function load() {\n  return readFileSync('a');\n}\n";
const times = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('');
const files = (count: number, text: (index: number) => string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`m${index}.js`, text(index)]));
const counted = (count: number): string => count.toLocaleString('en');

/** Inputs with this part of the full size, fifty at least; how deeply they nest is always the same. */
export const strangeInputs = (part = 1): readonly StrangeInput[] => [
  ...large(full => Math.max(50, Math.ceil(full * part))),
  ...blank(full => Math.max(50, Math.ceil(full * part))),
  ...many(full => Math.max(50, Math.ceil(full * part))),
  ...deep,
  ...encoded,
];

/** What there is much of. `size` makes its number from the full one. */
function large(size: (full: number) => number): readonly StrangeInput[] {
  const [lines, functions, circle, stars, types, values, objects, tower, bytes] = [
    200_000, 200_000, 5000, 500, 20_000, 5000, 300, 2000, 20_000_000,
  ].map(size) as [number, number, number, number, number, number, number, number, number];
  const next = (index: number): number => (index + 1) % circle;
  return [
    {
      what: `${counted(lines)} lines in a file`,
      files: () => ({
        'a.js': `${blocking}${times(Math.floor(lines / 3), index => `export function f${index}(a) {\n  return a.b(${index});\n}\n`)}`,
      }),
      code: 1,
    },
    {
      what: `${counted(functions)} functions that call the next`,
      files: () => ({
        'a.js': `${times(functions - 1, index => `const f${index} = () => f${index + 1}();\n`)}const f${functions - 1} = () => {};\nexport const g = async () => f0();\n`,
      }),
      code: 0,
    },
    {
      what: `${counted(circle)} modules in a circle`,
      files: () =>
        files(
          circle,
          index =>
            `import { f${next(index)} } from './m${next(index)}.js';\n${index === 0 ? "import fs from 'node:fs';\nexport const f0 = () => fs.readFileSync('a');\n" : `export const f${index} = () => f${next(index)}();\n`}export const g${index} = async () => f${index}();\n`,
        ),
      code: 1,
    },
    {
      what: `${counted(stars)} modules that export each other whole`,
      files: () =>
        files(
          stars,
          index =>
            `${times(20, step => `export * from './m${(index + step + 1) % stars}.js';\n`)}export const f${index} = async () => {};\n`,
        ),
      code: 0,
    },
    {
      what: `a union of ${counted(types)} types`,
      files: () => ({
        'a.ts': `export type A = ${times(types, index => `'t${index}' | `)}never;\n${times(Math.ceil(types / 20), index => `export const f${index} = (a: A): A => a;\n`)}`,
      }),
      code: 0,
    },
    {
      what: `a variable of ${counted(values)} values`,
      files: () => ({
        'a.js': `let a;\n${times(values, index => `export const s${index} = () => { a = { f: () => ${index} }; };\n`)}export const g = async () => a.f();\n`,
      }),
      code: 0,
    },
    {
      what: `${counted(objects)} objects copied into each other`,
      files: () => ({
        'a.js': `${times(objects, index => `const o${index} = {};\n`)}${times(objects, index => `Object.assign(o${index}, ${times(20, step => `o${(index + step * 7 + 1) % objects}, `)}{});\n`)}export const f = async () => [${times(objects, index => `o${index}.a(), `)}];\n`,
      }),
      code: 0,
    },
    {
      what: `a class tower of ${counted(tower)}`,
      files: () => ({
        'a.js': `class C0 { f() {} }\n${times(tower, index => `class C${index + 1} extends C${index} { f() { return super.f(); } }\n`)}export const g = async () => new C${tower}().f();\n`,
      }),
      code: 0,
    },
    { what: `a string of ${counted(bytes)} bytes`, files: () => ({ 'a.js': `export const a = '${'x'.repeat(bytes)}';\n` }), code: 0 },
    {
      what: `a minified line of ${counted(bytes / 4)} bytes`,
      files: () => ({
        'a.js': `${blocking}${'function a(b){return b&&b.c?d(b.c.e,function(f){return f.g(b)}):{h:[1,2,"3"],i:b}};'.repeat(Math.ceil(bytes / 4 / 83))}\n`,
      }),
      code: 1,
    },
  ];
}

/** Comments and literals that a pattern could read in many ways. */
function blank(size: (full: number) => number): readonly StrangeInput[] {
  const [few, lots, quotes, comments] = [20_000, 100_000, 250_000, 700_000].map(size) as [number, number, number, number];
  const before = (what: string, text: string): StrangeInput => ({ what, files: () => ({ 'a.js': text + blocking }), code: 1 });
  return [
    before(`a comment with @import and ${counted(few)} blanks`, `/** @import${' '.repeat(few)}*/\n`),
    before(`a comment with an import clause and ${counted(few)} blanks`, `/** @import x${' '.repeat(few)}! from 'z' */\n`),
    before(`a comment with a tag and ${counted(lots)} line breaks`, `/** @foo${'\n'.repeat(lots)}*/\n`),
    before(`a comment with @param and ${counted(lots)} line breaks`, `/** @param${'\n'.repeat(lots)}x*/\n`),
    before(`a comment with a type and ${counted(lots)} blanks`, `/** @param {x}${' '.repeat(lots)}.*/\n`),
    before(`a regular expression of ${counted(quotes)} quotes`, `const t = /${'\\"'.repeat(quotes)}/;\n`),
    before(`${counted(comments)} beginnings of comments in a template`, `const t = \`\${0}${'/*a'.repeat(comments)}\`;\n`),
    before(
      `${counted(lots)} blanks in a comment for ESLint`,
      `/* eslint-disable ${' '.repeat(lots)}x${' '.repeat(lots)}- */\n/* eslint-enable */\n`,
    ),
    before(`${counted(lots)} names in a comment for ESLint`, `/* eslint-disable ${'a,'.repeat(lots)} */\n/* eslint-enable */\n`),
  ];
}

/** Thousands of findings in one function, and of files that are none. */
function many(size: (full: number) => number): readonly StrangeInput[] {
  const [findings, tests] = [5000, 100_000].map(size) as [number, number];
  const modules =
    "import fs from 'node:fs';\nimport { execSync } from 'node:child_process';\nimport { EventEmitter } from 'node:events';\n";
  const helper = "const helper = () => fs.readFileSync('a');\nlet state = '';\n";
  const inOne = (what: string, line: (index: number) => string): StrangeInput => ({
    what: `${counted(findings)} ${what} in a function`,
    files: () => ({ 'a.js': `${modules}${helper}export const f = async () => {\n${times(findings, line)}};\n` }),
    code: 1,
  });
  return [
    inOne('reads', () => "fs.readFileSync('x');\n"),
    inOne('reads on one line', () => "fs.readFileSync('x');"),
    inOne('writes', index => `fs.writeFileSync('x${index}', 'a');\n`),
    inOne('child processes', () => "execSync('x');\n"),
    inOne('calls of a helper', () => 'helper();\n'),
    inOne('changes of a variable', () => 'state = fs.readFileSync(state);\n'),
    inOne('emitters', index => `const e${index} = new EventEmitter();\nfs.readFileSync('x');\ne${index}.on('data', () => {});\n`),
    inOne('awaits of what blocks', () => "await fs.readFileSync('x');\n"),
    inOne('loops that wait', index => `while (Date.now() < ${index}1) {}\n`),
    inOne('callbacks', () => '[1, 2].map(x => fs.readFileSync(x));\n'),
    inOne('functions', index => `const g${index} = async () => fs.readFileSync('x');\n`),
    inOne('comments that disable another rule', () => "fs.readFileSync('x'); // eslint-disable-line other\n"),
    {
      what: `${counted(tests)} files of tests`,
      files: () => ({ 'a.js': blocking, ...Object.fromEntries(Array.from({ length: tests }, (_, index) => [`f${index}.test.js`, ''])) }),
      code: 1,
    },
  ];
}

const nested = (what: string, text: string, name = 'a.js'): StrangeInput => ({ what, files: () => ({ [name]: text }), code: 2 });

/** What nests deeper than a stack takes. */
const deep: readonly StrangeInput[] = [
  nested('10,000 nested arrays', `const a = ${'['.repeat(10_000)}${']'.repeat(10_000)};\n`),
  nested('10,000 nested calls', `f(${'f('.repeat(10_000)}${')'.repeat(10_000)});\n`),
  nested('10,000 nested blocks', '{'.repeat(10_000) + '}'.repeat(10_000)),
  nested('10,000 nested functions', `${'function f() { '.repeat(10_000)}${'}'.repeat(10_000)}`),
  nested('10,000 nested branches', `${'if (a) '.repeat(10_000)}b();\n`),
  nested('10,000 nested loops', `${'for (;;)\n'.repeat(10_000)}b();\n`),
  nested('10,000 classes that extend the next', `(class ${'extends class '.repeat(10_000)}{}${' {}'.repeat(10_000)});\n`),
  nested('10,000 nested types', `type A = ${'keyof '.repeat(10_000)}B;\n`, 'a.ts'),
  nested('100,000 members in a chain', `export const a = b${'.c'.repeat(100_000)};\n`),
  nested('100,000 calls in a chain', `export const a = b${'()'.repeat(100_000)};\n`),
  nested('100,000 operands in a sum', `export const a = ${'1 + '.repeat(100_000)}1;\n`),
];

/** What is written in an unusual way, or is no text. */
const encoded: readonly StrangeInput[] = [
  {
    what: 'a hashbang, a byte order mark and Windows line breaks',
    files: () => ({
      'a.js': `#!/usr/bin/env node\r\n${blocking.replaceAll('\n', '\r\n')}`,
      'b.js': `\uFEFF${blocking.replaceAll('\n', '\r\n')}`,
    }),
    code: 1,
  },
  {
    what: 'line breaks that are no line feeds',
    files: () => ({ 'a.js': blocking.replaceAll('\n', '\u2028'), 'b.js': blocking.replaceAll('\n', '\r') }),
    code: 1,
  },
  {
    what: 'nothing, or next to nothing',
    files: () => ({ 'a.js': '', 'b.js': '\uFEFF', 'c.js': '#!/usr/bin/env node', 'd.js': '\r\n', 'e.ts': ';', 'f.js': '/**' + '*/' }),
    code: 0,
  },
  {
    what: 'bytes that are no UTF-8',
    files: () => ({ 'a.js': Buffer.concat([Buffer.from("const a = '"), Buffer.from([0xff, 0xfe, 0x80]), Buffer.from(`';\n${blocking}`)]) }),
    code: 1,
  },
  { what: 'UTF-16', files: () => ({ 'a.js': Buffer.from(`\uFEFF${blocking}`, 'utf16le') }), code: 2 },
  { what: 'lone surrogates', files: () => ({ 'a.js': `const a = '\\uD800';\n${blocking.replace('load', 'l\\u{6F}ad')}` }), code: 1 },
  {
    what: 'binary data with the name of a script',
    files: () => ({ 'a.js': Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 7919) % 256)) }),
    code: 2,
  },
  {
    what: 'names that every object has',
    files: () => ({
      'a.js': `import constructor, { toString, __proto__ as hasOwnProperty } from './b.js';\nimport { readFileSync } from 'node:fs';\nconst a = { __proto__: { valueOf: readFileSync }, constructor: readFileSync };\nexport const f = async () => [constructor(), toString(), hasOwnProperty(), a.toString(), a.valueOf('a'), a.constructor('a')];\n`,
      'b.js': 'export default 1;\nexport const toString = {}, __proto__ = null;\n',
    }),
    code: 1,
  },
];
