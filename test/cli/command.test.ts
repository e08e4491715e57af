/** The command as users run it: the built files, in a process of their own. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { lint } from '../support/command.ts';

const blocking = "import { readFileSync } from 'node:fs';\n\nexport async function load() {\n  return readFileSync('a');\n}\n";
const harmless = 'export const answer = 42;\n';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files. */
function project(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'event-loop-'));
  folders.push(folder);
  chmodSync(folder, 0o755);
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

interface JsonReport {
  readonly summary: object;
  readonly findings: readonly Record<string, unknown>[];
  readonly unreadable: readonly Record<string, unknown>[];
  readonly skipped: Readonly<Record<string, readonly string[]>>;
}
const json = (cwd: string, ...args: string[]): JsonReport => JSON.parse(lint(cwd, ['--format', 'json', ...args]).out) as JsonReport;

describe('the report', () => {
  it('shows each finding with its line of code, and counts by rule and by API', () => {
    const { code, out } = lint(project({ 'src/load.js': blocking, 'src/answer.js': harmless }));
    expect(out).toBe(`src/load.js
  4:10  error  'fs.readFileSync' blocks the event loop in this async function: use 'readFile' from 'node:fs/promises'.  event-loop/no-sync-fs
    4 │   return readFileSync('a');
      │          ~~~~~~~~~~~~

✖ 1 problem (1 error, 0 warnings)
By rule:
     1  event-loop/no-sync-fs
By API:
     1  node:fs.readFileSync
2 files linted.
`);
    expect(code).toBe(1);
  });

  it('says so when nothing blocks', () => {
    const { code, out } = lint(project({ 'answer.js': harmless }));
    expect(out).toBe('✔ No call blocks the event loop.\n1 file linted.\n');
    expect(code).toBe(0);
  });

  it('is data in JSON, the chain included', () => {
    const helper = "import fs from 'node:fs';\nconst read = () => fs.readFileSync('a');\nexport const load = async () => read();\n";
    expect(json(project({ 'load.js': helper })).findings).toEqual([
      {
        file: 'load.js',
        line: 3,
        column: 33,
        endLine: 3,
        endColumn: 37,
        rule: 'event-loop/no-sync-fs',
        severity: 'error',
        message:
          "'read()' blocks the event loop in this async function: read → fs.readFileSync (load.js:2). For 'fs.readFileSync', use 'readFile' from 'node:fs/promises'.",
        api: 'node:fs.readFileSync',
        kind: 'disk',
        weight: 'heavy',
        context: 'async function',
        entryPoint: { name: 'load', line: 3, column: 14 },
        suggestions: [
          {
            message: "Await 'readFile', making 'read' async.",
            edits: [
              { range: [25, 25], text: "\nimport { readFile } from 'node:fs/promises';" },
              { range: [39, 39], text: 'async ' },
              { range: [45, 45], text: 'await ' },
              { range: [45, 60], text: 'readFile' },
              { range: [99, 99], text: 'await ' },
            ],
          },
        ],
        chain: [
          { name: 'read', file: 'load.js', line: 3, column: 33 },
          { name: 'fs.readFileSync', file: 'load.js', line: 2, column: 23 },
        ],
      },
    ]);
  });
});

describe('settings that match nothing', () => {
  const settings = { settings: { 'event-loop': { allow: ['node:fs.readFileSync', 'node:fs.statSync'] } } };
  const folder = (): string => project({ 'load.js': blocking, 'settings.json': JSON.stringify(settings) });

  it('fail a run with --report-unused, and are named', () => {
    const { code, out } = lint(folder(), ['--config', 'settings.json', '--report-unused']);
    expect(out).toBe(`✔ No call blocks the event loop.
unused 'node:fs.statSync' of settings['event-loop'].allow matches nothing in these files.
1 file linted.
`);
    expect(code).toBe(1);
  });

  it('are data in JSON', () => {
    expect(json(folder(), '--config', 'settings.json', '--report-unused')).toMatchObject({
      unused: [{ setting: 'allow', entry: 'node:fs.statSync' }],
    });
  });

  it("are nobody's business otherwise", () => {
    const { code, out } = lint(folder(), ['--config', 'settings.json']);
    expect(out).toBe('✔ No call blocks the event loop.\n1 file linted.\n');
    expect(code).toBe(0);
  });
});

