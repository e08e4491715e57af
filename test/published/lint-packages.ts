/**
 * `npm run verify published FOLDER`: lints every file of the packages in `packages.json` with all rules, one process a package, and says
 * what went wrong: a crash, a file that can't be analysed, a run that does not end, a suggestion whose result can't be parsed. Then
 * it prints findings of the rules that need no names, chosen at random, with their code, to be read. `FOLDER` keeps the packages
 * and what was found in each; what is there is not done again. Takes the npm registry, some gigabytes and an hour.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupBy } from '../../src/collections/group-by.ts';
import { seeded } from '../support/random.ts';
import { problemsIn, type Finding, type Printed } from './outcome.ts';
import { bring, publishedPackages } from './packages.ts';

interface Outcome {
  readonly seconds: number;
  readonly linted: number;
  readonly findings: readonly Finding[];
  readonly unreadable: readonly { readonly file: string; readonly message: string }[];
  /** What went wrong, in a sentence. */
  readonly problem?: string;
}

const SEED = 20_261_125;
const SAMPLE = 100;
/** A run that takes longer is taken for one that never ends, in milliseconds. */
const PATIENCE = 900_000;
/** Rules about structure, which no list of names decides. */
const structural = new Set(
  ['no-await-non-awaitable', 'no-busy-loop', 'no-executor-closure', 'no-fake-async', 'no-starvation'].map(rule => `event-loop/${rule}`),
);

const [folder, sampled = String(SAMPLE)] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: npm run verify published FOLDER [COUNT]');
const command = join(import.meta.dirname, '../../dist/src/cli/main.js');

function lint(place: string, cwd: string): Outcome {
  const started = performance.now();
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [command, '--preset', 'strict', '--all', '--no-cache', '--format', 'json', place],
    { cwd, encoding: 'utf8', maxBuffer: 4e9, timeout: PATIENCE },
  );
  const seconds = (performance.now() - started) / 1000;
  const nothing = { seconds, linted: 0, findings: [], unreadable: [] };
  if (signal) return { ...nothing, problem: `ended by ${signal} after ${Math.round(seconds)} s` };
  if (status === null || status > 2) return { ...nothing, problem: stderr.slice(-500) };
  try {
    const { summary, findings, unreadable } = JSON.parse(stdout) as Printed;
    return { seconds, linted: summary.linted, findings, unreadable };
  } catch {
    return { ...nothing, problem: (stderr || stdout).slice(-500) };
  }
}

/** A finding with the code around it. */
function shown({ file, line, endLine, rule, message }: Finding, cwd: string): string {
  const lines = readFileSync(join(cwd, file), 'utf8')
    .split('\n')
    .slice(Math.max(0, line - 6), endLine + 4);
  const code = lines.map((text, index) => `${index + Math.max(0, line - 6) + 1 === line ? '>' : ' '} ${text.slice(0, 160)}`);
  return `${file}:${line} ${rule}\n  ${message}\n${code.join('\n')}\n`;
}

mkdirSync(join(folder, 'found'), { recursive: true });
const outcomes = new Map<string, Outcome>();
const problems: string[] = [];
for (const published of publishedPackages()) {
  const kept = join(folder, 'found', `${published.name.replace('/', '+')}.json`);
  if (!existsSync(kept)) {
    try {
      writeFileSync(kept, JSON.stringify(lint(bring(published, folder), folder)));
    } catch (error) {
      problems.push(`${published.name}@${published.version} can't be had: ${(error as Error).message.split('\n', 1)[0] ?? ''}`);
      continue;
    }
  }
  const outcome = JSON.parse(readFileSync(kept, 'utf8')) as Outcome;
  outcomes.set(published.name, outcome);
  problems.push(...(outcome.problem === undefined ? [] : [`${published.name}: ${outcome.problem}`]), ...problemsIn(outcome, folder));
  process.stderr.write(`\r${outcomes.size} packages, ${problems.length} problems `);
}

const findings = [...outcomes.values()].flatMap(outcome => outcome.findings);
const random = seeded(SEED);
const candidates = findings.filter(({ rule }) => structural.has(rule)).map(finding => ({ finding, order: random() }));
const chosen = candidates
  .sort((a, b) => a.order - b.order)
  .slice(0, Number(sampled))
  .map(({ finding }) => finding);
console.log(chosen.map((finding, index) => `#${index + 1} ${shown(finding, folder)}`).join('\n'));

const sum = (of: (outcome: Outcome) => number): number => [...outcomes.values()].reduce((total, outcome) => total + of(outcome), 0);
console.log(
  `${outcomes.size} packages, ${sum(({ linted }) => linted)} files linted, ${sum(({ unreadable }) => unreadable.length)} that can't be parsed, ${Math.round(sum(({ seconds }) => seconds))} s`,
);
console.log(
  `${findings.length} findings, ${sum(outcome => outcome.findings.reduce((count, { suggestions = [] }) => count + suggestions.length, 0))} suggestions`,
);
for (const [rule, found] of [...groupBy(findings, ({ rule }) => rule)].sort(([a], [b]) => (a < b ? -1 : 1))) {
  console.log(
    `${String(found.length).padStart(7)}  ${rule}${structural.has(rule) ? `, ${chosen.filter(one => one.rule === rule).length} of them shown` : ''}`,
  );
}
for (const problem of problems) console.log(`PROBLEM ${problem}`);
if (problems.length > 0) process.exitCode = 1;
