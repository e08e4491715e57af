/** What an offered remedy must not change, one readable case for each way in which one could: where it does, none is offered. */
import { describe, expect, it } from 'vitest';
import { offered, remedied } from './offered.ts';

const esm = "import { readFileSync, writeFileSync } from 'node:fs';\n";
const commonJs = "const fs = require('fs');\n";

/** What stands in the way, as the message has it. */
async function isRefused(code: string, name: string): Promise<void> {
  expect(await remedied(code, name)).toBe('none');
}

describe('who calls a function sees that it waits:', () => {
  it.each([
    [
      'a function that runs at exit too',
      'a.cjs',
      "process.on('exit', save);\nprocess.on('SIGINT', save);\nfunction save() { fs.writeFileSync('a', 'b'); }\n",
    ],
    [
      'a variable that is assigned later, and called',
      'a.cjs',
      "let tick;\ntick = () => { fs.readFileSync('a'); };\nsetInterval(tick, 1);\nexports.f = async () => { tick(); };\n",
    ],
    [
      'a function that gives a promise to whoever reacts to it',
      'a.cjs',
      'function load(p) { const t = fs.readFileSync(p); return new Promise(r => r(t)); }\nexports.f = async () => { load(1).then(log); };\n',
    ],
    [
      'a function that gives what an async one does',
      'a.cjs',
      'async function parse() {}\nconst load = p => { fs.readFileSync(p); return parse(p); };\nexports.f = async () => { const p = load(1); log(); await p; };\n',
    ],
    [
      'a property that is taken out of its object',
      'a.cjs',
      "const Koa = require('koa');\nconst h = { list: ctx => { ctx.body = fs.readFileSync('a'); } };\nnew Koa().use(h.list);\nconst { list } = h;\nlist();\n",
    ],
    [
      'a property that is read elsewhere',
      'a.cjs',
      "const Koa = require('koa');\nconst h = { list: ctx => { ctx.body = fs.readFileSync('a'); } };\nnew Koa().use(h.list);\nconst other = h.list;\n",
    ],
    [
      'an async function that is called and left alone',
      'a.cjs',
      "async function save() { fs.writeFileSync('a', 'b'); }\nexports.f = () => { save(); return other(); };\nexports.g = save;\n",
    ],
    ['a component', 'a.cjs', "const Item = () => fs.readFileSync('a');\nexports.f = async () => parse('<Item />', Item());\n"],
    [
      'a catch that looks at the status of a command',
      'a.cjs',
      "const { execSync } = require('child_process');\nexports.f = async () => { try { execSync('ls'); } catch (error) { return error.status; } };\n",
    ],
  ])('%s', async (_, name, code) => {
    await isRefused((name === 'a.cjs' ? commonJs : esm) + code, name);
  });

  it('a function expression that calls itself', async () => {
    expect(await remedied(`${esm}setTimeout(function again(n) { readFileSync('a'); if (n) again(n - 1); }, 1);\n`)).toContain(
      "async function again(n) { await readFile('a'); if (n) await again(n - 1); }",
    );
  });

  it('a function whose promise is awaited already', async () => {
    const code =
      'function load(p: string): Promise<string> { readFileSync(p); return fetchText(p); }\nexport const f = async () => await load("a");\n';
    expect(await remedied(esm + code, 'a.ts')).toContain(
      'async function load(p: string): Promise<string> { await readFile(p); return fetchText(p); }',
    );
  });
});

