/** Remedies, as ESLint offers them and as the command line's JSON has them: what a file becomes when one is applied. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { presetConfig } from '../support/config.ts';
import { run } from '../../src/cli/run.ts';
import { scratch } from '../support/scratch.ts';
import { offered, remedied } from './offered.ts';

/** The body of an async function, before and after. */
async function inHandler(code: string, imports = "import { readFileSync } from 'node:fs';"): Promise<string> {
  const output = await remedied(`${imports}\nexport async function handler(p, list) {\n  ${code}\n}\n`);
  return output === 'none' ? output : output.slice(output.indexOf('handler(p, list) {') + 18, output.lastIndexOf('}')).trim();
}

describe('a call is replaced by its awaited counterpart', () => {
  it.each([
    ["const text = readFileSync(p, 'utf8');", "const text = await readFile(p, 'utf8');"],
    ['return readFileSync(p);', 'return await readFile(p);'],
    ['return readFileSync(p).length;', 'return (await readFile(p)).length;'],
    ['return readFileSync(p)?.length;', 'return (await readFile(p))?.length;'],
    ['return readFileSync(p)[0];', 'return (await readFile(p))[0];'],
    ['return `${readFileSync(p)}`;', 'return `${await readFile(p)}`;'],
    ['return readFileSync(p) ** 2;', 'return (await readFile(p)) ** 2;'],
    ['return 2 ** readFileSync(p);', 'return 2 ** await readFile(p);'],
    ['return !readFileSync(p);', 'return !await readFile(p);'],
    ['return await readFileSync(p);', 'return await readFile(p);'],
    ['return (await readFileSync(p)).length;', 'return (await readFile(p)).length;'],
    ['return new (readFileSync(p))();', 'return new ((await readFile(p)))();'],
    ['return [...readFileSync(p)];', 'return [...await readFile(p)];'],
    ['for (const file of list) { log(readFileSync(file)); }', 'for (const file of list) { log(await readFile(file)); }'],
    ["try { return readFileSync(p); } catch { return ''; }", "try { return await readFile(p); } catch { return ''; }"],
    ['return list ? readFileSync(p) : /* none */ undefined;', 'return list ? await readFile(p) : /* none */ undefined;'],
    ['return JSON.parse(readFileSync(/* here */ p /* there */));', 'return JSON.parse(await readFile(/* here */ p /* there */));'],
    ['const { length } = readFileSync(p);', 'const { length } = await readFile(p);'],
    ['const [a = readFileSync(p)] = list;', 'const [a = await readFile(p)] = list;'],
    ['(0, readFileSync)(p);', 'none'],
  ])('%s', async (before, after) => {
    expect(await inHandler(before)).toBe(after);
  });

  it.each([
    ['existsSync', 'if (!existsSync(p)) return;', 'if (!await access(p).then(() => true, () => false)) return;'],
    ['statSync', 'return statSync(p).size;', 'return (await stat(p)).size;'],
    ['statSync', 'return statSync(p, { bigint: true }).size;', 'return (await stat(p, { bigint: true })).size;'],
    ['statSync', 'return statSync(p, { throwIfNoEntry: false })?.size;', 'none'],
    ['statSync', 'return statSync(p, list).size;', 'none'],
    ['readdirSync', 'return readdirSync(p, { withFileTypes: true });', 'return await readdir(p, { withFileTypes: true });'],
    ['opendirSync', 'const dir = opendirSync(p);', 'const dir = await opendir(p);'],
    ['closeSync', 'closeSync(p);', 'await promisify(close)(p);'],
    ['openSync', 'return openSync(p);', 'none'],
    ['writeFileSync', 'writeFileSync(1, p);', 'none'],
    ['writeFileSync', 'writeFileSync(list.outputFd, p);', 'none'],
    ['writeSync', 'return writeSync(p, list);', 'return (await promisify(write)(p, list)).bytesWritten;'],
    ['writeSync', 'writeSync(p, list);', 'await promisify(write)(p, list);'],
  ])('of %s: %s', async (name, before, after) => {
    expect(await inHandler(before, `import { ${name} } from 'node:fs';`)).toBe(after);
  });

  it.each([
    ["execSync('ls');", "await promisify(exec)('ls');"],
    ["return execSync('ls').toString();", "return (await promisify(exec)('ls', { encoding: 'buffer' })).stdout.toString();"],
    ["return execSync('ls', { cwd: p });", "return (await promisify(exec)('ls', { cwd: p, encoding: 'buffer' })).stdout;"],
    ["return execSync('ls', {});", "return (await promisify(exec)('ls', { encoding: 'buffer' })).stdout;"],
    ["return execSync('ls', { encoding: 'utf8' }).trim();", "return (await promisify(exec)('ls', { encoding: 'utf8' })).stdout.trim();"],
    ["execSync('ls', { stdio: 'inherit' });", 'none'],
    ["execSync('ls', { stdio: 'pipe' });", "await promisify(exec)('ls', {});"],
    ["return execSync('ls', { stdio: 'pipe' });", "return (await promisify(exec)('ls', { encoding: 'buffer' })).stdout;"],
    [
      "return execSync('ls', { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });",
      "return (await promisify(exec)('ls', { encoding: 'utf8' })).stdout;",
    ],
    [
      "return execSync('ls', { stdio: ['pipe', 'pipe', 'pipe'], encoding: 'utf8' });",
      "return (await promisify(exec)('ls', { encoding: 'utf8' })).stdout;",
    ],
    ["return execSync('ls', { stdio: ['pipe', 'inherit', 'pipe'] });", 'none'],
    ["execSync('ls', { stdio: ['pipe', 'pipe', 'inherit'] });", 'none'],
    [
      "return execSync('ls', { cwd: p, encoding: 'utf8', stdio: 'pipe' });",
      "return (await promisify(exec)('ls', { cwd: p, encoding: 'utf8' })).stdout;",
    ],
    ["return execSync('ls', { stdio: 'pipe', /* text */ encoding: 'utf8' });", 'none'],
    ["execSync('ls', { input: p });", 'none'],
    ["return execSync('ls', { ...list });", 'none'],
    ["return execSync('ls', list);", 'none'],
    ["return execFileSync('ls', ['-l']);", "return (await promisify(execFile)('ls', ['-l'], { encoding: 'buffer' })).stdout;"],
    ["return execFileSync('ls', list);", 'none'],
  ])('that runs a command: %s', async (before, after) => {
    expect(await inHandler(before, "import { execFileSync, execSync } from 'node:child_process';")).toBe(after);
  });

  it.each([
    ["execSync('ls');", "Await 'exec'; what the command writes to its standard error is no longer shown."],
    ["execSync('ls', { stdio: 'pipe' });", "Await 'exec'."],
  ])('that says what is no longer shown: %s', async (call, message) => {
    const [first] = await offered(`import { execSync } from 'node:child_process';\nexport const f = async () => { ${call} };\n`);
    expect(first?.message).toBe(message);
  });

  it('of a package, on what it is called on', async () => {
    expect(await inHandler('return bcrypt.hashSync(p, 10);', "import bcrypt from 'bcrypt';")).toBe('return await bcrypt.hash(p, 10);');
    expect(await inHandler('return hashSync(p, 10);', "import { hashSync } from 'bcrypt';")).toBe('return await hash(p, 10);');
  });

  it('of a method', async () => {
    expect(await inHandler('const dir = await opendir(p); dir.closeSync();', "import { opendir } from 'node:fs/promises';")).toBe(
      'const dir = await opendir(p); await dir.close();',
    );
  });
});

