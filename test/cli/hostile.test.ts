/** Hostile checkouts: links, poisoned caches, names with commands in them; and faults of the disk at every step. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheOf, command, environmentOf, lint } from '../support/command.ts';
import { readKept, writeKept } from '../support/cache.ts';
import { scratch, write } from '../support/scratch.ts';

const blocks = "import { readFileSync } from 'node:fs';\nexport const handler = async () => readFileSync('a');\n";
const insideCheckout = 'node_modules/.cache/eslint-plugin-event-loop';

describe('the cache', () => {
  it('is not taken from the checkout, and nothing behind a link there is touched', () => {
    const folder = scratch({ 'a.js': blocks, 'elsewhere/thesis.txt': 'precious', 'elsewhere/old-1.txt': '' });
    const long = new Date(0);
    utimesSync(join(folder, 'elsewhere/old-1.txt'), long, long);
    mkdirSync(join(folder, insideCheckout), { recursive: true });
    symlinkSync(join(folder, 'elsewhere'), join(folder, insideCheckout, 'summaries'));
    write(folder, `${insideCheckout}/last-run.json`, '{"evidence":{"files":[]},"result":{"findings":[],"linted":1}}');
    expect(lint(folder).code).toBe(1);
    expect(readdirSync(join(folder, 'elsewhere')).sort()).toEqual(['old-1.txt', 'thesis.txt']);
  });

  it('makes no folder in a project without one', () => {
    const folder = scratch({ 'a.js': blocks });
    lint(folder);
    expect(existsSync(join(folder, 'node_modules'))).toBe(false);
    expect(existsSync(cacheOf(folder))).toBe(true);
  });

  it('does not believe a result whose evidence lacks a linted file, or that is about others', () => {
    const folder = scratch({ 'a.js': blocks, 'secret.env': 'PASSWORD=1' });
    lint(folder);
    const file = join(cacheOf(folder), 'last-run.json');
    const kept = JSON.parse(readKept(file)) as { evidence: object; result: { findings: { file: string }[] } };
    writeKept(file, JSON.stringify({ ...kept, evidence: { ...kept.evidence, files: [] }, result: { ...kept.result, findings: [] } }));
    expect(lint(folder).code).toBe(1);
    const [finding] = kept.result.findings;
    writeKept(file, JSON.stringify({ ...kept, result: { ...kept.result, findings: [{ ...finding, file: join(folder, 'secret.env') }] } }));
    expect(lint(folder, ['--format', 'json']).out).not.toContain('secret.env');
  });

  it.skipIf(process.platform === 'win32')('may be a link to a device, or a folder of which a part is one', () => {
    const folder = scratch({ 'a.js': blocks });
    mkdirSync(cacheOf(folder), { recursive: true });
    symlinkSync('/dev/zero', join(cacheOf(folder), 'last-run.json'));
    mkdirSync(join(cacheOf(folder), 'summaries'));
    symlinkSync('/dev/zero', join(cacheOf(folder), 'summaries/index.json'));
    expect(lint(folder).code).toBe(1);
  });
});

describe.skipIf(process.platform === 'win32')('a manifest that is a device or a pipe', () => {
  it.each(['.gitignore', 'tsconfig.json', 'package.json', 'node_modules/bcryptjs/package.json'])('does not hang the run: %s', name => {
    const folder = scratch({
      'a.js': `import { hashSync } from 'bcryptjs';\n${blocks}hashSync('a');\n`,
      'node_modules/bcryptjs/index.js': '',
    });
    symlinkSync('/dev/zero', join(folder, name));
    const { status, signal } = spawnSync('sh', ['-c', `ulimit -v 8000000; exec "${process.execPath}" "${command}" --no-cache`], {
      cwd: folder,
      env: environmentOf(folder),
      timeout: 25_000,
    });
    expect({ signal, isDone: status === 1 || status === 2 }).toEqual({ signal: null, isDone: true });
  });
});

describe('patterns and paths of strangers', () => {
  const deep = 'a/'.repeat(60);

  it.each<[string, Record<string, string>]>([
    ['a .gitignore with many stars', { [`${deep}x.js`]: '', '.gitignore': `${'**/a/'.repeat(10)}b\n` }],
    [
      'workspaces with many stars',
      { [`${deep}package.json`]: '{}', 'package.json': JSON.stringify({ workspaces: [`${'**/a/'.repeat(10)}b`] }) },
    ],
    ['workspaces above the checkout', { 'package.json': '{ "workspaces": ["../../../../../**"] }' }],
    ['a pattern without end', { 'package.json': JSON.stringify({ workspaces: ['('.repeat(30_000) + '*'] }) }],
    ['exports without end', workspaceOf(`"exports": ${'['.repeat(100_000)}${']'.repeat(100_000)}`)],
    ['a main without end', workspaceOf(`"main": "${'lib/'.repeat(500_000)}x.js"`)],
    [
      'exports of stars',
      workspaceOf(`"exports": { "./*": [${Array.from({ length: 30 }, (_, index) => `"${'*'.repeat(100_000)}${index}"`).join()}] }`),
    ],
  ])('%s cost little', (_, files) => {
    const folder = scratch({
      'a.js': `import { load } from 'k';\nimport { other } from 'k/${'z'.repeat(3000)}';\n${blocks}[load, other];\n`,
      ...files,
    });
    expect(lint(folder, ['--no-config']).out).toContain('✖ 1 problem');
  });

  function workspaceOf(entry: string): Record<string, string> {
    return { 'package.json': '{ "workspaces": ["p/*"] }', 'p/x/package.json': `{ "name": "k", ${entry} }` };
  }

  it.skipIf(!existsSync('/proc/self/pagemap'))('a link to a file that claims to be empty is read up to a limit', () => {
    for (const name of ['b.js', '.gitignore', 'package.json', 'tsconfig.json']) {
      const folder = scratch({ 'a.js': `import { b } from './b.js';\n${blocks}b();\n` });
      symlinkSync('/proc/self/pagemap', join(folder, name));
      const { status } = spawnSync('sh', ['-c', `ulimit -v 6000000; exec "${process.execPath}" "${command}" --no-config`], {
        cwd: folder,
        env: environmentOf(folder),
      });
      expect([1, 2], name).toContain(status);
    }
  });
});