describe('something else comes first:', () => {
  it.each([
    ['a message before anyone listens', "wss.on('connection', ws => { const a = readFileSync('a'); ws.on('message', () => a); });\n"],
    ['a message before its property is set', "wss.on('connection', ws => { const a = readFileSync('a'); ws.onmessage = () => a; });\n"],
    ["a child's end", "export async function f() { const child = spawn('x'); readFileSync('a'); child.on('close', log); }\n"],
    ['a rejection that nobody waits for', "export async function f() { const p = fetch('x'); readFileSync('a'); return await p; }\n"],
    [
      'one that is waited for with others',
      "export async function f() { const p = fetch('x'); readFileSync('a'); return Promise.all([p]); }\n",
    ],
    ['the next piece of a stream', "stream.on('data', d => { writeFileSync('a', d); });\n"],
    ["a stream's end", "lines.on('line', l => { all.push(readFileSync(l)); });\n"],
    ['the next interval, while this one still writes', "setInterval(() => { writeFileSync('a', 'b'); }, 1);\n"],
    ["what a listener's answer stops", "button.on('click', () => { readFileSync('a'); return false; });\n"],
    [
      'what the next listener of a stream looks at',
      "export function f(stream) { let tag; stream.on('file', p => { const text = readFileSync(p); tag = /b/.exec(text); }); }\n",
    ],
    ['what is there at the end', "export function f(walker, all) { walker.on('file', p => { all.push(readFileSync(p)); }); }\n"],
    ['what an object has by then', "class A { f(walker) { walker.on('file', p => { this.text = readFileSync(p); }); } }\n"],
    [
      'a property of the event that its caller reads',
      "window.addEventListener('beforeunload', event => { readFileSync('a'); event.returnValue = ''; });\n",
    ],
  ])('%s', async (_, code) => {
    await isRefused(esm + code, 'a.mjs');
  });

  it.each([
    "http.createServer((req, res) => { const a = readFileSync('a'); req.on('data', d => a); });\n",
    "export async function f(p) { readFileSync('a'); return await p; }\n",
    "export async function f() { readFileSync('a'); const child = spawn('x'); child.on('close', log); }\n",
    "async function f() { await 1; readFileSync('a'); }\nexport const g = () => { f(); return 1; };\n",
  ])('nothing does: %j', async code => {
    expect(await remedied(`import http from 'node:http';\n${esm}${code}`)).toContain("await readFile('a')");
  });

  it.each([
    ['if (!existsSync(p)) mkdirSync(p);', "'p'"],
    ["if (existsSync('a')) { mkdirSync('a'); }", "'a'"],
  ])('another that changes the same file is named: %s', async (code, name) => {
    const all = await offered(`import { existsSync, mkdirSync } from 'node:fs';\nexport async function f(p) { ${code} }\n`);
    expect(all.map(({ message }) => message)).toEqual(
      ['access', 'mkdir'].map(what => `Await '${what}'; other code may run between where ${name} is read and where it is written.`),
    );
  });

  it.each([
    ['writeFileSync(p, readFileSync(p) + 1);', "between where 'p' is read and where it is written"],
    ['copyFileSync(p, q); unlinkSync(p);', "between where 'p' is read and where it is written"],
    ['renameSync(p, old); renameSync(made, p);', "between two changes of 'p'"],
    ['unlinkSync(p); linkSync(q, p);', "between two changes of 'p'"],
  ])('another that finds a file half changed is: %s', async (code, between) => {
    const all = await offered(
      `import fs, { copyFileSync, linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';\nexport async function f(p, q, old, made) { ${code} }\n`,
    );
    expect(all.map(({ message }) => message.replace(/.*may run /, ''))).toEqual([`${between}.`, `${between}.`]);
  });

  it.each([
    'copyFileSync(p, q); copyFileSync(p, r);',
    'unlinkSync(p); unlinkSync(q);',
    'writeFileSync(q, readFileSync(p));',
    'writeFileSync(p, q); readFileSync(p);',
  ])('no file is half changed in between: %s', async code => {
    const all = await offered(
      `import { copyFileSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';\nexport async function f(p, q, r) { ${code} }\n`,
    );
    expect(all.map(({ message }) => message)).toEqual([expect.stringMatching(/^Await '\w+'\.$/), expect.stringMatching(/^Await '\w+'\.$/)]);
  });

  it.each([
    ["hot.on('log', p => { show(readFileSync(p)); });", "; the next 'log' may come before this one is done."],
    ["hot.once('log', p => { show(readFileSync(p)); });", '.'],
    ["socket.on('error', p => { show(readFileSync(p)); });", '.'],
    ["server.on('request', p => { show(readFileSync(p)); });", '.'],
  ])('the next event is named, where it has to do with this one: %s', async (code, end) => {
    const [first] = await offered(`${esm}${code}\n`);
    expect(first?.message).toBe(`Await 'readFile', making the function around it async${end}`);
  });

  it.each([
    ["execSync('ls')", "Await 'exec'; what the command writes to its standard error is no longer shown."],
    ["execSync('ls', { stdio: 'pipe' })", "Await 'exec'."],
  ])('what is not shown any more is said: %s', async (code, message) => {
    const [first] = await offered(`import { execSync } from 'node:child_process';\nexport const f = async () => ${code};\n`);
    expect(first?.message).toBe(message);
  });
});

describe('a loop is not what `forEach` is:', () => {
  const forEach = (call: string) => `${esm}export async function f(p, all) { const list = [1]; ${call} }\n`;
  it.each([
    ['its variable hides what the list is made from', 'p.split(1).forEach(p => { readFileSync(p); });'],
    ['comments would be lost', '[1].forEach(/* each */ n => { readFileSync(n); });'],
    ['comments would be lost after it', '[1].forEach(n => { readFileSync(n); } /* done */);'],
    ['an object would be a block', '[1].forEach(n => ({ a: readFileSync(n) }));'],
    ['its name would be lost', '[1].forEach(function each(n) { readFileSync(n); each.n++; });'],
    ['the list grows', 'list.forEach(n => { if (readFileSync(n)) list.push(2); });'],
    ['the list has holes', '[1, , 2].forEach(n => { readFileSync(n); });'],
  ])('%s', async (_, call) => {
    await isRefused(forEach(call), 'a.mjs');
  });

  it('nor does a `map` wait that deletes', async () => {
    await isRefused(forEach('return list.map(n => { delete all[n]; return readFileSync(n); });'), 'a.mjs');
  });

  it('a `map` whose promises are awaited already is left as it is', async () => {
    expect(await remedied(forEach('return Promise.all([1].map(n => readFileSync(n)));'))).toContain(
      'return Promise.all([1].map(async n => await readFile(n)));',
    );
  });
});

