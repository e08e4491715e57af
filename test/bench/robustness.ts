/**
 * `npm run bench robustness`: inputs that no person writes, each with how long the command takes on it and how much memory. A crash, an
 * exit code that is not the one to expect, or a bound that is passed, fails. Then the tests of hostile checkouts and broken set-ups, with all
 * the inputs that they can make up. `docs/benchmarks.md` has the tables.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { groupBy } from '../../src/collections/group-by.ts';
import { measure } from './measured.ts';
import { strangeInputs, type StrangeInput } from './strange-inputs.ts';
import { writeSection } from './tables.ts';

/** No input may take more, in seconds and MiB; a process that does nothing takes some 90. */
const SECONDS = 120;
const MEBIBYTES = 4000;

/** The tests of what a pull request brings and of what a set-up lacks, from the folder `test`. */
const hostile = [
  ...[
    'cli/hostile',
    'cli/configuration',
    'cli/changing',
    'disk/files',
    'project/nesting',
    'project/tsconfig',
    'project/edits',
    'runtime/hostile',
  ],
  ...['fuzz/towers', 'fuzz/caches', 'fuzz/configurations', 'fuzz/edits', 'package'],
].map(name => `test/${name}.test.ts`);

interface TestReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
      readonly duration?: number;
    }[];
  }[];
}

function strangeRow({ what, files, code }: StrangeInput): string {
  const folder = mkdtempSync(join(tmpdir(), 'event-loop-robustness-'));
  try {
    for (const [name, content] of Object.entries(files())) {
      mkdirSync(dirname(join(folder, 'src', name)), { recursive: true });
      writeFileSync(join(folder, 'src', name), content);
    }
    const run = measure(['src'], folder, { seconds: SECONDS, mebibytes: MEBIBYTES });
    const problem = run.problem === '' && run.code !== code ? `exit code ${run.code ?? 'none'} in place of ${code}` : run.problem;
    const { cpu, peak } = run;
    console.log(`${what}: ${cpu.toFixed(1)} s, ${Math.round(peak)} MiB ${problem}`);
    if (problem !== '' || peak > MEBIBYTES) process.exitCode = 1;
    const told = ['nothing to report', 'reported', 'named as a file that can not be linted'][code] ?? '';
    return `| ${what} | ${problem === '' ? told : problem} | ${cpu.toFixed(1)} | ${Math.round(peak)} |`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the tests as thoroughly as they can, and returns a row for each subject. */
function hostileRows(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'event-loop-robustness-'));
  try {
    const report = join(folder, 'report.json');
    const { status } = spawnSync('npx', ['vitest', 'run', '--reporter=json', `--outputFile=${report}`, ...hostile], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, THOROUGH: '1' },
    });
    if (status !== 0) process.exitCode = 1;
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as TestReport;
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults).filter(({ status: outcome }) => outcome !== 'pending');
    return Array.from(
      groupBy(tests, ({ ancestorTitles, title }) => ancestorTitles.join(' ') || title),
      ([subject, all]) => {
        const wrong = all.filter(test => test.status !== 'passed').map(({ title }) => title);
        return `| ${subject} | ${all.length} | ${wrong.length === 0 ? 'all right' : wrong.join('; ')} |`;
      },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const inputs = ['| input | outcome | CPU s | peak MiB |', '| --- | --- | ---: | ---: |', ...strangeInputs().map(strangeRow)];
const attempts = ['| subject | tests | outcome |', '| --- | ---: | --- |', ...hostileRows()];
await writeSection('robustness', [...inputs, '', ...attempts].join('\n'));