describe('an import', () => {
  const handler = 'export const f = async p => fs.readFileSync(p);\n';
  it.each([
    ["import fs from 'node:fs';\n", "import fs from 'node:fs';\nimport { readFile } from 'node:fs/promises';\n", 'readFile'],
    ["import fs from 'fs';\n", "import fs from 'fs';\nimport { readFile } from 'fs/promises';\n", 'readFile'],
    ['import fs from "node:fs";\n', 'import fs from "node:fs";\nimport { readFile } from "node:fs/promises";\n', 'readFile'],
    ["import fs from 'node:fs'\n", "import fs from 'node:fs'\nimport { readFile } from 'node:fs/promises'\n", 'readFile'],
    ["import fs from 'node:fs';\nimport { readFile } from 'node:fs/promises';\n", undefined, 'readFile'],
    ["import fs from 'node:fs';\nimport { readFile as read } from 'fs/promises';\n", undefined, 'read'],
    ["import fs from 'node:fs';\nimport fsp from 'node:fs/promises';\n", undefined, 'fsp.readFile'],
    ["import fs from 'node:fs';\nimport * as fsp from 'node:fs/promises';\n", undefined, 'fsp.readFile'],
    ["import fs, { promises } from 'node:fs';\n", undefined, 'promises.readFile'],
    ["import fs from 'node:fs';\nfs.promises.stat('a');\n", undefined, 'fs.promises.readFile'],
    ["import fs from 'graceful-fs';\nfs.promises.stat('a');\n", undefined, 'fs.promises.readFile'],
    ["import fs, { promises } from 'graceful-fs';\n", undefined, 'promises.readFile'],
    [
      "import fs from 'node:fs';\nimport { stat } from 'node:fs/promises';\n",
      "import fs from 'node:fs';\nimport { stat, readFile } from 'node:fs/promises';\n",
      'readFile',
    ],
    [
      "import fs, { readFile } from 'node:fs';\n",
      "import fs, { readFile } from 'node:fs';\nimport { readFile as readFileAsync } from 'node:fs/promises';\n",
      'readFileAsync',
    ],
    [
      "import fs from 'node:fs';\nconst g = readFile => readFileAsync(readFile);\n",
      "import fs from 'node:fs';\nimport { readFile as readFilePromise } from 'node:fs/promises';\nconst g = readFile => readFileAsync(readFile);\n",
      'readFilePromise',
    ],
  ])('is found, or added as the file has it: %j', async (before, after, callee) => {
    expect(await remedied(before + handler)).toBe(`${after ?? before}export const f = async p => await ${callee}(p);\n`);
  });

  it.each([
    ["const fs = require('node:fs');\n", "const fs = require('node:fs');\nconst { readFile } = require('node:fs/promises');\n", 'readFile'],
    [
      "'use strict';\nconst path = require('path'), fs = require('fs');\n",
      "'use strict';\nconst path = require('path'), fs = require('fs');\nconst { readFile } = require('fs/promises');\n",
      'readFile',
    ],
    [
      "const fs = require('fs');\nconst { stat } = require('fs').promises;\n",
      "const fs = require('fs');\nconst { stat, readFile } = require('fs').promises;\n",
      'readFile',
    ],
    [
      "const fs = require('fs');\nconst { promises: fsp } = fs, { readFile } = require('fs');\n",
      "const fs = require('fs');\nconst { readFile: readFileAsync } = require('fs/promises');\nconst { promises: fsp } = fs, { readFile } = require('fs');\n",
      'readFileAsync',
    ],
    ["const fs = require('fs');\nconst fsp = require('fs/promises');\n", undefined, 'fsp.readFile'],
  ])('in CommonJS is found, or added as the file has it: %j', async (before, after, callee) => {
    const user = (name: string) => `exports.f = async p => ${name}(p);\n`;
    expect(await remedied(before + user('fs.readFileSync'), 'a.cjs')).toBe((after ?? before) + user(`await ${callee}`));
  });

  it('is parted from what follows on its line, in a file that goes without semicolons elsewhere', async () => {
    expect(await remedied("import path from 'node:path'\nimport fs from 'node:fs';export const f = async p => fs.readFileSync(p)\n")).toBe(
      "import path from 'node:path'\nimport fs from 'node:fs';\nimport { readFile } from 'node:fs/promises';export const f = async p => await readFile(p)\n",
    );
  });

  it('keeps the lines of the file ended as they are', async () => {
    expect(await remedied("import fs from 'node:fs';\r\nexport const f = async p => fs.readFileSync(p);\r\n")).toBe(
      "import fs from 'node:fs';\r\nimport { readFile } from 'node:fs/promises';\r\nexport const f = async p => await readFile(p);\r\n",
    );
  });
});

