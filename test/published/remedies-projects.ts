/**
 * `npm run verify remedies CHECKOUTS [NAME...]`: applies each remedy of real projects alone, and all of them one after
 * the other, and runs the projects' own tests after each. Whether the tests run what was changed is measured, and the files
 * that import a changed one are searched for the functions that have become async. `CHECKOUTS` is a folder with a clone
 * of each project that `remedies-projects.json` names; they are copied, and what they need is installed from npm
 * unless it is there. Some tests put something else in place of the synchronous functions (cordova-lib's spies, node-gyp's
 * injected modules): those fail for any remedy of these functions, and say nothing of it. Takes some minutes a project.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { madeAsync, mentionsIn } from './importers.ts';

interface Project {
  readonly name: string;
  readonly repository: string;
  readonly commit: string;
  /** Development dependencies that its tests don't need and that can't be had everywhere. */
  readonly without?: readonly string[];
  /** Run by a shell, with the project's programs on its path. */
  readonly test: string;
  /** Folders that are no part of what is published. */
  readonly ignored?: readonly string[];
}

interface Finding {
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly suggestions?: readonly { readonly message: string; readonly edits: readonly Edit[] }[];
}

interface Edit {
  readonly range: readonly [number, number];
  readonly text: string;
}

interface Row {
  readonly findings: number;
  readonly remedies: number;
  readonly obstacles: ReadonlyMap<string, number>;
  readonly alone: number;
  /** Remedies whose call the project's tests run, once it is applied. */
  readonly ran: number;
  /** Functions with a name that have become async, and the mentions of them in files that import theirs. */
  readonly functions: number;
  readonly mentions: number;
  readonly together: number;
  readonly isGreen: boolean;
}

const root = join(import.meta.dirname, '../..');
const command = join(root, 'dist/src/cli/main.js');
const [checkouts, ...only] = process.argv.slice(2);
if (checkouts === undefined) throw new Error('usage: npm run verify remedies CHECKOUTS [NAME...]');

/** Read at once: what is written here is our own. */
const projects = JSON.parse(readFileSync(join(import.meta.dirname, 'remedies-projects.json'), 'utf8')) as Project[];

const git = (cwd: string, ...args: string[]): string => execFileSync('git', args, { cwd, encoding: 'utf8' });

function prepare({ name, commit, without = [] }: Project, scratch: string): string {
  const folder = join(scratch, name);
  cpSync(join(checkouts as string, name), folder, { recursive: true, verbatimSymlinks: true }); // thrown above if there is none
  git(folder, 'checkout', '--quiet', commit, '--', '.');
  if (!existsSync(join(folder, 'node_modules'))) install(folder, without);
  git(folder, 'checkout', '--quiet', '.');
  // What runs on a worker thread asks for the runtime.
  symlinkSync(root, join(folder, 'node_modules/eslint-plugin-event-loop'));
  return folder;
}

function install(folder: string, without: readonly string[]): void {
  const file = join(folder, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { devDependencies?: Record<string, string> };
  for (const dependency of without) delete manifest.devDependencies?.[dependency];
  writeFileSync(file, JSON.stringify(manifest, null, 2));
  rmSync(join(folder, 'package-lock.json'), { force: true });
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--legacy-peer-deps'], {
    cwd: folder,
    stdio: 'ignore',
  });
}