describe('the files', () => {
  it('are JavaScript and TypeScript, JSX and TSX', () => {
    const files = ['a.js', 'c.mjs', 'd.jsx', 'e.ts', 'f.cts', 'g.mts', 'h.tsx'];
    const folder = project({
      ...Object.fromEntries([...files, 'i.d.ts', 'j.json', 'k.vue'].map(name => [name, harmless])),
      'b.cjs': 'exports.answer = 42;\nreturn;\n',
    });
    expect(json(folder)).toMatchObject({ summary: { linted: files.length + 1 }, unreadable: [] });
  });

  it('leave out what .gitignore, build output, tests and node_modules hold, and say so', () => {
    const folder = project({
      '.git/HEAD': '',
      '.gitignore': 'generated/\n*.gen.js\n!kept.gen.js\n',
      'src/a.js': blocking,
      'src/b.gen.js': blocking,
      'src/kept.gen.js': harmless,
      'src/.gitignore': 'own.js\n',
      'src/own.js': blocking,
      'generated/c.js': blocking,
      'dist/d.js': blocking,
      'src/e.test.js': blocking,
      '__tests__/f.js': blocking,
      'src/g.min.js': blocking,
      'node_modules/h/index.js': blocking,
    });
    const report = json(folder);
    expect(report.summary).toMatchObject({ linted: 2 });
    expect(report.skipped).toEqual({
      tests: ['__tests__', 'src/e.test.js'],
      'build output': ['dist'],
      'ignored by .gitignore': ['generated', 'src/b.gen.js', 'src/own.js'],
      minified: ['src/g.min.js'],
    });
    expect(lint(folder).out).toContain('Skipped: 2 tests, 1 build output, 3 ignored by .gitignore, 1 minified (--all lints them).');
    expect(json(folder, '--all').summary).toMatchObject({ linted: 9 });
  });

  it('of a folder inside a repository heed the .gitignore above', () => {
    const folder = project({
      '.git/HEAD': '',
      '.gitignore': 'packages/*/generated\n',
      'packages/a/generated/a.js': blocking,
      'packages/a/b.js': harmless,
    });
    expect(json(join(folder, 'packages/a')).summary).toMatchObject({ linted: 1 });
  });

  it('that are named are linted, whatever their names', () => {
    expect(json(project({ 'dist/a.test.js': blocking }), 'dist/a.test.js').summary).toMatchObject({ errors: 1 });
  });

  it('heed eslint-disable comments', () => {
    const text = blocking.replace("readFileSync('a');", "readFileSync('a'); // eslint-disable-line event-loop/no-sync-fs -- small");
    expect(lint(project({ 'a.js': text })).code).toBe(0);
    expect(lint(project({ 'a.js': `/* eslint event-loop/no-sync-fs: "off" */\n${blocking}` })).code).toBe(0);
    expect(lint(project({ 'a.js': `/* eslint event-loop/no-sync-fs: ["warn"] */\n${blocking}` }))).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 warning') as string,
    });
  });
});

describe('the configuration', () => {
  it('can be a preset', () => {
    const startup = "import { readFileSync } from 'node:fs';\nreadFileSync('a');\n";
    const folder = project({ 'a.js': startup });
    expect(lint(folder).code).toBe(0);
    expect(lint(folder, ['--preset', 'strict']).code).toBe(1);
  });

  it('can be a file, with the rules and settings of a flat config', () => {
    const folder = project({
      'a.js': blocking,
      'b.js': "import { existsSync } from 'node:fs';\nexport const f = async () => existsSync('a');\n",
      'lint.json': JSON.stringify({ rules: { 'event-loop/no-sync-fs': ['warn', { metadata: 'ignore' }], 'other/rule': 'error' } }),
      'off.mjs': "export default [{ rules: { 'no-sync-fs': 'warn' } }, [{ rules: { 'no-sync-fs': 0 } }]];",
      'allow.json': JSON.stringify({ settings: { 'event-loop': { allow: ['fs.*'] } } }),
    });
    expect(json(folder, '--config', 'lint.json', 'a.js', 'b.js').findings).toMatchObject([{ file: 'a.js', severity: 'warn' }]);
    expect(lint(folder, ['--config', 'lint.json', 'a.js']).code).toBe(0);
    expect(lint(folder, ['--config', 'lint.json', '--max-warnings', '0', 'a.js']).code).toBe(1);
    expect(lint(folder, ['--config', 'off.mjs', 'a.js']).code).toBe(0);
    expect(lint(folder, ['--config', 'allow.json', 'a.js']).code).toBe(0);
  });
});