describe('a function becomes async', () => {
  const imports = "import { readFileSync } from 'node:fs';\n";
  const after = "import { readFileSync } from 'node:fs';\nimport { readFile } from 'node:fs/promises';\n";
  it.each([
    [
      'where all its callers can await it',
      'const load = p => readFileSync(p);\nexport const f = async () => load(1) + load(2);\n',
      'const load = async p => await readFile(p);\nexport const f = async () => await load(1) + await load(2);\n',
    ],
    [
      'and its callers too',
      'export const f = async () => render().trim();\nfunction render() {\n  return load();\n}\nfunction load() {\n  return readFileSync(p);\n}\n',
      'export const f = async () => (await render()).trim();\nasync function render() {\n  return await load();\n}\nasync function load() {\n  return await readFile(p);\n}\n',
    ],
    [
      'though it calls itself',
      'const load = p => p ? load(readFileSync(p)) : p;\nexport const f = async () => load(1);\n',
      'const load = async p => p ? await load(await readFile(p)) : p;\nexport const f = async () => await load(1);\n',
    ],
    [
      'where it is called on the spot',
      'export const f = async p => (() => readFileSync(p))();\n',
      'export const f = async p => await (async () => await readFile(p))();\n',
    ],
  ])('%s', async (_, code, expected) => {
    expect(await remedied(imports + code)).toBe(after + expected);
  });

  it.each([
    [
      'a constructor',
      'class A { constructor() { readFileSync(p); } }\nexport const f = async () => new A();\n',
      "a constructor can't wait",
    ],
    ['a getter', 'const a = { get b() { return readFileSync(p); } };\nexport const f = async () => a.b;\n', undefined],
    ["a parameter's default", 'export const f = async (a = readFileSync(p)) => a;\n', "a parameter's default value can't wait"],
    ['a field', 'export const f = async () => class { a = readFileSync(p); };\n', undefined],
    ['a generator', 'function* g() { yield readFileSync(p); }\nexport const f = async () => [...g()];\n', "'g' is a generator"],
    [
      'what is exported',
      'export const load = () => readFileSync(p);\nexport const f = async () => load();\n',
      "'load' is exported: its callers would have to await it",
    ],
    [
      'what is exported further down',
      'const load = () => readFileSync(p);\nexport const f = async () => load();\nexport { load };\n',
      "'load' is exported: its callers would have to await it",
    ],
    ['what is used with `new`', 'function Load() { readFileSync(p); }\nexport const f = async () => new Load();\n', undefined],
    ['a predicate', 'export const f = async list => list.filter(p => readFileSync(p));\n', "'filter' does not wait for its callback"],
    [
      'a comparator by its name',
      'const by = (a, b) => readFileSync(a) - b;\nexport const f = async list => [by(1), list.sort(by)];\n',
      "'sort' does not wait for its callback",
    ],
    [
      'what is called while the module starts',
      'const load = () => readFileSync(p);\nload();\nexport const f = async () => load();\n',
      'it runs while the module starts',
    ],
  ])('but not %s', async (_, code, obstacle) => {
    expect(await remedied(imports + code)).toBe('none');
    const cwd = scratch({ 'a.mjs': imports + code });
    const config = await presetConfig('recommended', rules);
    const { findings } = run([join(cwd, 'a.mjs')], { config, cwd });
    expect(findings).not.toEqual([]);
    if (obstacle !== undefined) expect(findings[0]?.message).toMatch(`, but ${obstacle}.`);
  });

  it('with what it returns, in TypeScript', async () => {
    const code = (head: string, call: string) => `${head}const load = (p: string)${call}\nexport const f = async (): Promise<string> => `;
    expect(await remedied(`${code(imports, ": string => readFileSync(p, 'utf8');")}load('a');\n`, 'a.ts')).toBe(
      `${code(after, ": Promise<string> => await readFile(p, 'utf8');").replace('= (p', '= async (p')}await load('a');\n`,
    );
  });

  it('not where a type says what it returns', async () => {
    expect(
      await remedied(
        `${imports}const load: () => string = () => readFileSync('a', 'utf8');\nexport const f = async () => load();\n`,
        'a.ts',
      ),
    ).toBe('none');
    expect(
      await remedied(
        `${imports}const isA = (p: unknown): p is string => readFileSync('a', 'utf8') === p;\nexport const f = async () => isA(1);\n`,
        'a.ts',
      ),
    ).toBe('none');
  });
});

