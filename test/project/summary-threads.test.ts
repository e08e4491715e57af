/** Threads that summarise ahead: whoever is first, each file has the summary that it has without them. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
// Threads run what is built.
import { SummaryThreads } from '../../dist/src/project/summary-threads.js';
import { SummaryStore } from '../../dist/src/project/summary-store.js';
import { Project } from '../../dist/src/project/project.js';
import { readKept } from '../support/cache.ts';
import { cacheOf, lint } from '../support/command.ts';
import { scratch, write } from '../support/scratch.ts';

const textOf = (index: number): string =>
  `import { f${(index + 1) % 200} } from './f${(index + 1) % 200}.js';\nexport const f${index} = async () => f${(index + 1) % 200}(${index});\n`;
const project = (): Record<string, string> =>
  Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`f${index}.js`, textOf(index)]));

describe('summaries that are made ahead', () => {
  it('are those that are made when they are asked for, in whatever order', () => {
    const folder = scratch(project());
    const files = Array.from({ length: 200 }, (_, index) => join(folder, `f${index}.js`));
    const cache = new SummaryStore(join(folder, 'cache'), '1');
    const ahead = new SummaryThreads(cache, files);
    const shared = new Project({ dependencies: 'ignore' }, ahead);
    const alone = new Project({ dependencies: 'ignore' });
    for (const file of [...files.slice(100), ...files.slice(0, 100)]) expect(shared.module(file)).toEqual(alone.module(file));
    ahead.end();
    expect(cache.keys).toHaveLength(200);
    cache.save();
  });

  it('are not waited for where nobody makes them: a file that cannot be parsed is asked about again and again', () => {
    const folder = scratch({ ...project(), 'f150.js': 'export const = 1;\n' });
    const files = Array.from({ length: 200 }, (_, index) => join(folder, `f${index}.js`));
    const cache = new SummaryStore(join(folder, 'cache'), '1');
    const ahead = new SummaryThreads(cache, files);
    const shared = new Project({ dependencies: 'ignore' }, ahead);
    for (const file of files.slice(0, 60)) shared.module(file);
    for (let times = 0; times < 100; times++) expect(ahead.get('unknown', join(folder, 'f150.js'))).toBeUndefined();
    ahead.end();
    cache.save();
  });

  it('change nothing in what the command finds, says of broken files, and keeps', () => {
    const folder = scratch({
      ...project(),
      'f150.js': "import { readFileSync } from 'node:fs';\nexport const f150 = () => readFileSync('a');\n",
      'f170.js': 'export const = 1;\n',
    });
    const first = lint(folder, ['--format', 'json']);
    expect(JSON.parse(first.out)).toMatchObject({ findings: [{ file: 'f149.js' }], unreadable: [{ file: 'f170.js' }] });
    expect(first.code).toBe(2);
    expect(lint(folder, ['--format', 'json', '--no-cache'])).toEqual(first);
    write(folder, 'f170.js', textOf(170));
    const index = JSON.parse(readKept(join(cacheOf(folder), 'summaries/index.json'))) as {
      places: unknown[];
    };
    expect(index.places).toHaveLength(199);
    expect(lint(folder).code).toBe(1);
  });
});
