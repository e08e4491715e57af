/**
 * Checks the rows of one package, in a process of its own: loading it and calling it may do anything to a process.
 * Arguments: the folder it is installed in, and its name. Writes what it finds to standard output, as JSON.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Counterpart } from '../../../src/catalog/model/blocking.ts';
import type { Row } from '../../support/catalog-rows.ts';
import { harmless as computed } from '../computing.ts';
import { calls, makers, place } from '../harmless.ts';
import { at, Modules, NotMade, type Found } from './paths.ts';
import { rowName, rowsFor } from './rows.ts';
import { keyOf } from './verified.ts';

/** What became of the rows of one package. */
export interface PackageCheck {
  readonly rows: number;
  readonly exist: number;
  readonly counterparts: number;
  readonly called: number;
  /** The rows that the package has, by `keyOf`. */
  readonly found: readonly string[];
  /** Rows for which something that is needed could not be made or loaded: by `keyOf`, with the reason. */
  readonly unchecked: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
}

const [folder = '', name = ''] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as { version: string };
const result = {
  rows: 0,
  exist: 0,
  counterparts: 0,
  called: 0,
  found: [] as string[],
  unchecked: {} as Record<string, string>,
  problems: [] as string[],
};

// Some packages have native parts that fail long after they were asked for.
process.on('uncaughtException', error => result.problems.push(`${name}: ${firstLine(error)}`));
process.on('unhandledRejection', () => {});

const scratch = mkdtempSync(join(tmpdir(), 'catalog-call-'));
const modules = await Modules.of(folder, makers);
for (const row of rowsFor(name, version)) {
  result.rows++;
  const before = result.problems.length;
  try {
    await check(row);
    if (result.problems.length === before) result.found.push(keyOf(row));
  } catch (error) {
    // What is not there, on whichever machine: its folders are left out.
    if (error instanceof NotMade || isNotBuilt(error)) result.unchecked[keyOf(row)] = firstLine(error).replaceAll(`${folder}/`, '');
    else result.problems.push(`${rowName(row)}: ${firstLine(error)}`);
  }
}
rmSync(scratch, { recursive: true, force: true });
process.stdout.write(`\n${JSON.stringify(result)}\n`, () => process.exit(0));

async function check(row: Row): Promise<void> {
  const found = (await modules.find(row.table.module, row.path)).filter(({ value }) => isFunction(value));
  const [first] = found;
  if (!first) {
    result.problems.push(`${rowName(row)}: there is no such function in version ${version}`);
    return;
  }
  result.exist++;
  if (row.api.counterpart) {
    if (await hasCounterpart(row, row.api.counterpart, found)) result.counterparts++;
    else result.problems.push(`${rowName(row)}: its counterpart ${JSON.stringify(row.api.counterpart)} is not there in version ${version}`);
  }
  call(row, first, (await modules.roots(row.table.module)).slice(0, 2).at(-1));
}

/** Calls it where that does no harm: it is to be done when it returns. */
function call(row: Row, { value, owner }: Found, root: unknown): void {
  const harmless = calls[rowName(row)];
  const computing = computed[row.table.module]?.[row.path];
  if (!harmless) {
    if (computing) checkReturned(row, computing(root));
    return;
  }
  const callee = value as (...given: unknown[]) => unknown;
  const made = row.path.startsWith('new ')
    ? (...given: unknown[]) => Reflect.construct(callee, given) as unknown
    : (...given: unknown[]) => Reflect.apply(callee, owner, given);
  checkReturned(row, harmless(made, place(scratch, version)));
}

function checkReturned(row: Row, returned: unknown): void {
  result.called++;
  if (typeof at(returned, 'then') === 'function') result.problems.push(`${rowName(row)}: gives a promise in version ${version}`);
}

async function hasCounterpart({ table, path }: Row, counterpart: Counterpart, found: readonly Found[]): Promise<boolean> {
  if ('atStartup' in counterpart || 'sameWithCallback' in counterpart || 'sameWith' in counterpart || 'sameWithout' in counterpart)
    return true;
  if ('method' in counterpart) {
    // What a call gave is a function with methods of its own: `createJiti().import`.
    return found.some(({ value, owner }) => isFunction(at(path.endsWith('()') ? value : owner, counterpart.method)));
  }
  if ('expression' in counterpart) return expressionIsThere(counterpart.expression, counterpart.from);
  const specifier = 'promise' in counterpart || 'iterator' in counterpart ? (table.promises ?? table.module) : table.module;
  const named = 'promise' in counterpart ? counterpart.promise : 'iterator' in counterpart ? counterpart.iterator : nameIn(counterpart);
  return (await modules.find(specifier, named)).some(({ value }) => isFunction(value));
}

function nameIn(counterpart: { callback: string } | { events: string }): string {
  return 'callback' in counterpart ? counterpart.callback : counterpart.events;
}

/** Whether one of the names in an expression is that of an export, or, in a package, of its default export. */
async function expressionIsThere(expression: string, from: string): Promise<boolean> {
  const names = expression.match(/[$\w]+(?:[#.][$\w]+)*/g) ?? [];
  for (const path of names) {
    if ((await modules.find(from, path)).some(({ value }) => isFunction(value))) return true;
  }
  const [, member] = expression.replace('new ', '').split(/[(#]/, 1)[0]?.split('.') ?? [];
  const [root] = await modules.roots(from);
  return !isBuiltin(from) && from !== 'globalThis' && isFunction(member === undefined ? root : at(root, member));
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

/**
 * Scripts don't run where the packages are installed, so that some have no native part, and Electron is not there; nor
 * are other packages that one may have with it, where only some were asked for.
 */
function isNotBuilt(error: unknown): boolean {
  return /Cannot find package|Cannot find module '(?:electron'|\.\/(?:build|out)\/)|Could not locate the bindings file/.test(String(error));
}

function firstLine(error: unknown): string {
  return (error instanceof NotMade ? `nothing makes '${error.message}'` : String(error)).split('\n')[0] ?? '';
}