describe('a sleep becomes a timer', () => {
  it.each([
    ['Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, p);', 'await setTimeout(p);'],
    [
      'const a = new Int32Array(new SharedArrayBuffer(4)); Atomics.wait(a, 0, 0, 10);',
      'const a = new Int32Array(new SharedArrayBuffer(4)); await setTimeout(10);',
    ],
    ['Atomics.wait(list, 0, 0, p);', 'none'],
    ['Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);', 'none'],
    ['return Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, p);', 'none'],
  ])('%s', async (before, after) => {
    expect(await inHandler(before, '// A file.\n')).toBe(after);
  });

  it('in the unit that the sleep had', async () => {
    const imports = "import { msleep, sleep, usleep } from 'sleep';";
    expect(await inHandler('sleep(2);', imports)).toBe('await setTimeout(2000);');
    expect(await inHandler('sleep(p + 1);', imports)).toBe('await setTimeout((p + 1) * 1000);');
    expect(await inHandler('usleep(p);', imports)).toBe('await setTimeout(p / 1000);');
    expect(await inHandler('msleep(p);', imports)).toBe('await setTimeout(p);');
  });

  it('under another name where the global one is used', async () => {
    const code =
      "import { msleep } from 'sleep';\nexport const f = async () => { msleep(1); };\nexport const g = () => setTimeout(f, 1);\n";
    expect(await remedied(code)).toBe(
      "import { msleep } from 'sleep';\nimport { setTimeout as setTimeoutAsync } from 'node:timers/promises';\nexport const f = async () => { await setTimeoutAsync(1); };\nexport const g = () => setTimeout(f, 1);\n",
    );
  });

  it('of the runtime, where the settings name it', async () => {
    const code = "import { msleep } from 'sleep';\nexport const f = async () => { msleep(1); };\n";
    expect((await offered(code, 'a.mjs', { runtime: 'eslint-plugin-event-loop/runtime' }))[0]?.output).toBe(
      "import { msleep } from 'sleep';\nimport { IOLoop } from 'eslint-plugin-event-loop/runtime';\nexport const f = async () => { await IOLoop.current().addTimeout({ milliseconds: 1 }); };\n",
    );
  });
});