describe('a mistake is one clear line and exit code 2', () => {
  const folder = () =>
    project({
      'a.js': blocking,
      'settings.json': JSON.stringify({ settings: { 'event-loop': { startup: 'never' } } }),
      'option.json': JSON.stringify({ rules: { 'no-sync-fs': ['error', { meta: 'ignore' }] } }),
      'severity.json': JSON.stringify({ rules: { 'no-sync-fs': 'fatal' } }),
      'rule.json': JSON.stringify({ rules: { 'event-loop/no-sink-fs': 'error' } }),
      'broken.json': '{ "rules": ',
      'list.json': '[1]',
    });

  it.each([
    [['nowhere'], "There is no file or directory 'nowhere'."],
    [['--format', 'xml'], "--format must be text, json, github, gitlab, junit, sarif or html, not 'xml'."],
    [['--preset', 'loose'], "--preset must be recommended, strict or all, not 'loose'."],
    [['--max-warnings', '-1x'], "Option '--max-warnings' argument is ambiguous"],
    [['--max-warnings', 'many'], "--max-warnings must be a whole number, not 'many'."],
    [['--fix'], "Unknown option '--fix'. See --help."],
    [['--config', 'settings.json'], `settings['event-loop'].startup must be "ignore" or "report", not "never".`],
    [['--config', 'option.json'], "The option of rule 'no-sync-fs' has no option 'meta'."],
    [['--config', 'severity.json'], `The severity of rule 'no-sync-fs' must be off, warn or error, not "fatal".`],
    [['--config', 'rule.json'], "There is no rule 'event-loop/no-sink-fs'."],
    [['--config', 'broken.json'], "The configuration 'broken.json' cannot be read: "],
    [['--config', 'none.json'], "The configuration 'none.json' cannot be read: "],
    [['--config', 'list.json'], "The configuration in 'list.json' must be object, not 1."],
  ])('%j', (args, sentence) => {
    const { code, out, err } = lint(folder(), args);
    expect(err.trim().split('\n')).toEqual([expect.stringContaining(sentence)]);
    expect(out).toBe('');
    expect(code).toBe(2);
  });
});

describe('a file that cannot be linted', () => {
  it('is named with its position, the rest is linted, and the exit code is 2', () => {
    const folder = project({ 'a.js': blocking, 'broken.ts': 'export const a = 1;\nexport const = 2;\n' });
    const { code, out } = lint(folder);
    expect(out).toContain('cannot lint broken.ts:2:14: It cannot be parsed: ');
    expect(out).toContain('✖ 1 problem');
    expect(out).not.toContain('    at ');
    expect(code).toBe(2);
    expect(json(folder).unreadable).toMatchObject([{ file: 'broken.ts', line: 2, column: 14 }]);
  });

  it('may be gone, or a link that leads nowhere', () => {
    const folder = project({ 'a.js': harmless });
    symlinkSync(join(folder, 'nowhere.js'), join(folder, 'link.js'));
    const { code, out } = lint(folder);
    expect(out).toContain('cannot lint link.js: It is gone.');
    expect(code).toBe(2);
  });

  it.runIf(process.getuid)('may be one that may not be read', () => {
    const folder = project({ 'a.js': harmless, 'secret.js': blocking });
    chmodSync(join(folder, 'secret.js'), 0);
    // The superuser may read everything, and can become somebody who may not.
    const { code, out } = lint(folder, [], process.getuid?.() === 0 ? { user: 65534 } : {});
    expect(out).toContain('cannot lint secret.js: It cannot be read: permission denied.');
    expect(out).toContain('1 file linted.');
    expect(code).toBe(2);
  });
});

