/**
 * Holds the tables of npm packages against the packages themselves, in the versions of `packages.json`: that their
 * functions and counterparts exist, that harmless calls are done when they return, that the declarations have the names; and
 * that remedies are well typed, and do in harmless calls what was done before.
 * When there are no problems it writes `verified.json`, which the tests ask: of a row that is not in it, they say so.
 * It needs the network and some minutes, and is no part of the tests.
 *
 * For all packages: `npm run verify packages`. For some: `npm run verify packages glob tar`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkDeclarations } from './verify/declarations.ts';
import { checkRemedyTypes } from './verify/remedy-types.ts';
import { installAll, packageOf, type Installation, type Pins } from './verify/install.ts';
import { packages, rowName } from './verify/rows.ts';
import { readVerified, writeVerified, type VerifiedPackage } from './verify/verified.ts';
import type { PackageCheck } from './verify/check-package.ts';
import type { RemedyCheck } from './verify/check-remedies.ts';

const pins = JSON.parse(readFileSync(join(import.meta.dirname, 'packages.json'), 'utf8')) as Pins;
const only = process.argv.slice(2);
const chosen = only.length === 0 ? pins : withWhatTheyNeed(only);

const FOUND = 'found';
const DECLARED = 'declared';

const problems: string[] = [...packages].filter(name => !(name in pins)).map(name => `${name}: is not in packages.json`);
/** What became of each row, by package. */
const verified = new Map<string, { readonly versions: Set<string>; readonly rows: Map<string, string> }>();
const totals = {
  packages: 0,
  rows: 0,
  exist: 0,
  counterparts: 0,
  called: 0,
  unchecked: 0,
  modules: 0,
  paths: 0,
  remedied: 0,
  typed: 0,
  run: 0,
};
/** What is to be known of remedies, beside problems. */
const notes: string[] = [];

const scratch = mkdtempSync(join(tmpdir(), 'catalog-verify-'));
const temporary = join(scratch, 'tmp');
mkdirSync(temporary);
try {
  for (const installation of installAll(scratch, chosen)) verify(installation);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (problems.length === 0) writeVerified({ ...(only.length === 0 ? {} : readVerified()), ...verifiedNow() });

console.log(`
packages with versions   ${String(totals.packages)}
rows                     ${String(totals.rows)}
  that exist             ${String(totals.exist)}
  with a counterpart     ${String(totals.counterparts)}
  called                 ${String(totals.called)}
  not checked            ${String(totals.unchecked)}
modules with types       ${String(totals.modules)}
  paths in them          ${String(totals.paths)}
rows with a remedy       ${String(totals.remedied)}
  that is well typed     ${String(totals.typed)}
  that was run           ${String(totals.run)}
problems                 ${String(problems.length)}
`);
for (const { rows } of verified.values()) {
  for (const [row, outcome] of rows) if (!outcome.startsWith(FOUND)) console.log(`not found: ${row}: ${outcome}`);
}
for (const line of notes) console.log(line);
for (const line of problems) console.log(`problem: ${line}`);
process.exitCode = problems.length > 0 ? 1 : 0;

function verifiedNow(): Record<string, VerifiedPackage> {
  return Object.fromEntries(
    [...verified].map(([name, { versions, rows }]) => [name, { versions: [...versions], rows: Object.fromEntries(rows) }]),
  );
}

function verify(installation: Installation): void {
  for (const [name, message] of installation.failures) problems.push(`${name}: could not be installed: ${message}`);
  const names = [...installation.versions.keys()].filter(name => packages.has(name) && (only.length === 0 || only.includes(name)));
  const declarations = checkDeclarations(installation, names);
  for (const name of names) add(name, installation, new Set(declarations.declared));
  totals.modules += declarations.modules;
  totals.paths += declarations.paths;
  problems.push(...declarations.problems);
  verifyRemedies(installation, names);
}

function verifyRemedies(installation: Installation, names: readonly string[]): void {
  const types = checkRemedyTypes(installation, names);
  totals.remedied += types.remedied.length;
  totals.typed += types.typed.length;
  problems.push(...types.problems);
  notes.push(...types.remedied.filter(row => !types.typed.includes(row)).map(row => `no types: the remedy of ${rowName(row)}`));
  for (const name of new Set(types.remedied.map(({ table }) => packageOf(table.module)))) {
    const found = checked('check-remedies.ts', name, installation) as RemedyCheck | undefined;
    if (!found) continue;
    totals.run += found.run.length;
    notes.push(
      ...Object.entries(found.notRun).map(([row, reason]) => `not run: the remedy of ${row}: ${reason}`),
      ...found.atOnce.map(row => `done at once: ${row}`),
    );
    problems.push(...found.problems);
  }
}

/** What a check of a package says, in a process of its own. */
function checked(script: string, name: string, { folder, versions }: Installation): unknown {
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'verify', script), folder, name], {
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: temporary },
    input: '',
    timeout: 180_000,
  });
  const result = /^\{.*\}$/.exec(stdout.trimEnd().split('\n').at(-1) ?? '')?.[0];
  if (result === undefined)
    problems.push(`${name}@${versions.get(name) ?? ''}: the check did not end well: ${stderr.trim().split('\n').at(-1) ?? ''}`);
  return result === undefined ? undefined : JSON.parse(result);
}

function add(name: string, installation: Installation, declared: ReadonlySet<string>): void {
  const { versions } = installation;
  const found = checked('check-package.ts', name, installation) as PackageCheck | undefined;
  if (!found) return;
  totals.packages++;
  for (const key of ['rows', 'exist', 'counterparts', 'called'] as const) totals[key] += found[key];
  problems.push(...found.problems);
  totals.unchecked += Object.keys(found.unchecked).length;
  const { versions: seen, rows } = verified.get(name) ?? { versions: new Set<string>(), rows: new Map<string, string>() };
  verified.set(name, { versions: seen.add(versions.get(name) ?? ''), rows });
  const outcomes = [...found.found.map(key => [key, FOUND] as const), ...Object.entries(found.unchecked)];
  for (const [key, outcome] of outcomes) {
    // A row that one version of the package has is verified, whatever is missing to look into another.
    if (!rows.get(key)?.startsWith(FOUND)) rows.set(key, declared.has(key) ? `${outcome}, ${DECLARED}` : outcome);
  }
}

/** These packages, with the types of them, and what their counterparts are from. */
function withWhatTheyNeed(names: readonly string[]): Pins {
  const unknown = names.filter(name => !(name in pins));
  if (unknown.length > 0) throw new Error(`not in packages.json: ${unknown.join(', ')}`);
  const others = Object.keys(pins).filter(name => !packages.has(name) && !name.startsWith('@types/'));
  const types = names.map(name => `@types/${name.replace('@', '').replace('/', '__')}`).filter(name => name in pins);
  return Object.fromEntries([...new Set([...names, ...types, ...others])].map(name => [name, pins[name] ?? []]));
}
