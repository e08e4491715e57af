/**
 * Measures what the catalog adds to the start of the plugin: `npm run bench startup`. Processes that import the built
 * plugin take turns with processes that import a copy of it whose tables are empty; their CPU times are compared pair by
 * pair. Neither the disk nor other programs count, and no option in the plugin is needed. Writes its table into `docs/benchmarks.md`.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './quantiles.ts';
import { writeSection } from './tables.ts';

const PAIRS = 40;
const AT_MOST = 1.2;

const root = join(import.meta.dirname, '../..');
const catalog = 'dist/src/catalog';
/** The files that gather the tables. */
const lists = ['node', 'packages', 'runtimes', 'contexts'].map(folder => `${catalog}/${folder}/index.js`);

/** CPU times in milliseconds. */
interface Start {
  /** Of the whole process, with Node's own start. */
  readonly process: number;
  /** Of the import alone. */
  readonly import: number;
}

const PROGRAM = `
const before = process.cpuUsage();
await import('./dist/src/index.js');
const sum = ({ user, system }) => (user + system) / 1000;
process.stdout.write(JSON.stringify({ process: sum(process.cpuUsage()), import: sum(process.cpuUsage(before)) }));
`;

const scratch = mkdtempSync(join(tmpdir(), 'startup-'));
try {
  const full = copy('full');
  const empty = copy('empty');
  for (const list of lists) writeFileSync(join(empty, list), emptied(readFileSync(join(empty, list), 'utf8')));
  for (const folder of [full, empty]) start(folder); // The first of each reads from the disk.
  const pairs = Array.from({ length: PAIRS }, (_, index) => pairOf(full, empty, index));
  const rows = [rowOf('importing it', pairs, 'import'), rowOf('the whole process', pairs, 'process')];
  console.log(rows.join('\n'));
  await writeSection(
    'startup',
    ['| what | with the catalog, CPU ms | without, CPU ms | ratio |', '| --- | ---: | ---: | ---: |', ...rows].join('\n'),
  );
  if (median(ratiosOf(pairs, 'import')) > AT_MOST) process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function copy(name: string): string {
  const folder = join(scratch, name);
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'start.mjs'), PROGRAM);
  return folder;
}

/** A list of tables with none in it. */
function emptied(text: string): string {
  const names = /^export \{(?<list>[^}]*)\};/m.exec(text)?.groups?.list?.match(/\w+/g) ?? [];
  if (names.length === 0) throw new Error('The lists of tables have changed: this file no longer knows how to empty them.');
  return names.map(name => `export const ${name} = [];\n`).join('');
}

function start(folder: string): Start {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['start.mjs'], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Start;
}

/** Both, in turns, so that neither is always the one that runs first. */
function pairOf(full: string, empty: string, index: number): readonly [Start, Start] {
  if (index % 2 === 0) return [start(full), start(empty)];
  const other = start(empty);
  return [start(full), other];
}

function ratiosOf(pairs: readonly (readonly [Start, Start])[], of: keyof Start): number[] {
  return pairs.map(([full, empty]) => full[of] / empty[of]);
}

/** Medians; that of the ratios is not the ratio of the others. */
function rowOf(what: string, pairs: readonly (readonly [Start, Start])[], of: keyof Start): string {
  const times = [0, 1].map(index => median(pairs.map(pair => (pair[index] as Start)[of])).toFixed(1));
  return `| ${[what, ...times, median(ratiosOf(pairs, of)).toFixed(3)].join(' | ')} |`;
}
