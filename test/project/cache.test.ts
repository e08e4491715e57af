/** The command's cache: unchanged files are not parsed again, and nothing that happens to the cache changes a verdict. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SummaryCache } from '../../src/project/cache.ts';
import { Project } from '../../src/project/project.ts';
import type { CachedSummary } from '../../src/project/read.ts';
import { scratch, write } from '../support/scratch.ts';

const command = join(import.meta.dirname, '../../dist/src/cli/main.js');
const cachePath = 'node_modules/.cache/eslint-plugin-event-loop/summaries.json';
const lastRunPath = 'node_modules/.cache/eslint-plugin-event-loop/last-run.json';
const handler = "import { load } from './helper.js';\nexport const handler = async () => load();\n";
const harmless = "export const load = () => 'a';\n";
const blocks = "import { readFileSync } from 'node:fs';\nexport const load = () => readFileSync('a');\n";

function lint(cwd: string): Promise<number | null> {
  return new Promise(resolve => {
    spawn(process.execPath, [command], { cwd, stdio: 'ignore' }).on('close', resolve);
  });
}

describe('the cache', () => {
  it('is kept beside other tools\', and sees an edit in another file', async () => {
    const folder = scratch({ 'handler.js': handler, 'helper.js': harmless });
    expect(await lint(folder)).toBe(0);
    expect(existsSync(join(folder, cachePath))).toBe(true);
    write(folder, 'helper.js', blocks);
    expect(await lint(folder)).toBe(1);
    write(folder, 'helper.js', harmless);
    expect(await lint(folder)).toBe(0);
  });

  it.each([
    ['cut off, as by a process that was killed while it wrote', (text: string) => text.slice(0, text.length / 2)],
    ['of another version', (text: string) => text.replace(/"version":"[^"]*"/, '"version":"0.0.0"')],
    ['something else altogether', () => '[]'],
    ['empty', () => ''],
  ])('does no harm when it is %s', async (_, damage) => {
    const folder = scratch({ 'handler.js': handler, 'helper.js': blocks });
    const file = join(folder, cachePath);
    expect(await lint(folder)).toBe(1);
    writeFileSync(file, damage(readFileSync(file, 'utf8')));
    rmSync(join(folder, lastRunPath));
    expect(await lint(folder)).toBe(1);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('summaries');
  });

  it('is whole after several processes have written it at once', async () => {
    const folder = scratch({ 'handler.js': handler, 'helper.js': blocks });
    expect(await Promise.all(Array.from({ length: 4 }, () => lint(folder)))).toEqual([1, 1, 1, 1]);
    expect(JSON.parse(readFileSync(join(folder, cachePath), 'utf8'))).toHaveProperty('summaries.length', 2);
    expect(readdirSync(join(folder, cachePath, '..'))).toEqual(['last-run.json', 'summaries.json']);
  });

  it('is left whole by a process that is killed while it writes', async () => {
    const big = `${'export const a = () => b(1, 2, 3);\n'.repeat(1)}${Array.from({ length: 20_000 }, (_, index) => `export const f${index} = x => x(${index});\n`).join('')}`;
    const folder = scratch({ 'handler.js': handler, 'helper.js': blocks });
    expect(await lint(folder)).toBe(1);
    write(folder, 'big.js', big);
    const child = spawn(process.execPath, [command], { cwd: folder, stdio: 'ignore' });
    const closed = new Promise(resolve => child.on('close', resolve));
    const temporary = join(folder, `${cachePath}.${child.pid ?? 0}`);
    // As soon as there is something half written, or when it is too late for that.
    while (!existsSync(temporary) && child.exitCode === null) await new Promise(resolve => setImmediate(resolve));
    child.kill('SIGKILL');
    await closed;
    expect(JSON.parse(readFileSync(join(folder, cachePath), 'utf8'))).toHaveProperty('summaries');
    expect(await lint(folder)).toBe(1);
  });

  it('saves the parsing of what is unchanged, and forgets what is gone', () => {
    const folder = scratch({ 'a.js': harmless, 'b.js': blocks });
    const file = join(folder, 'cache.json');
    const first = new SummaryCache(file, '1');
    const project = new Project({ dependencies: 'ignore' }, first);
    project.module(join(folder, 'a.js'));
    project.module(join(folder, 'b.js'));
    first.save();

    const second = new SummaryCache(file, '1');
    const asked: string[] = [];
    const added: string[] = [];
    const spy = {
      get: (key: string): CachedSummary | undefined => {
        const found = second.get(key);
        if (found) asked.push(key);
        return found;
      },
      set: (key: string, summary: CachedSummary) => {
        added.push(key);
        second.set(key, summary);
      },
    };
    const again = new Project({ dependencies: 'ignore' }, spy);
    again.module(join(folder, 'a.js'));
    expect(asked).toHaveLength(1);
    write(folder, 'c.js', 'export {};\n');
    again.module(join(folder, 'c.js'));
    second.save();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('summaries.length', 2);
  });
});
