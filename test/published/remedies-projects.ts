/**
 * `npm run remedies:projects CHECKOUTS`: applies each remedy of real projects alone, and all of them one after the other,
 * and runs the projects' own tests after each. Some tests put spies in place of the synchronous functions (cordova-lib's
 * specs do): those fail for any remedy of these functions, and say nothing of it. `CHECKOUTS` is a folder with a clone of each project that
 * `remedies-projects.json` names; they are copied, and what they need is
 * installed from npm unless it is there. Takes some minutes.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
  readonly suggestions?: readonly { readonly message: string; readonly edits: readonly { readonly range: readonly [number, number]; readonly text: string }[] }[];
}

interface Row {
  readonly findings: number;
  readonly remedies: number;
  readonly obstacles: ReadonlyMap<string, number>;
  readonly alone: number;
  readonly together: number;
  readonly isGreen: boolean;
}

const root = join(import.meta.dirname, '../..');
const command = join(root, 'dist/src/cli/main.js');
const [checkouts, ...only] = process.argv.slice(2);
if (checkouts === undefined) throw new Error('usage: npm run remedies:projects CHECKOUTS [NAME...]');

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
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--legacy-peer-deps'], { cwd: folder, stdio: 'ignore' });
}

function findingsIn(folder: string, { ignored = [] }: Project): Finding[] {
  const ran = spawnSync('node', [command, '--all', '--no-cache', '--format', 'json', '.'], { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 });
  const { findings } = JSON.parse(ran.stdout) as { findings: Finding[] };
  return findings.filter(({ file }) => !['test', 'tests', 'spec', ...ignored].some(part => file.startsWith(`${part}/`)));
}

function apply(folder: string, { file, suggestions = [] }: Finding): void {
  const [suggestion] = suggestions;
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const edited = (suggestion?.edits ?? []).reduceRight((done, { range: [start, end], text: added }) => done.slice(0, start) + added + done.slice(end), text.slice(mark.length));
  writeFileSync(path, mark + edited);
}

function testsPass(folder: string, { test }: Project): boolean {
  const path = `${join(folder, 'node_modules/.bin')}:${process.env.PATH ?? ''}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', test], { cwd: folder, env: { ...process.env, PATH: path, CI: 'true' }, encoding: 'utf8', timeout: 300_000, maxBuffer: 1e9 });
  if (status !== 0) console.log(`${stdout}${stderr}`.split('\n').slice(-30).join('\n'));
  return status === 0;
}

/** What stands in the way, without the names it speaks of. */
function obstacleOf({ message }: Finding): string {
  const why = /, but (?<why>.*)\.$/s.exec(message)?.groups?.why;
  return why?.replaceAll(/'[^']*'(?:, '[^']*')*(?: and '[^']*')?/g, '…') ?? 'has to be rewritten by hand, or has no counterpart';
}

function prove(project: Project, scratch: string): Row {
  const folder = prepare(project, scratch);
  if (!testsPass(folder, project)) throw new Error(`the tests of ${project.name} fail as they are`);
  const findings = findingsIn(folder, project);
  const withRemedy = findings.filter(({ suggestions = [] }) => suggestions.length > 0);
  const obstacles = new Map<string, number>();
  for (const finding of findings) {
    if (!withRemedy.includes(finding)) obstacles.set(obstacleOf(finding), (obstacles.get(obstacleOf(finding)) ?? 0) + 1);
  }
  let alone = 0;
  for (const finding of withRemedy) {
    apply(folder, finding);
    console.log(`\n${project.name}: ${finding.file}:${finding.line}: ${finding.suggestions?.[0]?.message ?? ''}\n${git(folder, 'diff', '-U2')}`);
    if (testsPass(folder, project)) alone++;
    git(folder, 'checkout', '--quiet', '.');
  }
  let together = 0;
  for (; together < 200; together++) {
    const next = findingsIn(folder, project).find(({ suggestions = [] }) => suggestions.length > 0);
    if (!next) break;
    apply(folder, next);
  }
  writeFileSync(join(scratch, `${project.name}.diff`), git(folder, 'diff'));
  const row = { findings: findings.length, remedies: withRemedy.length, obstacles, alone, together, isGreen: testsPass(folder, project) };
  rmSync(folder, { recursive: true });
  return row;
}

const scratch = mkdtempSync(join(tmpdir(), 'event-loop-remedies-'));
mkdirSync(join(scratch, 'kept'));
const lines = ['| project | findings | with remedy | without, and why | tests green, each alone | applied together | tests green together |', '| --- | --- | --- | --- | --- | --- | --- |'];
for (const project of projects) {
  if (only.length > 0 && !only.includes(project.name)) continue;
  const { findings, remedies, obstacles, alone, together, isGreen } = prove(project, scratch);
  const without = [...obstacles].sort(([, a], [, b]) => b - a).map(([why, count]) => `${count}: ${why}`);
  lines.push(`| ${project.repository}@${project.commit.slice(0, 7)} | ${findings} | ${remedies} | ${without.join('; ')} | ${alone} of ${remedies} | ${together} | ${isGreen ? 'yes' : 'no'} |`);
  cpSync(join(scratch, `${project.name}.diff`), join(scratch, 'kept', `${project.name}.diff`));
}
console.log(`\n${lines.join('\n')}\n\nWhat all remedies together change: ${join(scratch, 'kept')}`);