describe('what has no asynchronous form runs elsewhere', () => {
  const runtime = 'eslint-plugin-event-loop/runtime';

  it('by the name of its module and of its export', async () => {
    const code = "import { marked } from 'marked';\nexport const f = async text => marked(text, { gfm: true });\n";
    expect(await offered(code)).toMatchObject([
      {
        message: "Run 'marked' on a worker thread.",
        output: `import { marked } from 'marked';\nimport { executorTask, runOnExecutor } from '${runtime}';\nexport const f = async text => await runOnExecutor(executorTask(import.meta.resolve('marked'), 'marked'), text, { gfm: true });\n`,
      },
    ]);
  });

  it('in CommonJS too', async () => {
    const code = "const yaml = require('js-yaml');\nexports.f = async text => yaml.load(text).a;\n";
    expect(await remedied(code, 'a.cjs')).toBe(
      `const yaml = require('js-yaml');\nconst { executorTask, runOnExecutor } = require('${runtime}');\nexports.f = async text => (await runOnExecutor(executorTask(require.resolve('js-yaml'), 'load'), text)).a;\n`,
    );
  });

  it('by itself, if it is of Node', async () => {
    const code = "import { privateDecrypt } from 'node:crypto';\nexport const f = async (key, bytes) => privateDecrypt(key, bytes);\n";
    expect(await remedied(code)).toBe(
      `import { privateDecrypt } from 'node:crypto';\nimport { runOnExecutor } from '${runtime}';\nexport const f = async (key, bytes) => await runOnExecutor(privateDecrypt, key, bytes);\n`,
    );
  });

  it('from the module that the settings name', async () => {
    const code = "import { privateDecrypt } from 'node:crypto';\nexport const f = async key => privateDecrypt(key, '');\n";
    expect((await offered(code, 'a.mjs', { runtime: './pool.js' }))[0]?.output).toContain("import { runOnExecutor } from './pool.js';");
  });

  it.each([
    "import yaml from 'js-yaml';\nexport const f = async text => yaml.load(text, { onWarning: () => {} });\n",
    "import yaml from 'js-yaml';\nconst warn = () => {};\nexport const f = async text => yaml.load(text, { onWarning: warn });\n",
    "import { compile } from 'handlebars';\nexport const f = async text => compile(text);\n",
    "import MarkdownIt from 'markdown-it';\nexport const f = async text => new MarkdownIt().render(text);\n",
  ])('unless it is not data that it takes and gives: %j', async code => {
    expect(await remedied(code)).toBe('none');
  });
});

