/** A cache that something has damaged never changes a result: the folder of a project is mutated at random between runs. */
import { readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { cachedRun } from '../../src/cli/cached-run.ts';
import { Configuration } from '../../src/cli/configuration.ts';
import { run } from '../../src/cli/run.ts';
import { seeded } from '../support/random.ts';
import { scratch, write } from '../support/scratch.ts';
import { PATIENCE, rounds } from './effort.ts';

const blocks = "import { readFileSync } from 'node:fs';\nexport const load = () => readFileSync('a');\n";
const configuration = new Configuration([], { preset: undefined, basePath: '/' }, rules);

/** Ways to damage a file of a cache. */
const damages: readonly ((file: string, random: () => number) => void)[] = [
  file => {
    rmSync(file);
  },
  file => {
    writeFileSync(file, '');
  },
  (file, random) => {
    truncateSync(file, Math.floor(random() * readFileSync(file).length));
  },
  (file, random) => {
    const bytes = readFileSync(file);
    if (bytes.length === 0) return;
    for (let count = 1 + Math.floor(random() * 4); count > 0; count--) {
      const place = Math.floor(random() * bytes.length);
      bytes[place] = (bytes[place] ?? 0) ^ (1 << Math.floor(random() * 8));
    }
    writeFileSync(file, bytes);
  },
  (file, random) => {
    const text = readFileSync(file, 'utf8');
    const numbers = [...text.matchAll(/\d+/g)];
    const { index, 0: number } = numbers[Math.floor(random() * numbers.length)] ?? { index: 0, 0: '' };
    const other = ['0', '-1', '1e308', 'null', '[]', String(Number(number) + 1)][Math.floor(random() * 6)] ?? '';
    writeFileSync(file, text.slice(0, index) + other + text.slice(index + number.length));
  },
  // A finding, an import or a hash less.
  (file, random) => {
    const text = readFileSync(file, 'utf8');
    const parts = [...text.matchAll(/\{[^{}]*\}|\[[^[\]]*\]|"[^"]*"/g)];
    const { index, 0: part } = parts[Math.floor(random() * parts.length)] ?? { index: 0, 0: '' };
    writeFileSync(file, text.slice(0, index) + text.slice(index + part.length + 1));
  },
  (file, random) => {
    const others = filesIn(join(file, '..'));
    writeFileSync(file, readFileSync(others[Math.floor(random() * others.length)] ?? file));
  },
  file => {
    rmSync(file);
    symlinkSync(process.platform === 'win32' ? join(file, '..') : '/dev/zero', file);
  },
];

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));

describe.each([1, 2])('from the seed %i', seed => {
  it(
    'a run beside a damaged cache finds what one without finds',
    () => {
      const random = seeded(seed);
      const cwd = scratch({
        'handler.js': "import { load } from './helper.js';\nexport const handler = async () => load();\n",
        'helper.js': blocks,
        'package.json': '{}',
        'tsconfig.json': '{}',
      });
      const cache = scratch({});
      const files = ['handler.js', 'helper.js'].map(name => join(cwd, name));
      for (let round = 0; round < rounds(40, 500); round++) {
        // Every other round, the last result does not count, and the summaries do.
        write(cwd, 'helper.js', `${blocks}// ${Math.floor(round / 2)}\n`);
        cachedRun(files, configuration, cwd, cache);
        if (round % 2 === 1) write(cwd, 'handler.js', `${readFileSync(files[0] ?? '', 'utf8')}// ${round}\n`);
        for (let count = 1 + Math.floor(random() * 2); count > 0; count--) {
          const [file = ''] = filesIn(cache).sort(() => random() - 0.5);
          if (file !== '') damages[Math.floor(random() * damages.length)]?.(file, random);
        }
        const { evidence, ...cold } = run(files, { config: file => configuration.of(file), cwd });
        expect(evidence && cold.findings).toHaveLength(1);
        expect(cachedRun(files, configuration, cwd, cache)).toEqual(cold);
      }
    },
    PATIENCE,
  );
});