it('an import that something hides is not used', async () => {
  const code = "import fs from 'node:fs';\nimport { stat } from 'node:fs/promises';\nexport const f = async stat => fs.statSync(stat);\n";
  expect(await remedied(code)).toContain('await statAsync(stat)');
});

describe('text is read as it was meant:', () => {
  it.each([
    [
      'a statement before it has no semicolon',
      '  const c = b\n  fs.readFileSync(a).toString()\n',
      '  const c = b\n  ;(await readFile(a)).toString()\n',
    ],
    ['it is all that an `if` has', '  if (x)\n    fs.readFileSync(a).toString()\n', '  if (x)\n    (await readFile(a)).toString()\n'],
    [
      'it is a case',
      '  switch (x) { case 1: foo()\n  fs.readFileSync(a).toString() }\n',
      '  switch (x) { case 1: foo()\n  ;(await readFile(a)).toString() }\n',
    ],
  ])('%s', async (_, before, after) => {
    const file = (text: string, imports = '') => `const fs = require('fs')\n${imports}exports.f = async a => {\n${text}}\n`;
    expect(await remedied(file(before), 'a.cjs')).toBe(file(after, "const { readFile } = require('fs/promises')\n"));
  });

  it.each([
    [
      'what is required last is required too late',
      "const fs = require('fs');\nsetTimeout(main);\nfunction main() { fs.closeSync(1); }\nconst last = require('last');\n",
      "const fs = require('fs');\nconst { promisify } = require('util');\n",
    ],
    [
      'a comment says something about the line',
      "const fs = require('fs'); // files\nexports.f = async () => fs.readFileSync('a');\n",
      "const fs = require('fs'); // files\nconst { readFile } = require('fs/promises');\n",
    ],
    [
      'a directive is not alone on its line',
      "'use strict'; foo(\n  1);\nexports.f = async () => { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1); };\n",
      "'use strict';\nconst { setTimeout } = require('node:timers/promises'); foo(\n  1);\n",
    ],
    [
      'a file has nothing but a directive before it',
      "'use strict'\nexports.f = async () => { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1) }\n",
      "'use strict'\nconst { setTimeout } = require('node:timers/promises')\n",
    ],
    [
      'parentheses come next',
      "const path = require('path')\nconst fs = require('fs');\n(function () { exports.f = async () => fs.readFileSync('a') })()\n",
      "const path = require('path')\nconst fs = require('fs');\nconst { readFile } = require('fs/promises');\n(function",
    ],
  ])('an import is added where %s', async (_, code, beginning) => {
    const output = await remedied(code, 'a.cjs');
    expect(output.slice(0, beginning.length)).toBe(beginning);
  });

  it.each([
    ['what is required in a block may not be there', 'if (x) { var fs = require("fs"); }\nexports.f = async () => fs.readFileSync("a");\n'],
    ['`await` is a name', `${commonJs}function load(await) { return fs.readFileSync(await); }\nexports.f = async () => load(1);\n`],
    [
      'an async function stays in its block',
      `${commonJs}setTimeout(() => { if (x) { function load() { return fs.readFileSync('a'); } } return load(); });\n`,
    ],
    [
      'an async function has no label',
      `${commonJs}exports.f = async () => { foo: function load() { return fs.readFileSync('a'); } return load(); };\n`,
    ],
  ])('%s', async (_, code) => {
    await isRefused(code, 'a.cjs');
  });
});

describe('in TypeScript', () => {
  it.each([
    ['an accessor', "export const f = async () => class { accessor a = readFileSync('a'); };\n"],
    ['an enum', "export async function f() { enum A { x = readFileSync('a').length } return A; }\n"],
    [
      'an assertion says what it returns',
      "const load = ((p: string) => readFileSync(p, 'utf8')) as (p: string) => string;\nexport const f = async () => load('a');\n",
    ],
    [
      'a method overrides another',
      "import { Get } from '@nestjs/common';\nexport class A extends B { @Get() override list(): string { return readFileSync('a', 'utf8'); } }\n",
    ],
    [
      'an interface may have the method',
      "import { Get } from '@nestjs/common';\nexport class A implements B { @Get() list(): string { return readFileSync('a', 'utf8'); } }\n",
    ],
    [
      'overloads',
      "function load(a: string): string;\nfunction load(a: string) { return readFileSync(a, 'utf8'); }\nexport const f = async () => load('a');\n",
    ],
    ['a namespace', "namespace N { export function load() { return readFileSync('a'); } }\nexport const f = async () => N.load();\n"],
  ])("can't wait: %s", async (_, code) => {
    await isRefused(esm + code, 'a.ts');
  });
});
