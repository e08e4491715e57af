/**
 * Holds the tables of frameworks against the frameworks themselves, in the versions of `contexts.json`: that what a row
 * names is there, that it takes a function where the row says, that a class or an interface has the methods. A row
 * holds if it does in one of the versions. What the declarations can't tell is in `undeclared.ts`, with the reason.
 * Rows that hold are noted in `contexts-verified.json`, which the tests ask. It needs the network and some minutes, and is no part of the tests.
 *
 * For all: `npm run verify contexts`. For some modules: `npm run verify contexts fastify koa`. With
 * `--in FOLDER` the packages stay there, and are not installed again while they do.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { groupBy } from '../../src/collections/group-by.ts';
import { undeclared } from './undeclared.ts';
import { claimsOf, type Claim } from './verify/context-claims.ts';
import { contextRowsOf, frameworkTables, nameOf, ownerOf } from './verify/framework-tables.ts';
import { installAll, type Pins } from './verify/install.ts';
import { TypedModules } from './verify/typed-paths.ts';
import { readVerified, writeVerified, type VerifiedPackage } from './verify/verified.ts';

/** Declarations that no import leads to. */
const ambient = [
  '@cloudflare/workers-types/index.d.ts',
  '@sveltejs/kit/types/index.d.ts',
  'astro/client.d.ts',
  '@fastify/websocket/types/index.d.ts',
];
const { values: options, positionals: only } = parseArgs({ options: { in: { type: 'string' } }, allowPositionals: true });
const pins = JSON.parse(readFileSync(join(import.meta.dirname, 'contexts.json'), 'utf8')) as Pins;
const tables = frameworkTables.filter(({ module }) => only.length === 0 || only.includes(module));

const problems = [...new Set(tables.map(({ module }) => ownerOf(module)))]
  .filter(name => !(name in pins))
  .map(name => `${name}: is not in contexts.json`);
const scratch = options.in ?? mkdtempSync(join(tmpdir(), 'contexts-verify-'));
const claims: Claim[] = [];
const checked = new Set<string>();
try {
  for (const folder of installed()) claims.push(...claimsIn(folder));
} finally {
  if (options.in === undefined) rmSync(scratch, { recursive: true, force: true });
}

const named = groupBy(claims, ({ module, path, text }) => `${module} ${path} ${text}`);
const open = [...named].filter(([, all]) => !all.some(({ holds }) => holds)).map(([name]) => name);
const excused = open.filter(name => undeclared.some(({ claim }) => claim.test(name)));
const unchecked = [...new Set(tables.map(({ module }) => module))].filter(module => !checked.has(module));
problems.push(...open.filter(name => !excused.includes(name)));
problems.push(
  ...(only.length > 0
    ? []
    : undeclared
        .filter(({ claim }) => !open.some(name => claim.test(name)))
        .map(({ claim }) => `undeclared.ts: ${String(claim)} excuses nothing`)),
);

console.log(`
modules                 ${String(checked.size)}
claims                  ${String(named.size)}
  that hold             ${String(named.size - open.length)}
  that can't be told    ${String(excused.length)}
modules not checked     ${String(unchecked.length)}
problems                ${String(problems.length)}
`);
for (const name of excused) console.log(`can't be told: ${name}`);
for (const module of unchecked) console.log(`not checked: ${module}`);
for (const line of problems) console.log(`problem: ${line}`);
process.exitCode = problems.length > 0 ? 1 : 0;
note();

/** Notes what the rows' claims have come to, row by row: of the modules that were asked for, or of all. */
function note(): void {
  const failed = new Set(open.filter(name => !excused.includes(name)));
  const claimed = groupBy([...named], ([, [claim]]) => (claim ? nameOf(claim) : ''));
  const verified = new Map<string, VerifiedPackage>(only.length > 0 ? Object.entries(readVerified('contexts-verified')) : []);
  for (const [name, rows] of groupBy(contextRowsOf(tables), ({ module }) => ownerOf(module))) {
    const modules = new Set(rows.map(({ module }) => module));
    const others = Object.entries(verified.get(name)?.rows ?? {}).filter(([key]) => !modules.has(key.split(' ', 1)[0] ?? ''));
    const own = rows.flatMap(row => {
      const names = (claimed.get(nameOf(row)) ?? []).map(([claim]) => claim);
      if (names.length === 0 || names.some(claim => failed.has(claim))) return [];
      const reasons = names
        .filter(claim => excused.includes(claim))
        .flatMap(claim => undeclared.find(one => one.claim.test(claim))?.because ?? []);
      return [[row.key, reasons.length === 0 ? 'declared' : [...new Set(reasons)].join('; ')] as const];
    });
    verified.set(name, { versions: pins[name] ?? [], rows: Object.fromEntries([...others, ...own]) });
  }
  writeVerified(Object.fromEntries(verified), 'contexts-verified');
}

/** The folders with the first version of each package, with the second of those that have it, and so on. */
function installed(): string[] {
  const there = [0, 1, 2].map(round => join(scratch, String(round))).filter(folder => existsSync(folder));
  if (there.length > 0) return there;
  return installAll(scratch, pins).map(({ folder, failures }) => {
    for (const [name, message] of failures) problems.push(`${name}: could not be installed: ${message}`);
    return folder;
  });
}

function claimsIn(folder: string): Claim[] {
  const present = tables.filter(({ module }) => existsSync(join(folder, 'node_modules', ownerOf(module))));
  const specifiers = [...new Set(present.map(({ module }) => module))];
  const modules = new TypedModules(
    folder,
    [...specifiers, ...ambient.slice(3)],
    ambient.filter(file => existsSync(join(folder, 'node_modules', file))),
  );
  const all = present.flatMap(table => claimsOf(table, modules));
  const found = inJavaScript(
    folder,
    all.filter(({ existence, holds }) => existence && !holds),
  );
  for (const { module } of all) checked.add(module);
  // Of what only JavaScript has, nothing more can be told.
  const untold = new Set(found.map(({ module, path }) => `${module} ${path}`));
  return all.map(claim => (untold.has(`${claim.module} ${claim.path}`) ? { ...claim, holds: true } : claim));
}

/** Each module in a process of its own: some never end once they are loaded. */
function inJavaScript(folder: string, missing: readonly Claim[]): Claim[] {
  const check = join(import.meta.dirname, 'verify/check-contexts.ts');
  return [...groupBy(missing, ({ module }) => module).values()].flatMap(claimed => {
    const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', check, folder], {
      encoding: 'utf8',
      input: JSON.stringify(claimed),
      timeout: 20_000,
    });
    const line = /^\[.*\]$/.exec(stdout.trimEnd().split('\n').at(-1) ?? '')?.[0] ?? '[]';
    return (JSON.parse(line) as number[]).flatMap(index => claimed[index] ?? []);
  });
}
