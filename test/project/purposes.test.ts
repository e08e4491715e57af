/** Programs that serve nobody, and helpers of tests, are told from what serves, by the files that lead to them. */
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.ts';
import { Analysis } from '../../src/analysis/analysis.ts';
import type { Settings } from '../../src/analysis/settings.ts';
import { lint } from '../support/command.ts';
import { scratch } from '../support/scratch.ts';

const helper = "import { readFileSync } from 'node:fs';\nexport const load = async () => readFileSync('a');\n";
const uses = "import { load } from './helper.js';\n";
const server = `${uses}import { createServer } from 'node:http';\ncreateServer(() => load()).listen(80);\n`;

/** Returns the purpose of `helper.js` in a project. */
function purpose(files: Readonly<Record<string, string>>, settings: Settings = {}): string {
  const cwd = scratch({ 'package.json': '{}', 'helper.js': helper, ...files });
  return new Analysis({ settings, cwd, room: Infinity }).purposeOf(join(cwd, 'helper.js')).kind;
}

describe('a file is part of a program if nothing else leads to it', () => {
  it.each<[string, Record<string, string>]>([
    ['a command', { 'package.json': '{ "bin": "cli.js" }', 'cli.js': uses }],
    ['a command that is built', { 'package.json': '{ "bin": { "x": "./dist/cli.js" } }', 'src/cli.ts': uses.replace('./', '../') }],
    ['a script of package.json', { 'package.json': '{ "scripts": { "seed": "tsx seed.js --all" } }', 'seed.js': uses }],
    ['a hook of a build', { 'package.json': '{ "build": { "afterPack": "after.js" } }', 'after.js': `${uses}exports.default = load;\n` }],
    ['a file with a main guard', { 'main.js': `${uses}if (import.meta.main) load();\nexport {};\n` }],
    ['a file that begins as a program', { 'main.js': `#!/usr/bin/env node\n${uses}export {};\n` }],
    ['a command line', { 'main.js': `${uses}import { program } from 'commander';\nprogram.action(load).parse();\nexport {};\n` }],
    ['a file that runs by itself', { 'release.js': `${uses}await load();\n` }],
    ['a migration', { 'migrations/1.js': `${uses.replace('./', '../')}exports.up = load;\nexports.down = () => {};\n` }],
    ['the configuration of a tool', { 'vite.config.js': `${uses}export default { load };\n` }],
    [
      'another file that only programs lead to',
      { 'package.json': '{ "bin": "cli.js" }', 'cli.js': "import './middle.js';\n", 'middle.js': `${uses}export {};\n` },
    ],
    ['what npm create runs', { 'package.json': '{ "name": "create-x", "main": "index.js" }', 'index.js': `${uses}export {};\n` }],
  ])('%s', (_, files) => {
    expect(purpose(files)).toBe('program');
  });
});

describe('a file helps tests if nothing else leads to it', () => {
  it.each<[string, Record<string, string>]>([
    ['a file with the name of a test', { 'a.test.js': uses }],
    ['a file that imports a runner', { 'check.js': `${uses}import { it } from 'vitest';\nexport {};\n` }],
    ['a file with the globals of a runner', { 'check.js': `${uses}describe('a', () => {});\n` }],
  ])('%s', (_, files) => {
    expect(purpose(files)).toBe('test');
  });
});

describe('a file serves', () => {
  it.each<[string, Record<string, string>]>([
    ['if a server leads to it', { 'server.js': server }],
    ['if a server leads to it, and a command as well', { 'package.json': '{ "bin": "cli.js" }', 'cli.js': uses, 'server.js': server }],
    [
      'if the command starts a server',
      { 'package.json': '{ "bin": "cli.js" }', 'cli.js': `${uses}import './server.js';\n`, 'server.js': server },
    ],
    ['if others may import it', { 'package.json': '{ "main": "helper.js" }' }],
    ['if it is exported, and nobody is known to import it', {}],
    [
      'if a framework imports what leads to it',
      { 'app/route.js': `${uses.replace('./', '../')}import express from 'express';\nexport const app = express();\n` },
    ],
  ])('%s', (_, files) => {
    expect(purpose(files)).toBe('serves');
  });

  it('if the settings say so, and is a program if they say so', () => {
    const files = { 'package.json': '{ "bin": "cli.js" }', 'cli.js': uses };
    expect(purpose(files, { servers: ['cli.js'] })).toBe('serves');
    expect(purpose(files, { programs: 'report' })).toBe('serves');
    expect(purpose({}, { programs: ['helper.js'] })).toBe('program');
  });

  it('if there is no package', () => {
    const cwd = scratch({ 'main.js': `${helper}await load();\n` });
    expect(new Analysis({ settings: {}, cwd, room: Infinity }).purposeOf(join(cwd, 'main.js')).kind).toBe('serves');
  });
});

it('what blocks in programs is counted, reported on request, and nothing for ESLint', async () => {
  const cwd = scratch({ 'package.json': '{ "bin": "cli.js", "type": "module" }', 'cli.js': `${uses}load();\n`, 'helper.js': helper });
  expect(lint(cwd)).toMatchObject({
    code: 0,
    out: expect.stringContaining('1 finding in programs that serve nobody (--programs reports them).') as string,
  });
  expect(lint(cwd, ['--programs']).out).toContain('1 warning');
  const eslint = new ESLint({ cwd, overrideConfigFile: true, overrideConfig: [plugin.configs.recommended] });
  expect((await eslint.lintFiles(['.'])).flatMap(({ messages }) => messages)).toEqual([]);
});
