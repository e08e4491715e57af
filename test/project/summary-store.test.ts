/** The command's cache: unchanged files are not parsed again, and nothing that happens to the cache changes a verdict. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SummaryStore } from '../../src/project/summary-store.ts';
import { Project } from '../../src/project/project.ts';
import type { CachedSummary } from '../../src/project/read.ts';
import { cacheOf, command, environmentOf } from '../support/command.ts';
import { readKept, writeKept } from '../support/cache.ts';
import { scratch, write } from '../support/scratch.ts';

const summariesOf = (folder: string): string => join(cacheOf(folder), 'summaries');
const indexOf = (folder: string): string => join(summariesOf(folder), 'index.json');
const lastRunOf = (folder: string): string => join(cacheOf(folder), 'last-run.json');
const handler = "import { load } from './helper.js';\nexport const handler = async () => load();\n";
const harmless = "export const load = () => 'a';\n";
const blocks = "import { readFileSync } from 'node:fs';\nexport const load = () => readFileSync('a');\n";

function lint(cwd: string): Promise<number | null> {
  return new Promise(resolve => {
    spawn(process.execPath, [command], { cwd, stdio: 'ignore', env: environmentOf(cwd) }).on('close', resolve);
  });
}

/** What the index names. */
const placesIn = (folder: string): unknown[] => (JSON.parse(readKept(indexOf(folder))) as { places: unknown[] }).places;

const shelvesIn = (folder: string): string[] => readdirSync(summariesOf(folder)).filter(name => name.endsWith('.txt'));

describe('the cache', () => {
  it("is kept with the user's, and sees an edit in another file", async () => {
    const folder = scratch({ 'handler.js': handler, 'helper.js': harmless });
    expect(await lint(folder)).toBe(0);
    expect(existsSync(indexOf(folder))).toBe(true);
    write(folder, 'helper.js', blocks);
    expect(await lint(folder)).toBe(1);
    write(folder, 'helper.js', harmless);
    expect(await lint(folder)).toBe(0);
  });

  it.each([
    ['cut off, as by a process that was killed while it wrote', (text: string) => text.slice(0, text.length / 2)],
    ['something else altogether', () => '[]'],
    ['of another, though whole', () => 'ZGE5YTNlZTVlNmI0YjBkMzI1NWI\n{}'],
    ['empty', () => ''],
  ])('does no harm when it is %s', async (_, damage) => {
    const folder = scratch({ 'handler.js': handler, 'helper.js': blocks });
    const file = indexOf(folder);
    expect(await lint(folder)).toBe(1);
    writeFileSync(file, damage(readFileSync(file, 'utf8')));
    rmSync(lastRunOf(folder));
    expect(await lint(folder)).toBe(1);
    expect(placesIn(folder)).toHaveLength(2);
  });

  it('does no harm when it is of another version', async () => {
    const folder = scratch({ 'handler.js': handler, 'helper.js': blocks });
    expect(await lint(folder)).toBe(1);
    writeKept(indexOf(folder), readKept(indexOf(folder)).replace(/"version":"[^"]*"/, '"version":"0.0.0"'));
    rmSync(lastRunOf(folder));
    expect(await lint(folder)).toBe(1);
    expect(placesIn(folder)).toHaveLength(2);
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, text.length / 2)],
    ['empty', () => ''],
    ['something else', (text: string) => text.replaceAll('"', "'")],
  ])('does no harm when the summaries that the index names are %s', async (_, damage) => {
    const folder = scratch({ 'handler.js': handler, 'helper.js': blocks });
    expect(await lint(folder)).toBe(1);
    for (const name of shelvesIn(folder))
      writeFileSync(join(summariesOf(folder), name), damage(readFileSync(join(summariesOf(folder), name), 'utf8')));
    rmSync(lastRunOf(folder));
    expect(await lint(folder)).toBe(1);
  });

  it('does no harm when the summaries that the index names are gone', async () => {
    const folder = scratch({ 'handler.js': handler, 'helper.js': blocks });
    expect(await lint(folder)).toBe(1);
    for (const name of shelvesIn(folder)) rmSync(join(summariesOf(folder), name));
    rmSync(lastRunOf(folder));
    expect(await lint(folder)).toBe(1);
  });

  it('is none where it cannot be written', async () => {
    const folder = scratch({ 'handler.js': handler, 'helper.js': blocks, '.cache': 'no folder' });
    expect(await lint(folder)).toBe(1);
  });

  it('is made one file of many, when there are too many', () => {
    const folder = scratch({});
    for (let run = 0; run < 40; run++) {
      const cache = new SummaryStore(folder, '1', `shelf-${run}.txt`);
      const project = new Project({ dependencies: 'ignore' }, cache);
      for (let file = 0; file <= run; file++) {
        write(folder, `${file}.js`, `export const a${file} = ${file};\n`);
        project.module(join(folder, `${file}.js`));
      }
      cache.save();
    }
    const shelves = readdirSync(folder).filter(name => name.startsWith('shelf-'));
    expect(shelves.length).toBeLessThanOrEqual(17);
    expect(new SummaryStore(folder, '1').keys).toHaveLength(40);
  });

  it('is whole after several processes have written it at once', async () => {
    const folder = scratch({ 'handler.js': handler, 'helper.js': blocks });
    expect(await Promise.all(Array.from({ length: 4 }, () => lint(folder)))).toEqual([1, 1, 1, 1]);
    expect(placesIn(folder)).toHaveLength(2);
    expect(readdirSync(cacheOf(folder))).toEqual(['last-run.json', 'summaries']);
  });

  it('is left whole by a process that is killed while it writes', async () => {
    const big = `${'export const a = () => b(1, 2, 3);\n'.repeat(1)}${Array.from({ length: 20_000 }, (_, index) => `export const f${index} = x => x(${index});\n`).join('')}`;
    const folder = scratch({ 'handler.js': handler, 'helper.js': blocks });
    expect(await lint(folder)).toBe(1);
    write(folder, 'big.js', big);
    const child = spawn(process.execPath, [command], { cwd: folder, stdio: 'ignore', env: environmentOf(folder) });
    const closed = new Promise(resolve => child.on('close', resolve));
    // As soon as there is something half written, or when it is too late for that.
    while (shelvesIn(folder).length < 2 && child.exitCode === null) await new Promise(resolve => setImmediate(resolve));
    child.kill('SIGKILL');
    await closed;
    expect(placesIn(folder).length).toBeGreaterThanOrEqual(2);
    expect(await lint(folder)).toBe(1);
  });

  it('saves the parsing of what is unchanged, and forgets what is gone', () => {
    const folder = scratch({ 'a.js': harmless, 'b.js': blocks });
    const cache = join(folder, 'cache');
    const first = new SummaryStore(cache, '1', 'first.txt');
    const project = new Project({ dependencies: 'ignore' }, first);
    project.module(join(folder, 'a.js'));
    project.module(join(folder, 'b.js'));
    first.save();

    const second = new SummaryStore(cache, '1', 'second.txt');
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
    expect(new SummaryStore(cache, '1').keys).toHaveLength(2);
  });
});