describe('what is printed', () => {
  const names = [
    '::stop-commands::tok/a.js',
    '::error title=pwned::b.js',
    'c\n::add-mask::x.js',
    '\u001b]0;title\u0007d.js',
    '\u202Ee.js',
    '##[error]f.js',
  ];

  it.skipIf(process.platform === 'win32')('has no escape sequence, no reversed text and no command of a service', () => {
    const code = `${blocks}// \u001b[2J ##vso[task.setvariable]\u202E\nexport const other = async () => readFileSync('\u001b]52;c;x\u0007##[add-mask]');\n`;
    const folder = scratch(Object.fromEntries(names.map(name => [name, code])));
    write(folder, '\u001bbroken.js', 'let = = 1');
    for (const format of ['json', 'gitlab', 'junit', 'github', 'sarif']) {
      const { out } = lint(folder, ['--format', format]);
      expect(/[\p{Cc}\u202A-\u202E]/u.test(out.replaceAll(/[\t\n]/g, '')), format).toBe(false);
      expect(out).not.toMatch(/##(?:vso)?\[/);
    }
    for (const args of [[], ['explain', `${names[0] ?? ''}:2`]]) {
      const { out, err } = lint(folder, args);
      expect(/[\p{Cc}\u202A-\u202E]/u.test((out + err).replaceAll(/[\t\n]/g, ''))).toBe(false);
      expect(out + err).not.toMatch(/^\s*::|##(?:vso)?\[/m);
      expect(out).toContain('readFileSync');
    }
  });

  it.skipIf(process.platform === 'win32')('has URIs in SARIF, whatever the names', () => {
    const folder = scratch({ 'sp ace#frag?q=1/a.js': blocks, 'javascript:alert(1)/x.js': blocks, 'ä%.js': blocks });
    const uris = [...lint(folder, ['--format', 'sarif']).out.matchAll(/"uri": "([^"]*)"/g)].map(([, uri = '']) => uri);
    const bases = new Set(uris.filter(uri => uri.endsWith('.js')));
    expect([...bases].sort()).toEqual(['%C3%A4%25.js', './javascript%3Aalert(1)/x.js', 'sp%20ace%23frag%3Fq%3D1/a.js']);
  });
});

describe('a configuration', () => {
  it.each([
    ['throws nothing', 'throw null;'],
    ['throws an error with a getter', "throw { get message() { throw new Error('no'); } };"],
    ['has a getter that throws', "export default [{ get rules() { throw new Error('no'); } }];"],
    ['holds itself', 'const list = []; list.push(list, { rules: 1 }); export default list;'],
    [
      'has a setting that holds itself',
      "const allow = []; allow.push(allow); export default [{ rules: { 'event-loop/no-sync-fs': 2 }, settings: { 'event-loop': { allow } } }];",
    ],
    ['never finishes', 'await new Promise(() => {}); export default [];'],
    ['exports what never resolves', 'export default new Promise(() => {});'],
    ['names a rule that every object has', "export default [{ rules: { 'event-loop/constructor': 'error' } }];"],
    ['names the prototype as a rule', 'export default [{ rules: { ["event-loop/__proto__"]: "error" } }];'],
    ['has a severity that every object has', "export default [{ rules: { 'event-loop/no-sync-fs': 'constructor' } }];"],
    ['has a list for a severity', "export default [{ rules: { 'event-loop/no-sync-fs': [['toString']] } }];"],
  ])('that %s ends with 2 and a sentence, or with what blocks', (_, text) => {
    const folder = scratch({ 'a.js': blocks, 'eslint.config.mjs': text, 'own.config.mjs': text });
    const found = lint(folder);
    expect({ code: [1, 2].includes(found.code ?? 0), isClean: found.out.includes('✔') }).toEqual({ code: true, isClean: false });
    const named = lint(folder, ['--config', 'own.config.mjs']);
    expect(named).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^[^\n]+\n$/) as string });
  });
});