describe('unusual files', () => {
  it('may be empty, or hold only comments', () => {
    expect(lint(project({ 'empty.js': '', 'comment.ts': '// nothing\n' })).code).toBe(0);
  });

  it('may be large and minified', () => {
    const part = 'function a(b){return b&&b.c?d(b.c.e,function(f){return f.g(b)}):{h:[1,2,"3"],i:b}};';
    const text = `const k=require("fs");${part.repeat(Math.ceil(1_500_000 / part.length))}async function j(){k.readFileSync("a")}`;
    expect(json(project({ 'bundle.js': text })).findings).toMatchObject([{ line: 1, column: text.indexOf('readFileSync') + 1 }]);
  });

  it('may nest deeper than a stack is', () => {
    const deep = 1000;
    const nested = `const a = ${'['.repeat(deep)}${']'.repeat(deep)};\nconst b = ${'x.'.repeat(deep)}y();\nconst c = f${'.then()'.repeat(deep)};\n`;
    const { code, out } = lint(project({ 'deep.js': nested + blocking }));
    expect(out).toContain('✖ 1 problem');
    expect(code).toBe(1);
  });

  it('may call through thousands of helpers', () => {
    const helpers = Array.from({ length: 5000 }, (_, index) => `const f${index} = () => f${index + 1}();`).join('\n');
    const text = `import fs from 'node:fs';\n${helpers}\nconst f5000 = () => fs.readFileSync('a');\nexport const g = async () => f0();\n`;
    const { findings } = json(project({ 'chain.js': text }));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ chain: { length: 200 }, omitted: 4802 });
    expect(findings[0]?.message).toContain('→ … 4994 more … →');
  });
});

describe('explain', () => {
  const folder = () =>
    project({
      'disk.js':
        "import fs from 'node:fs';\nimport other from 'other';\nexport function load() {\n  other.log('a');\n  return fs.readFileSync('a');\n}\n",
      'handler.js':
        "import { load } from './disk.js';\nconst render = () => load();\nexport async function handler() {\n  return render();\n}\nexport const harmless = () => 42;\n",
    });

  it('says why a function blocks, what reaches it, and what is not known', () => {
    const { code, out } = lint(folder(), ['explain', 'disk.js#load']);
    expect(out).toBe(`load (disk.js:3)
  It blocks (disk): fs.readFileSync (disk.js:5). For 'fs.readFileSync', use 'readFile' from 'node:fs/promises'.
  Reached from handler → render (async function, handler.js:3).
  Nothing is known of: other.log() on line 4.
`);
    expect(code).toBe(0);
  });

  it('takes a line of the function, and says why it is thought not to block', () => {
    expect(lint(folder(), ['explain', 'handler.js:6']).out).toBe(
      'harmless (handler.js:6)\n  It is not known to block.\n  No context is known to reach it.\n',
    );
    expect(lint(folder(), ['explain', 'handler.js:4']).out).toContain('It runs on the event loop: it is a context, as async function.');
  });

  it('prints the answer of each stage of the analysis for a line', () => {
    expect(lint(folder(), ['explain', '--stages', 'handler.js:4']).out).toBe(
      'may      4:10  render  function render\ncalls    4:10  render  function render now\nverdict  4:10  render  blocks (disk): render → load → fs.readFileSync\n',
    );
    expect(lint(folder(), ['explain', '--stages', 'handler.js:5']).out).toBe(
      "Nothing at line 5 of 'handler.js' is called, read, looped or defined.\n",
    );
  });

  it.each([
    [['explain', '--stages', 'disk.js#load'], "--stages takes a line, as FILE:LINE, not 'disk.js#load'. See --help."],
    [['--stages'], '--stages goes with explain. See --help.'],
  ])('refuses %j with a sentence', (args, sentence) => {
    expect(lint(folder(), args)).toMatchObject({ code: 2, err: `${sentence}\n` });
  });

  it.each([
    ['disk.js', "'disk.js' is not FILE:LINE or FILE#NAME. See --help."],
    ['disk.js:1', "There is no function at line 1 in 'disk.js'."],
    ['disk.js#nobody', "There is no function 'nobody' in 'disk.js'."],
    ['none.js:1', "'none.js' cannot be explained. It is gone."],
  ])('of %s is a mistake, told in a sentence', (target, sentence) => {
    expect(lint(folder(), ['explain', target])).toMatchObject({ code: 2, err: `${sentence}\n` });
  });
});

it('prints its usage and its version', () => {
  const folder = project({});
  expect(lint(folder, ['--help']).out).toMatch(/^Usage: eslint-plugin-event-loop/);
  expect(lint(folder, ['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});
