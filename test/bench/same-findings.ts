/**
 * `npm run bench same-findings BEFORE [AFTER]`: shows that two states of the plugin report the same. `BEFORE` and `AFTER` are checkouts
 * that `npm run build` has built; `AFTER` is this one by default. Both lint the fixtures, the observed programs and a few published
 * packages, with the command and with ESLint, each run in a process of its own and without caches. What the two print is compared byte
 * for byte, and nothing in it is normalised. Prints a table. Fails on any difference, and on any process that does not end well.
 *
 * `--only fixtures`, `--only programs` and `--only packages` select inputs, and so does `--input NAME`; both may be repeated.
 * `--scratch FOLDER` keeps the installed packages and what was printed. The first time takes the npm registry, some gigabytes and minutes.
 */
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { table } from '../../docs/tools/pages/markdown.ts';
import { findDifference, readReport, type Difference } from './same-findings/differences.ts';
import { isGroup, layOut, type Input } from './same-findings/inputs.ts';
import { checkoutIn, outputOf, type Checkout, type Output, type Run } from './same-findings/runs.ts';

const usage = 'usage: npm run bench same-findings BEFORE [AFTER] -- [--only fixtures|programs|packages] [--input NAME] [--scratch FOLDER]';

interface Comparison {
  readonly run: Run;
  readonly files: number;
  readonly findings: number;
  readonly difference: Difference | undefined;
  /** Why there is nothing to compare, a sentence each. */
  readonly problems: readonly string[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', multiple: true, default: [] },
    input: { type: 'string', multiple: true, default: [] },
    scratch: { type: 'string', default: join(tmpdir(), 'event-loop-same-findings') },
  },
});
const [beforeFolder, afterFolder = join(import.meta.dirname, '../..')] = positionals;
const only = values.only.filter(isGroup);
if (beforeFolder === undefined || only.length < values.only.length) throw new Error(usage);

const before = checkoutIn(resolve(beforeFolder));
const after = checkoutIn(resolve(afterFolder));
mkdirSync(values.scratch, { recursive: true });
const scratch = realpathSync(values.scratch);

const outputFolder = ({ name }: Input): string => join(scratch, 'output', name.replaceAll('/', '+'));

/** Runs both checkouts, at the same time, and compares what they print. The output stays in files, to be looked at side by side. */
async function compare(input: Input, run: Run): Promise<Comparison> {
  const printedBy = (checkout: Checkout, side: string): Promise<Output> =>
    outputOf(run, checkout, input.folder, join(outputFolder(input), `${run.name}, ${side}.json`));
  const [left, right] = await Promise.all([printedBy(before, 'before'), printedBy(after, 'after')]);
  const problems = [left, right].flatMap(({ problem }, index) =>
    problem === undefined ? [] : [`${['before', 'after'][index]}: ${problem}`],
  );
  if (problems.length > 0) return { run, files: 0, findings: 0, difference: undefined, problems };
  const { files, findings } = readReport(left.text);
  const difference = findDifference(left.text, right.text) ?? differentEnd(left, right);
  return { run, files, findings: findings.length, difference, problems };
}

const differentEnd = ({ code: before }: Output, { code: after }: Output): Difference | undefined =>
  before === after ? undefined : { where: 'exit code', before: String(before), after: String(after) };

/** Counts the findings in all runs of a driver. */
const countOf = (comparisons: readonly Comparison[], driver: Run['driver']): string =>
  String(comparisons.filter(({ run }) => run.driver === driver).reduce((sum, { findings }) => sum + findings, 0));

function rowOf(input: Input, comparisons: readonly Comparison[]): string[] {
  const isCompared = comparisons.every(({ problems }) => problems.length === 0);
  const isSame = comparisons.every(({ difference }) => difference === undefined);
  const files = Math.max(...comparisons.map(one => one.files));
  const verdict = !isSame ? 'DIFFERENT' : isCompared ? 'same' : 'NOT COMPARED';
  return [input.name, String(files), countOf(comparisons, 'command'), countOf(comparisons, 'ESLint'), verdict];
}

/** Describes what is wrong with a comparison, if anything is. */
function describe(input: Input, { run, difference, problems }: Comparison): string[] {
  const title = `${input.name}, ${run.name}`;
  return [
    ...problems.map(problem => `${title}: not compared. ${problem}`),
    ...(difference ? [`${title}: ${difference.where}`, `  before: ${difference.before}`, `  after:  ${difference.after}`] : []),
  ];
}

const inputs = layOut(before, after, scratch, only, values.input);
if (inputs.length === 0) throw new Error('No input has been selected.');
const rows: string[][] = [];
const wrong: string[] = [];
for (const input of inputs) {
  const began = performance.now();
  rmSync(outputFolder(input), { recursive: true, force: true });
  const comparisons: Comparison[] = [];
  for (const run of input.runs) comparisons.push(await compare(input, run));
  const row = rowOf(input, comparisons);
  rows.push(row);
  wrong.push(...comparisons.flatMap(one => describe(input, one)));
  console.error(`${row.join(', ')}, ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

console.log(table(['input', 'files', 'findings of the command', 'findings of ESLint', 'verdict'], rows).join('\n'));
for (const line of wrong) console.log(line);
if (wrong.length > 0) process.exitCode = 1;