function findingsIn(folder: string, { ignored = [] }: Project): Finding[] {
  const ran = spawnSync('node', [command, '--all', '--no-cache', '--format', 'json', '.'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const { findings } = JSON.parse(ran.stdout) as { findings: Finding[] };
  return findings.filter(({ file }) => !['test', 'tests', 'spec', ...ignored].some(part => file.startsWith(`${part}/`)));
}

/** What a remedy makes of a file, with a mark in it that is called with what is awaited, if asked for. */
function applied(text: string, { suggestions = [] }: Finding, isMarked = false): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const edits = suggestions[0]?.edits ?? [];
  const called = (edit: Edit, index: number): string => {
    const before = edits[index - 1];
    const isCallee = edit.range[1] > edit.range[0] && before?.range[0] === edit.range[0] && before.text.endsWith('await ');
    return isMarked && isCallee ? `(globalThis.remedyRan?.(), ${edit.text})` : edit.text;
  };
  const edited = edits.map((edit, index) => ({ range: edit.range, text: called(edit, index) }));
  return (
    mark +
    edited.reduceRight(
      (done, { range: [start, end], text: added }) => done.slice(0, start) + added + done.slice(end),
      text.slice(mark.length),
    )
  );
}

function apply(folder: string, finding: Finding, isMarked = false): void {
  const path = join(folder, finding.file);
  writeFileSync(path, applied(readFileSync(path, 'utf8'), finding, isMarked));
}

function testsPass(folder: string, { test }: Project, env: Readonly<Record<string, string>> = {}): boolean {
  const path = `${join(folder, 'node_modules/.bin')}:${process.env.PATH ?? ''}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', test], {
    cwd: folder,
    env: { ...process.env, PATH: path, CI: 'true', ...env },
    encoding: 'utf8',
    timeout: 300_000,
    maxBuffer: 1e9,
  });
  if (status !== 0) console.log(`${stdout}${stderr}`.split('\n').slice(-30).join('\n'));
  return status === 0;
}

/** Whether the project's tests run the call that a remedy has changed. */
function isRun(folder: string, project: Project, finding: Finding): boolean {
  const ran = join(folder, '..', 'ran');
  const hook = join(folder, '..', 'mark.cjs');
  rmSync(ran, { force: true });
  writeFileSync(hook, `globalThis.remedyRan = () => require('node:fs').writeFileSync(${JSON.stringify(ran)}, '');\n`);
  apply(folder, finding, true);
  testsPass(folder, project, { NODE_OPTIONS: `--require ${hook}` });
  git(folder, 'checkout', '--quiet', '.');
  return existsSync(ran);
}

/** What stands in the way, without the names it speaks of. */
function obstacleOf({ message }: Finding): string {
  const why = /, but (?<why>.*)\.$/s.exec(message)?.groups?.why;
  return why?.replaceAll(/'[^']*'(?:, '[^']*')*(?: and '[^']*')?/g, '…') ?? 'has to be rewritten by hand, or has no counterpart';
}

/** Nothing where the project's tests fail as they are. */
function prove(project: Project, scratch: string): Row | undefined {
  const folder = prepare(project, scratch);
  if (!testsPass(folder, project)) return undefined;
  const findings = findingsIn(folder, project);
  const withRemedy = findings.filter(({ suggestions = [] }) => suggestions.length > 0);
  const obstacles = new Map<string, number>();
  for (const finding of findings) {
    if (!withRemedy.includes(finding)) obstacles.set(obstacleOf(finding), (obstacles.get(obstacleOf(finding)) ?? 0) + 1);
  }
  const seen = { alone: 0, ran: 0, functions: new Set<string>(), mentions: new Set<string>() };
  for (const finding of withRemedy) {
    const { file, line, suggestions = [] } = finding;
    const before = readFileSync(join(folder, file), 'utf8');
    apply(folder, finding);
    console.log(`\n${project.name}: ${file}:${line}: ${suggestions[0]?.message ?? ''}\n${git(folder, 'diff', '-U2')}`);
    const names = madeAsync(file, before, applied(before, finding));
    for (const name of names) seen.functions.add(`${file}: ${name}`);
    for (const mention of mentionsIn(folder, file, names)) seen.mentions.add(mention);
    if (testsPass(folder, project)) seen.alone++;
    git(folder, 'checkout', '--quiet', '.');
    const isTested = isRun(folder, project, finding);
    if (isTested) seen.ran++;
    console.log(`${project.name}: ${file}:${line} ${isTested ? 'is run by the tests' : 'is not run by any test'}`);
  }
  for (const mention of seen.mentions) console.log(`to be read: ${mention}`);
  let together = 0;
  for (; together < 200; together++) {
    const next = findingsIn(folder, project).find(({ suggestions = [] }) => suggestions.length > 0);
    if (!next) break;
    apply(folder, next);
  }
  writeFileSync(join(scratch, `${project.name}.diff`), git(folder, 'diff'));
  const row: Row = {
    findings: findings.length,
    remedies: withRemedy.length,
    obstacles,
    alone: seen.alone,
    ran: seen.ran,
    functions: seen.functions.size,
    mentions: seen.mentions.size,
    together,
    isGreen: testsPass(folder, project),
  };
  rmSync(folder, { recursive: true });
  return row;
}

const scratch = mkdtempSync(join(tmpdir(), 'event-loop-remedies-'));
mkdirSync(join(scratch, 'kept'));
const written = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const columns = [
  'project',
  'findings',
  'with remedy',
  'without, and why',
  'tests green, each alone',
  'run by the tests',
  'functions made async',
  'mentioned by importers',
  'applied together',
  'tests green together',
];
const lines = [columns, columns.map(() => '---')];
for (const project of projects) {
  if (only.length > 0 && !only.includes(project.name)) continue;
  const row = prove(project, scratch);
  if (!row) {
    console.log(`the tests of ${project.name} fail as they are`);
    continue;
  }
  const { findings, remedies, obstacles, alone, ran, functions, mentions, together, isGreen } = row;
  const without = [...obstacles].sort(([, a], [, b]) => b - a).map(([why, count]) => `${count}: ${why}`);
  const counts = [`${alone} of ${remedies}`, `${ran} of ${remedies}`, `${functions}`, `${mentions}`, `${together}`];
  lines.push([
    `${project.repository}@${project.commit.slice(0, 7)}`,
    `${findings}`,
    `${remedies}`,
    without.join('; '),
    ...counts,
    isGreen ? 'yes' : 'no',
  ]);
  console.log(written(lines.at(-1) ?? []));
  cpSync(join(scratch, `${project.name}.diff`), join(scratch, 'kept', `${project.name}.diff`));
}
console.log(`\n${lines.map(written).join('\n')}\n\nWhat all remedies together change: ${join(scratch, 'kept')}`);