describe('a callback becomes async where its result is ignored or awaited', () => {
  const imports = "import { readFileSync } from 'node:fs';\n";
  const after = "import { readFileSync } from 'node:fs';\nimport { readFile } from 'node:fs/promises';\n";
  it.each([
    ['setTimeout(() => { readFileSync(p); }, 10);\n', 'setTimeout(async () => { await readFile(p); }, 10);\n'],
    [
      'export const f = () => promise.then(p => readFileSync(p)).catch(log);\n',
      'export const f = () => promise.then(async p => await readFile(p)).catch(log);\n',
    ],
    [
      "process.on('SIGHUP', reload);\nfunction reload() {\n  readFileSync(p);\n}\n",
      "process.on('SIGHUP', reload);\nasync function reload() {\n  await readFile(p);\n}\n",
    ],
    ["emitter.on('change', function (p) { readFileSync(p); });\n", "emitter.on('change', async function (p) { await readFile(p); });\n"],
    [
      "emitter.on('change', p => { let text = ''; text = readFileSync(p); const reader = open(text); reader.on('end', done); });\n",
      "emitter.on('change', async p => { let text = ''; text = await readFile(p); const reader = open(text); reader.on('end', done); });\n",
    ],
  ])('%s', async (before, expected) => {
    expect(await remedied(imports + before)).toBe(after + expected);
  });

  it.each([
    ["button.addEventListener('click', event => { readFileSync(p); event.preventDefault(); });\n", 'what it does comes too late'],
    ["let text;\nemitter.on('change', p => { text = readFileSync(p); });\n", 'the emitter goes on without the change'],
    ["emitter.on('change', p => { p.text = readFileSync(p); });\n", 'other listeners may look at it'],
    ["sockets.on('connection', socket => { const motd = readFileSync(p); socket.on('message', echo); });\n", 'messages may be lost'],
    ['const g = p => readFileSync(p);\nsetTimeout(g, 1);\nunknown(g);\n', 'it is handed to something else too'],
    ['setTimeout(() => list.filter(p => readFileSync(p)), 1);\n', 'the callback that waits is another one'],
    ["app.get('/', (req, res) => { res.end(readFileSync(p)); });\n", 'who calls it is not known'],
  ])('but not: %s, since %s', async code => {
    expect(await remedied(imports + code)).toBe('none');
  });
});

describe('a handler of a framework that awaits it becomes async', () => {
  const imports = "import { readFileSync } from 'node:fs';\n";
  const after = "import { readFileSync } from 'node:fs';\nimport { readFile } from 'node:fs/promises';\n";
  it.each([
    [
      'app/items/route.ts',
      "export function GET(): Response {\n  return new Response(readFileSync('a'));\n}\n",
      "export async function GET(): Promise<Response> {\n  return new Response(await readFile('a'));\n}\n",
    ],
    [
      'a.mjs',
      "import Koa from 'koa';\nnew Koa().use(ctx => { ctx.body = readFileSync('a'); });\n",
      "import Koa from 'koa';\nnew Koa().use(async ctx => { ctx.body = await readFile('a'); });\n",
    ],
    [
      'a.ts',
      "import { Get } from '@nestjs/common';\nexport class Items {\n  @Get()\n  list(): string {\n    return readFileSync('a', 'utf8');\n  }\n}\n",
      "import { Get } from '@nestjs/common';\nexport class Items {\n  @Get()\n  async list(): Promise<string> {\n    return await readFile('a', 'utf8');\n  }\n}\n",
    ],
    [
      'a.mjs',
      "import { Worker } from 'bullmq';\nnew Worker('mails', job => readFileSync(job.name));\n",
      "import { Worker } from 'bullmq';\nnew Worker('mails', async job => await readFile(job.name));\n",
    ],
  ])('%s: %s', async (name, before, expected) => {
    expect(await remedied(imports + before, name)).toBe(after + expected);
  });

  it.each([
    [
      'a.mjs',
      "import fastify from 'fastify';\nfastify().get('/', (request, reply) => { reply.send(readFileSync('a')); });\n",
      'a reply may be sent later',
    ],
    [
      'a.mjs',
      "import express from 'express';\nexpress().get('/', (request, response) => { response.send(readFileSync('a')); });\n",
      'version 4 drops what an async handler rejects with',
    ],
    [
      'a.ts',
      "import { Get } from '@nestjs/common';\nexport class Items {\n  @Get()\n  list(): string {\n    return readFileSync('a', 'utf8');\n  }\n  @Get()\n  first() { return this.list()[0]; }\n}\n",
      'another method calls it',
    ],
  ])('but not in %s: %s, since %s', async (name, code) => {
    expect(await remedied(imports + code, name)).toBe('none');
  });
});

describe('what is installed decides', () => {
  const code = "import glob from 'glob';\nexport const f = async pattern => glob.sync(pattern);\n";
  const project = (version: string | undefined) =>
    scratch({
      'src/a.mjs': code,
      ...(version !== undefined && { 'node_modules/glob/package.json': JSON.stringify({ name: 'glob', version }) }),
    });

  it.each([
    ['10.4.5', "use 'glob' from 'glob'", ["Await 'glob'."]],
    ['7.2.3', "use 'glob(pattern, callback)' from 'glob'", []],
    [undefined, "use 'glob", []],
  ])('with version %s', async (version, advice, suggestions) => {
    const cwd = project(version);
    const config = await presetConfig('recommended', rules);
    const [finding] = run([join(cwd, 'src/a.mjs')], { config, cwd }).findings;
    expect(finding?.message).toContain(advice);
    expect(finding?.suggestions.map(({ message }) => message)).toEqual(suggestions);
  });
});

