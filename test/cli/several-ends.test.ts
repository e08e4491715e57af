/** A reported call may lead to several that block: the message names the heaviest, of these the nearest, and what machines and people read has them all. */
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { lint } from '../support/command.ts';
import { scratch } from '../support/scratch.ts';

const files = {
  'handler.js': [
    "import { load } from './load.js';",
    '',
    'export async function handler(request) {',
    "  return load(request.url, 'plain');",
    '}',
    '',
  ].join('\n'),
  'load.js': [
    "import fs from 'node:fs';",
    "import { execSync } from 'node:child_process';",
    "import { parsed, settings, later } from './parse.js';",
    '',
    'export function load(name, mode) {',
    '  later(name);',
    '  if (mode === "locked") fs.openSync(name);',
    '  const text = parsed(name);',
    '  execSync(text);',
    '  if (!fs.existsSync(name)) return settings(name);',
    '  return load(text);',
    '}',
    '',
  ].join('\n'),
  'parse.js': [
    "import fs from 'node:fs';",
    '',
    'export const later = async name => fs.readdirSync(name);',
    'export const parsed = name => ready(fs.readFileSync(name)) ?? settings(name);',
    'export const settings = name => fs.statSync(name);',
    'function ready(text) {',
    '  return text.length > 0 && fs.writeFileSync("seen", text);',
    '}',
    '',
  ].join('\n'),
};

interface Step {
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

interface Finding {
  readonly rule: string;
  readonly file: string;
  readonly message: string;
  readonly chain: readonly Step[];
  readonly omitted?: number;
  readonly alsoLeadsTo?: readonly {
    readonly api: string;
    readonly kind: string;
    readonly chain: readonly Step[];
    readonly omitted?: number;
  }[];
}

const findings = (folder: string, ...more: string[]): Finding[] =>
  (JSON.parse(lint(folder, ['--format', 'json', ...more, 'handler.js']).out) as { findings: Finding[] }).findings;
const path = (chain: readonly Step[]): string => chain.map(({ name, file, line }) => `${name} ${file}:${line}`).join(' → ');

describe('a call that leads to several calls that block', () => {
  it('is one finding for each rule, whose message says how many more there are', () => {
    const [process, disk] = findings(scratch(files));
    expect(disk?.message).toBe(
      "'load()' blocks the event loop in this async function: load → parsed (load.js:8) → fs.readFileSync (parse.js:4) (and 3 more calls that block). For 'fs.readFileSync', use 'readFile' from 'node:fs/promises', but 'load' and 'parsed' would have to be async.",
    );
    expect(process).toMatchObject({
      rule: 'event-loop/no-sync-child-process',
      message: expect.stringContaining('load → child_process.execSync (load.js:9). For') as string,
    });
    expect(process).not.toHaveProperty('alsoLeadsTo');
  });

  it('has the others with their chains: nearest first, then in source order, each place once', () => {
    const [, disk] = findings(scratch(files));
    expect(disk?.alsoLeadsTo?.map(({ api, kind, chain }) => [api, kind, path(chain)])).toEqual([
      ['node:fs.existsSync', 'disk', 'load handler.js:4 → fs.existsSync load.js:10'],
      ['node:fs.statSync', 'disk', 'load handler.js:4 → settings load.js:10 → fs.statSync parse.js:5'],
      ['node:fs.writeFileSync', 'disk', 'load handler.js:4 → parsed load.js:8 → ready parse.js:4 → fs.writeFileSync parse.js:7'],
    ]);
  });

  it('leaves out what the call rules out by what it passes, and what an async function does later', () => {
    const [, disk] = findings(scratch(files));
    const apis = disk?.alsoLeadsTo?.map(({ api }) => api);
    expect(apis).not.toContain('node:fs.openSync');
    expect(apis).not.toContain('node:fs.readdirSync');
  });

  it('leaves out what the rule does not report', () => {
    const folder = scratch({ ...files, 'lint.json': JSON.stringify({ rules: { 'no-sync-fs': ['error', { metadata: 'ignore' }] } }) });
    const [, disk] = findings(folder, '--config', 'lint.json');
    expect(disk?.chain.at(-1)?.name).toBe('fs.readFileSync');
    expect(disk?.alsoLeadsTo?.map(({ api }) => api)).toEqual(['node:fs.writeFileSync']);
  });

  it('has a code flow for each in SARIF', () => {
    const { runs } = JSON.parse(lint(scratch(files), ['--format', 'sarif', 'handler.js']).out) as Log;
    const [, disk] = runs[0]?.results ?? [];
    expect(disk?.codeFlows?.map(({ threadFlows }) => threadFlows[0]?.locations.at(-1)?.location?.message?.text)).toEqual([
      'parsed calls fs.readFileSync, which blocks',
      'load calls fs.existsSync, which blocks',
      'settings calls fs.statSync, which blocks',
      'ready calls fs.writeFileSync, which blocks',
    ]);
  });

  it('lists them on the page', () => {
    const page = lint(scratch(files), ['--format', 'html', 'handler.js']).out;
    expect(page).toContain('<details class="also"><summary>3 more calls that block</summary>');
    expect(page).toContain(
      '<li><code>fs.writeFileSync</code> <span class="through">through <code>load</code> → <code>parsed</code> → <code>ready</code></span> <span class="place">parse.js:7</span></li>',
    );
  });

  it('is explained with all of them', () => {
    expect(lint(scratch(files), ['explain', 'load.js#load']).out).toContain(
      [
        '  It also leads to:',
        '    parsed (load.js:8) → fs.readFileSync (parse.js:4)',
        '    settings (load.js:10) → fs.statSync (parse.js:5)',
        '    parsed (load.js:8) → ready (parse.js:4) → fs.writeFileSync (parse.js:7)',
      ].join('\n'),
    );
  });

  it('names fifty at most, and long chains by their ends', () => {
    const calls = Array.from({ length: 60 }, (_, index) => `  fs.statSync('${index}');`);
    const steps = Array.from({ length: 30 }, (_, index) => `const step${index} = () => step${index + 1}();`);
    const many = [
      "import fs from 'node:fs';",
      'const all = () => {',
      ...calls,
      '};',
      ...steps,
      "const step30 = () => { fs.openSync('a'); fs.closeSync(1); };",
      'export const a = async () => all();',
      'export const b = async () => step0();',
      '',
    ];
    const [a, b] = findings(scratch({ 'handler.js': many.join('\n') }));
    expect(a?.message).toContain('(and 49 or more calls that block)');
    expect(a?.alsoLeadsTo).toHaveLength(49);
    expect(b?.alsoLeadsTo?.map(({ chain, omitted }) => [chain.length, omitted])).toEqual([[20, 12]]);
    expect(b?.chain).toHaveLength(32);
  });

  it('has chains in which each step stands in the function that the step before it names', () => {
    const [, disk] = findings(scratch(files));
    const chains = [disk?.chain ?? [], ...(disk?.alsoLeadsTo ?? []).map(({ chain }) => chain)];
    const lines = (file: string): string[] => files[file as keyof typeof files].split('\n');
    for (const chain of chains) {
      for (const [index, { name, file, line }] of chain.entries()) {
        const caller = chain[index - 1]?.name ?? 'handler';
        expect(lines(file)[line - 1]).toContain(name.split('.').at(-1));
        const head = lines(file)
          .slice(0, line)
          .findLast(text => /^(?:export )?(?:const|(?:async )?function) /.test(text));
        expect(head).toMatch(new RegExp(`\\b${caller}\\b`));
      }
    }
  });
});