describe('a fault inside', () => {
  /** Makes a call of a function of `fs` fail: the nth, as it would on a full or a broken disk. */
  const faulty = (name: string, nth: number): string =>
    `import fs, { } from 'node:fs'; import { syncBuiltinESMExports } from 'node:module';
     const real = fs.${name}; let count = 0;
     fs.${name} = function (...args) { if (++count === ${nth}) throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' }); return real.apply(this, args); };
     syncBuiltinESMExports();`;

  it.each([
    'openSync',
    'readFileSync',
    'writeFileSync',
    'statSync',
    'lstatSync',
    'mkdirSync',
    'renameSync',
    'readdirSync',
    'closeSync',
    'fstatSync',
  ])('never makes what blocks look clean: %s', name => {
    for (const nth of [1, 2, 5, 12]) {
      const folder = scratch({ 'a.js': blocks, 'package.json': '{}', 'tsconfig.json': '{}' });
      const preload = `data:text/javascript,${encodeURIComponent(faulty(name, nth))}`;
      const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', preload, command], {
        cwd: folder,
        env: environmentOf(folder),
        encoding: 'utf8',
      });
      expect([1, 2], `${name} ${nth}: ${stderr}`).toContain(status);
      expect(stdout).not.toContain('✔');
      if (status === 1) expect(stdout).toContain('✖ 1 problem');
    }
  });

  it.skipIf(process.platform === 'win32')('ends with 2 where no file can be opened any more', () => {
    const folder = scratch({ 'a.js': blocks });
    const script = `ulimit -n 24; exec "${process.execPath}" "${command}"`;
    const { status } = spawnSync('sh', ['-c', script], { cwd: folder, env: environmentOf(folder), encoding: 'utf8' });
    expect([1, 2]).toContain(status);
  });

  it.skipIf(process.platform === 'win32')('leaves no temporary cache for long', () => {
    const folder = scratch({ 'a.js': blocks, 'tmp/eslint-plugin-event-loop-other/thesis.txt': '' });
    const abandoned = 'tmp/eslint-plugin-event-loop-01234567-89ab-cdef-0123-456789abcdef';
    write(folder, `${abandoned}/1-2.txt`, '');
    utimesSync(join(folder, abandoned), 0, 0);
    expect(lint(folder, ['--no-cache'], { environment: { TMPDIR: join(folder, 'tmp') } }).code).toBe(1);
    expect(readdirSync(join(folder, 'tmp'))).toEqual(['eslint-plugin-event-loop-other']);
  });

  it('ends with 2 where standard output is full, and with the verdict where nobody reads it', () => {
    const many = Array.from({ length: 2000 }, (_, index) => `export const f${index} = async () => readFileSync('b');\n`);
    const folder = scratch({ 'a.js': blocks + many.join('') });
    const sh = (script: string) => spawnSync('bash', ['-c', script], { cwd: folder, env: environmentOf(folder), encoding: 'utf8' });
    const run = `"${process.execPath}" "${command}" --format json`;
    if (existsSync('/dev/full'))
      expect(sh(`${run} > /dev/full`)).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/^Standard output can't be written\. .*\n$/) as string,
      });
    expect(sh(`set -o pipefail; ${run} | head -c 1`)).toMatchObject({ status: 1, stderr: '' });
  });
});