describe('a getter in another file', () => {
  it("is not said to become async, which it can't", async () => {
    const cwd = scratch({
      'src/a.mjs':
        "import { Directories } from './directories.mjs';\nconst directories = new Directories();\nexport const f = async () => directories.output;\n",
      'src/directories.mjs':
        "import { realpathSync } from 'node:fs';\nexport class Directories { get output() { return realpathSync('a'); } }\n",
    });
    const config = await presetConfig('recommended', rules);
    const [finding] = run([join(cwd, 'src/a.mjs')], { config, cwd }).findings;
    expect(finding?.message).toMatch(/use 'realpath' from 'node:fs\/promises', but 'Directories\.output' is a getter, which can't wait\.$/);
  });
});

describe('a callback of an array method', () => {
  it.each([
    ['[1, 2].forEach(n => { log(readFileSync(n)); });', 'for (const n of [1, 2]) { log(await readFile(n)); }'],
    ['p.split(1).forEach((n, i) => log(i, readFileSync(n)));', 'for (const [i, n] of p.split(1).entries()) log(i, await readFile(n));'],
    [
      'Object.entries(p).forEach(([k, v]) => { if (!k) return; log(readFileSync(v)); });',
      'for (const [k, v] of Object.entries(p)) { if (!k) continue; log(await readFile(v)); }',
    ],
    ['return [1, 2].map(n => readFileSync(n));', 'return await Promise.all([1, 2].map(async n => await readFile(n)));'],
    [
      "return Object.keys(p).map(n => JSON.parse(readFileSync(path.join(n, 'a'))));",
      "return await Promise.all(Object.keys(p).map(async n => JSON.parse(await readFile(path.join(n, 'a')))));",
    ],
    [
      'return [1].map(function (n) { return readFileSync(n); }).length;',
      'return (await Promise.all([1].map(async function (n) { return await readFile(n); }))).length;',
    ],
  ])('waits: %s', async (before, after) => {
    expect(await inHandler(before)).toBe(after);
  });

  it.each([
    ['list.forEach(n => { readFileSync(n); });', 'it is not known to be an array'],
    ['[1].forEach(n => { return readFileSync(n) || 1; });', 'it returns something'],
    ['[1].forEach(n => { for (;;) { if (readFileSync(n)) return; } });', 'it returns from an inner loop'],
    ['[1].forEach(function (n) { this.a = readFileSync(n); });', 'it has a `this` of its own'],
    ['[1].forEach(n => { var a = readFileSync(n); });', 'it has a `var` of its own'],
    ['[1].forEach(n => { n = readFileSync(n); });', 'it assigns to its parameter'],
    ['const a = [1].forEach(n => { readFileSync(n); });', 'its result is used'],
    ['return [1].map(n => log(readFileSync(n)));', 'the order of its effects is seen'],
    ['let all = 0; return [1].map(n => { all += readFileSync(n); });', 'it changes something'],
    ['return [1].some(n => readFileSync(n));', 'the method uses what it gives'],
  ])('does not: %s, since %s', async before => {
    expect(await inHandler(before)).toBe('none');
  });

  it('does not where it changes what others may read', async () => {
    expect(await inHandler('return [1].map(n => unlinkSync(n));', "import { unlinkSync } from 'node:fs';")).toBe('none');
  });
});

describe('a `map` over files says how many are open at once', () => {
  const every = '; as many files are open at once as there are items.';
  it.each([
    ['return Object.keys(p).map(n => readFileSync(n));', `Await 'readFile'${every}`],
    ['return Promise.all(Object.keys(p).map(n => readFileSync(n)));', `Await 'readFile'${every}`],
    ["return ['a', 'b'].map(n => readFileSync(n));", "Await 'readFile'."],
    ['return Object.keys(p).map(n => statSync(n));', "Await 'stat'."],
  ])('%s', async (call, message) => {
    const [first] = await offered(`import { readFileSync, statSync } from 'node:fs';\nexport const f = async p => { ${call} };\n`);
    expect(first?.message).toBe(message);
  });
});

describe('state that other code may change', () => {
  const message = async (code: string): Promise<string | undefined> =>
    (await offered(`import { readFileSync } from 'node:fs';\n${code}`))[0]?.message;

  it.each([
    ['let cache;\nexport const f = async p => { cache = cache ?? readFileSync(p); };\n', "'cache'"],
    ['let total = 0;\nexport const f = async p => { total += readFileSync(p); };\n', "'total'"],
    ['const cache = {};\nexport const f = async p => { if (cache[p]) return; cache[p] = readFileSync(p); };\n', "'cache'"],
    ['export class A { async f(p) { if (this.busy) return; const a = readFileSync(p); this.busy = a; } }\n', "'this.busy'"],
    ['let seen = 0;\nexport const f = async list => { for (const p of list) { seen++; readFileSync(p); } };\n', "'seen'"],
  ])('is named: %j', async (code, name) => {
    expect(await message(code)).toBe(`Await 'readFile'; other code may run between where ${name} is read and where it is written.`);
  });

  it.each([
    'let cache;\nexport const f = async p => { cache = readFileSync(p); };\n',
    'const cache = 1;\nexport const f = async p => { const a = cache; return readFileSync(p) + a; };\n',
    'export const f = async p => { let total = 0; total += readFileSync(p); return total; };\n',
  ])('is not seen where there is none: %j', async code => {
    expect(await message(code)).toBe("Await 'readFile'.");
  });
});

describe('a loop that spins becomes an awaited timer', () => {
  const within = (code: string): string => `export async function f(ms) {\n  ${code}\n}\n`;
  const body = (output: string): string => output.slice(output.indexOf('f(ms) {') + 7, output.lastIndexOf('}')).trim();

  it.each([
    ['const end = Date.now() + ms; while (Date.now() < end);', 'await setTimeout(ms);'],
    ['const end = ms + performance.now(); while (end >= performance.now()) {}', 'await setTimeout(ms);'],
    ['const start = new Date().getTime(); do {} while (new Date().getTime() - start < 100);', 'await setTimeout(100);'],
    [
      'const start = Date.now(); for (; Date.now() - start < ms; ) {} return start;',
      'const start = Date.now(); await setTimeout(ms); return start;',
    ],
  ])('%s', async (code, expected) => {
    expect(body(await remedied(within(code)))).toBe(expected);
  });

  it.each([
    ['const end = Date.now() + ms; ms.wait(); while (Date.now() < end);'],
    ['const end = performance.now() + ms; while (Date.now() < end);'],
    ['const end = Date.now() + ms; while (Date.now() < end) Math.random();'],
    ['const start = Date.now(); while (Date.now() - start < Math.random());'],
  ])('but not where it may be more than a sleep: %s', async code => {
    expect(await remedied(within(code))).toBe('none');
  });

  it('in a helper, which becomes async with those that call it', async () => {
    const output = await remedied(
      'function sleep(ms) {\n  const end = Date.now() + ms;\n  while (Date.now() < end);\n}\nexport async function f() {\n  sleep(10);\n}\n',
    );
    expect(output).toContain('async function sleep(ms) {\n  await setTimeout(ms);\n}');
    expect(output).toContain('await sleep(10);');
  });

  it("with the runtime's timer, where the project has one", async () => {
    const [first] = await offered(within('const end = Date.now() + ms; while (Date.now() < end);'), 'a.mjs', {
      runtime: 'eslint-plugin-event-loop/runtime',
    });
    expect(first?.output).toContain('await IOLoop.current().addTimeout({ milliseconds: ms });');
  });
});

describe('a long loop pauses', () => {
  it.each([
    [
      'let n = 0; for (let i = 0; i < 1e9; i++) n += i; return n;',
      'let n = 0; for (let i = 0; i < 1e9; i++) { if (i % 100_000 === 0) await scheduler.yield(); n += i; } return n;',
    ],
    [
      'let n = 0; for (let i = 1e9; i > 0; i--) {\n    n ^= i;\n  } return n;',
      'let n = 0; for (let i = 1e9; i > 0; i--) {\n    if (i % 100_000 === 0) await scheduler.yield();\n    n ^= i;\n  } return n;',
    ],
    ['for (let i = 0; i < 1e9; i++) list.push(i);', 'none'],
    ['for (let i = 0.5; i < 1e9; i++);', 'none'],
    ['for (let i = 0; i < 1e9; i += 2);', 'none'],
    ['let i = 1e9; while (i--) p ^= i;', 'none'],
    ['for (let i = 0; i < 1e5; i++) { for (let j = 0; j < 1e5; j++) p ^= j; }', 'none'],
    ['for (let i = 0; i < 1e9; i++) { let i = p; p ^= i; }', 'none'],
  ])('%s', async (before, after) => {
    expect(await inHandler(before)).toBe(after);
  });
});
