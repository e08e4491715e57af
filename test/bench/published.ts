/**
 * `npm run bench published [FOLDER]`: lints published sources that are larger or stranger than what people lint (TypeScript's compiler,
 * Node's own library, declarations, files above 300 kB), with all rules of `strict` and each of them in a process of its own. A crash, a
 * run that passes its limits, or a suggestion whose result can't be parsed fails. Writes its table into `docs/benchmarks.md`. `FOLDER`
 * keeps the packages; without it they are brought anew. Takes the npm registry and some minutes.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isSourceFile } from '../../src/project/files.ts';
import { isDeclarationFile } from '../../src/project/parse.ts';
import { problemsIn, type Printed } from '../published/outcome.ts';
import { bring, publishedPackages } from '../published/packages.ts';
import { measure } from './measured.ts';
import { writeSection } from './tables.ts';

interface Sources {
  readonly what: string;
  /** From the folder that the command runs in. */
  readonly files: readonly string[];
}

/** What one process may take: of memory, and of time by the clock, at least and for each megabyte. */
const MEBIBYTES = 4000;
const SECONDS = 120;
const SECONDS_EACH = 12;
/** Bytes from which on a file is large. */
const LARGE = 300_000;

const TYPESCRIPT = { name: 'typescript', version: '6.0.3' };
const NODE_TYPES = { name: '@types/node', version: '26.6.6' };

/** The packages of `packages.json` that have such files. */
const withLargeFiles = new Set([
  '@cloudflare/next-on-pages',
  '@redocly/cli',
  '@storybook/core',
  '@vercel/ncc',
  '@vercel/node',
  'aws-cdk',
  'drizzle-kit',
  'jshint',
  'less',
  'lighthouse',
  'msw',
  'next',
  'node-forge',
  'openmct',
  'pg-mem',
  'playwright-core',
  'pouchdb',
  'prettier',
  'prisma',
  'puppeteer-core',
  'react-native',
  'rollup',
  'sass',
  'snyk',
  'sql.js',
  'storybook',
  'svgo',
  'tiddlywiki',
  'typedoc',
  'vercel',
  'vite',
  'vitepress',
  'vitest',
  'webpack',
  'webtorrent',
  'wrangler',
  'yarn',
  'zx',
]);

const [kept] = process.argv.slice(2);
const folder = kept ?? mkdtempSync(join(tmpdir(), 'event-loop-published-'));
mkdirSync(folder, { recursive: true });

/** The files below a place that a test picks. */
const filesIn = (place: string, isPicked: (file: string) => boolean): string[] =>
  readdirSync(join(folder, place), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter(isPicked)
    .sort();

const bytesOf = (file: string): number => statSync(join(folder, file)).size;

/** Node's library, as the program that runs this has it within. */
function nodeSources(): string[] {
  const print =
    "process.noDeprecation = true; const { config, ...natives } = process.binding('natives'); process.stdout.write(JSON.stringify(natives));";
  const natives = JSON.parse(execFileSync(process.execPath, ['-e', print], { encoding: 'utf8', maxBuffer: 1e9 })) as Record<string, string>;
  return Object.entries(natives).map(([name, text]) => {
    const file = join(`node-${process.version}`, `${name}.js`);
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
    return file;
  });
}

function* sources(): Generator<Sources> {
  const typescript = bring(TYPESCRIPT, folder);
  yield { what: `TypeScript ${TYPESCRIPT.version}, its compiler`, files: filesIn(join(typescript, 'lib'), isSourceFile) };
  yield { what: `TypeScript ${TYPESCRIPT.version}, its declarations`, files: filesIn(join(typescript, 'lib'), isDeclarationFile) };
  yield { what: `\`@types/node@${NODE_TYPES.version}\``, files: filesIn(bring(NODE_TYPES, folder), isDeclarationFile) };
  yield { what: `Node ${process.versions.node}, its library`, files: nodeSources() };
  for (const published of publishedPackages()) {
    if (!withLargeFiles.has(published.name)) continue;
    const large = filesIn(bring(published, folder), file => isSourceFile(file) && bytesOf(file) > LARGE);
    if (large.length > 0) yield { what: `\`${published.name}@${published.version}\``, files: large };
    else console.log(`${published.name} has no large file`);
  }
}

const rows: string[] = [];
const problems: string[] = [];
const total = { files: 0, bytes: 0 };
try {
  for (const { what, files } of sources()) {
    const bytes = files.reduce((sum, file) => sum + bytesOf(file), 0);
    const limits = { seconds: Math.max(SECONDS, Math.ceil((bytes / 1e6) * SECONDS_EACH)), mebibytes: MEBIBYTES };
    const { stdout, problem, cpu, peak } = measure(['--preset', 'strict', ...files], folder, limits);
    const printed = problem === '' ? (JSON.parse(stdout) as Printed) : { findings: [], unreadable: [] };
    const found = [...(problem === '' ? [] : [`${what}: ${problem}`]), ...problemsIn(printed, folder)];
    problems.push(...found);
    total.files += files.length;
    total.bytes += bytes;
    const suggestions = printed.findings.reduce((count, { suggestions: offered = [] }) => count + offered.length, 0);
    const row = `| ${[what, files.length, (bytes / 1e6).toFixed(1), cpu.toFixed(1), Math.round(peak), printed.findings.length, suggestions, printed.unreadable.length, found.length].join(' | ')} |`;
    console.log(row);
    for (const { file, message } of printed.unreadable) console.log(`  ${file}: ${message}`);
    for (const one of found) console.log(`  PROBLEM ${one}`);
    rows.push(row);
  }
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true, force: true });
}
await writeSection(
  'published',
  [
    `${total.files} files, ${(total.bytes / 1e6).toFixed(0)} MB; Node ${process.versions.node}; for each line at most ${SECONDS} s, or ${SECONDS_EACH} for each megabyte where that is more, and ${MEBIBYTES} MiB of heap.`,
    '',
    '| sources | files | MB | CPU s | peak MiB | findings | suggestions | named as files that can not be linted | crashes, runs without end, suggestions that give no program |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
    ...problems.map(problem => `\n- ${problem}`),
  ].join('\n'),
);
if (problems.length > 0) process.exitCode = 1;
