/**
 * `npm run bench:robustness`: inputs that no person writes, each with how long the command takes on it and how much memory. A crash, an
 * exit code that is not the one to expect, or a bound that is passed, fails. `docs/benchmarks.md` has the table.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { measure } from './measured.ts';
import { writeSection } from './tables.ts';

interface Input {
  readonly what: string;
  readonly files: () => Readonly<Record<string, string | Buffer>>;
  /** 0 nothing found, 1 something found, 2 a file that can't be linted. */
  readonly code: number;
}

/** No input may take more, in seconds and MiB; a process that does nothing takes some 90. */
const SECONDS = 120;
const MEBIBYTES = 4000;

const blocking = "import { readFileSync } from 'node:fs';\nexport async function load() {\n  return readFileSync('a');\n}\n";
const times = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('');
const one = (name: string, text: string | Buffer) => () => ({ [name]: text });

const inputs: readonly Input[] = [
  { what: '200,000 lines in a file', files: () => ({ 'a.js': `${blocking}${times(66_666, index => `export function f${index}(a) {\n  return a.b(${index});\n}\n`)}` }), code: 1 },
  { what: '200,000 functions that call the next', files: () => ({ 'a.js': `${times(199_999, index => `const f${index} = () => f${index + 1}();\n`)}const f199999 = () => {};\nexport const g = async () => f0();\n` }), code: 0 },
  { what: '10,000 nested arrays', files: one('a.js', `const a = ${'['.repeat(10_000)}${']'.repeat(10_000)};\n`), code: 2 },
  { what: '10,000 nested calls', files: one('a.js', `f(${'f('.repeat(10_000)}${')'.repeat(10_000)});\n`), code: 2 },
  { what: '10,000 nested blocks', files: one('a.js', '{'.repeat(10_000) + '}'.repeat(10_000)), code: 2 },
  { what: '10,000 nested functions', files: one('a.js', `${'function f() { '.repeat(10_000)}${'}'.repeat(10_000)}`), code: 2 },
  { what: '10,000 members in a chain', files: one('a.js', `export const a = b${'.c'.repeat(10_000)};\n`), code: 2 },
  { what: '100,000 operands in a sum', files: one('a.js', `export const a = ${'1 + '.repeat(100_000)}1;\n`), code: 2 },
  {
    what: '5,000 modules in a circle',
    files: () => Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`m${index}.js`, `import { f${(index + 1) % 5000} } from './m${(index + 1) % 5000}.js';\n${index === 0 ? "import fs from 'node:fs';\nexport const f0 = () => fs.readFileSync('a');\n" : `export const f${index} = () => f${(index + 1) % 5000}();\n`}export const g${index} = async () => f${index}();\n`])),
    code: 1,
  },
  {
    what: '500 modules that export each other whole',
    files: () => Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`m${index}.js`, `${times(20, step => `export * from './m${(index + step + 1) % 500}.js';\n`)}export const f${index} = async () => {};\n`])),
    code: 0,
  },
  { what: 'a union of 20,000 types', files: one('a.ts', `export type A = ${times(20_000, index => `'t${index}' | `)}never;\n${times(1000, index => `export const f${index} = (a: A): A => a;\n`)}`), code: 0 },
  { what: 'a variable of 5,000 values', files: () => ({ 'a.js': `let a;\n${times(5000, index => `export const s${index} = () => { a = { f: () => ${index} }; };\n`)}export const g = async () => a.f();\n` }), code: 0 },
  { what: '300 objects copied into each other', files: () => ({ 'a.js': `${times(300, index => `const o${index} = {};\n`)}${times(300, index => `Object.assign(o${index}, ${times(20, step => `o${(index + step * 7 + 1) % 300}, `)}{});\n`)}export const f = async () => [${times(300, index => `o${index}.a(), `)}];\n` }), code: 0 },
  { what: 'a class tower of 2,000', files: () => ({ 'a.js': `class C0 { f() {} }\n${times(2000, index => `class C${index + 1} extends C${index} { f() { return super.f(); } }\n`)}export const g = async () => new C2000().f();\n` }), code: 0 },
  { what: 'a string of 20 MB', files: one('a.js', `export const a = '${'x'.repeat(20_000_000)}';\n`), code: 0 },
  { what: 'a minified line of 5 MB', files: () => ({ 'a.js': `${blocking}${'function a(b){return b&&b.c?d(b.c.e,function(f){return f.g(b)}):{h:[1,2,"3"],i:b}};'.repeat(60_000)}\n` }), code: 1 },
  { what: 'a hashbang, a byte order mark and Windows line breaks', files: () => ({ 'a.js': `#!/usr/bin/env node\r\n${blocking.replaceAll('\n', '\r\n')}`, 'b.js': `\uFEFF${blocking.replaceAll('\n', '\r\n')}` }), code: 1 },
  { what: 'bytes that are no UTF-8', files: () => ({ 'a.js': Buffer.concat([Buffer.from("const a = '"), Buffer.from([0xff, 0xfe, 0x80]), Buffer.from(`';\n${blocking}`)]) }), code: 1 },
  { what: 'UTF-16', files: () => ({ 'a.js': Buffer.from(`\uFEFF${blocking}`, 'utf16le') }), code: 2 },
  { what: 'lone surrogates', files: () => ({ 'a.js': `const a = '\\uD800';\n${blocking.replace('load', 'l\\u{6F}ad')}` }), code: 1 },
  { what: 'binary data with the name of a script', files: () => ({ 'a.js': Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 7919) % 256)) }), code: 2 },
];

const rows = inputs.map(({ what, files, code }) => {
  const folder = mkdtempSync(join(tmpdir(), 'event-loop-robustness-'));
  try {
    for (const [name, content] of Object.entries(files())) {
      mkdirSync(dirname(join(folder, 'src', name)), { recursive: true });
      writeFileSync(join(folder, 'src', name), content);
    }
    const run = measure(['src'], folder, { seconds: SECONDS, mebibytes: MEBIBYTES });
    const problem = run.problem === '' && run.code !== code ? `exit code ${run.code ?? 'none'} in place of ${code}` : run.problem;
    const { seconds, peak } = run;
    console.log(`${what}: ${seconds.toFixed(1)} s, ${Math.round(peak)} MiB ${problem}`);
    if (problem !== '' || peak > MEBIBYTES) process.exitCode = 1;
    const told = ['nothing to report', 'reported', 'named as a file that can not be linted'][code] ?? '';
    return `| ${what} | ${problem === '' ? told : problem} | ${seconds.toFixed(1)} | ${Math.round(peak)} |`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

await writeSection('robustness', ['| input | outcome | seconds | peak MiB |', '| --- | --- | ---: | ---: |', ...rows].join('\n'));
