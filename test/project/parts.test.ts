/** Of a project that memory has no room for, a part at a time is known: what is found is the same. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Analysis, roomFor } from '../../src/analysis/analysis.ts';
import { parse } from '../../src/project/parse.ts';
import { readText } from '../../src/disk/read.ts';
import { scratch } from '../support/scratch.ts';

const count = 900;
const sources = {
  'disk.js': "import { readFileSync } from 'node:fs';\nexport const read = () => readFileSync('a');\n",
  ...Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `f${index}.js`,
      `import { read } from './disk.js';\nexport const f = async () => ${index % 3 === 0 ? 'read()' : '1'};\n`,
    ]),
  ),
};
const filesIn = (folder: string): string[] => Array.from({ length: count }, (_, index) => join(folder, `f${index}.js`));

/** What each file's calls block by, and how often the project was begun anew. */
function analysed(folder: string, analysis: Analysis): { readonly found: readonly string[]; readonly projects: number } {
  const projects = new Set<unknown>();
  const found = filesIn(folder).flatMap(file => {
    analysis.begin();
    projects.add(analysis.project);
    const module = analysis.project.module(file);
    if ('message' in module) throw new Error(module.message);
    const pass = analysis.pass(module, () => parse(file, readText(file)));
    return pass
      .blockingCalls({ dialogs: false, kinds: ['disk'], light: false, metadata: true, rounds: 1e8 })
      .map(({ chain }) => `${file}: ${chain.map(({ name }) => name).join(' ')}`);
  });
  return { found, projects: projects.size };
}

describe('a part at a time', () => {
  it('is analysed as all of it', () => {
    const folder = scratch(sources);
    const whole = analysed(folder, new Analysis({ settings: {}, cwd: folder, room: roomFor(2 ** 32) }));
    expect(whole.projects).toBe(1);
    expect(whole.found).toHaveLength(count / 3);
    const parts = analysed(folder, new Analysis({ settings: {}, cwd: folder, room: 1000 }));
    expect(parts.projects).toBeGreaterThan(1);
    expect(parts.found).toEqual(whole.found);
  });

  it('rests on what was seen in all parts', () => {
    const folder = scratch(sources);
    const analysis = new Analysis({ settings: {}, cwd: folder, room: 1000 });
    expect(analysed(folder, analysis).projects).toBeGreaterThan(1);
    const evidence = analysis.evidence();
    const seen = new Set(evidence?.files.map(([file]) => file));
    expect(filesIn(folder).filter(file => !seen.has(file))).toEqual([]);
    expect(evidence && analysis.project.sees(evidence)).toBe(true);
  });
});
