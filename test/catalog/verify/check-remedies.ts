/**
 * Runs the calls of the rows of one package before and after their remedy, in a process of its own. Arguments: the
 * folder it is installed in, and its name. Writes what it finds to standard output, as JSON.
 */
import { createHook } from 'node:async_hooks';
import { spawnSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { isDeepStrictEqual } from 'node:util';
import type { Row } from '../../support/catalog-rows.ts';
import { harmless as computed } from '../computing.ts';
import { calls, makers, place, type Place } from '../harmless.ts';
import { at, Modules } from './paths.ts';
import { calleesOf, programsOf, untyped, type Callee, type Programs } from './remedied-row.ts';
import { rowName, rowsFor } from './rows.ts';

/** What became of the rows of one package that have a remedy. */
export interface RemedyCheck {
  /** Rows that were run before and after. */
  readonly run: readonly string[];
  /** Rows whose call there are no arguments for, or that can't be loaded, with the reason. */
  readonly notRun: Readonly<Record<string, string>>;
  /** Rows whose counterpart was done before anything else could run. */
  readonly atOnce: readonly string[];
  readonly problems: readonly string[];
}

const [folder = '', name = ''] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as { version: string };
const result = { run: [] as string[], notRun: {} as Record<string, string>, atOnce: [] as string[], problems: [] as string[] };

process.on('uncaughtException', error => result.problems.push(`${name}: ${String(error).split('\n')[0] ?? ''}`));
process.on('unhandledRejection', () => {});

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'remedies-')));
const modules = await Modules.of(folder, makers);
for (const [index, row] of rowsFor(name, version).entries()) {
  await check(row, index).catch((error: unknown) => {
    result.problems.push(`${rowName(row)}: could not be run: ${String(error).split('\n')[0] ?? ''}`);
  });
}
rmSync(scratch, { recursive: true, force: true });
process.stdout.write(`\n${JSON.stringify(result)}\n`, () => process.exit(0));

interface Loaded {
  readonly before: Run;
  readonly after: Run;
}
type Run = (...given: unknown[]) => unknown;

async function check(row: Row, index: number): Promise<void> {
  const remedied = calleesOf(row).filter(callee => programsOf(row, callee, untyped(1), folder) !== undefined);
  if (remedied.length === 0) return;
  const given = await argumentsOf(row, place(scratch, version)).catch(() => undefined);
  if (given === undefined) {
    result.notRun[rowName(row)] = 'no arguments';
    return;
  }
  let ran = false;
  for (const [style, callee] of remedied.entries()) {
    const programs = programsOf(row, callee, untyped(given.length), folder);
    const isMethod = callee.receiver !== undefined;
    const loaded =
      programs && !callee.head.includes('declare ') && (await load(programs, `${String(index)}-${String(style)}`, row, callee, isMethod));
    if (!loaded) continue;
    for (const isMissing of [false, true]) {
      const problem = await compare(row, loaded, isMethod, isMissing);
      if (problem === 'not called') continue;
      ran = true;
      if (problem !== undefined)
        result.problems.push(`${rowName(row)}: ${problem}: ${programs.after.split('\n').find(line => line.includes('await ')) ?? ''}`);
    }
  }
  result.problems.splice(0, Infinity, ...new Set(result.problems));
  if (ran) result.run.push(rowName(row));
  else result.notRun[rowName(row)] ??= 'not loaded';
}

/** Both programs, where the one before can be imported and has what it calls: packages have not all for ES modules. */
async function load(programs: Programs, label: string, row: Row, { text }: Callee, isMethod: boolean): Promise<Loaded | undefined> {
  const [before, after] = Object.entries({ before: programs.before, after: programs.after }).map(([when, program]) => {
    const file = join(folder, `run-${name.replaceAll('/', '-')}-${label}-${when}.mjs`);
    const own =
      when === 'before' && !isMethod
        ? `export const isThere = (() => { try { return typeof ${text} === 'function'; } catch { return false; } })();\n`
        : '';
    writeFileSync(file, javaScriptOf(program + own));
    return file;
  }) as [string, string];
  const failure = failureOf(after);
  if (failure !== undefined) {
    if (failureOf(before) === undefined) result.problems.push(`${rowName(row)}: what the remedy makes of it does not load: ${failure}`);
    return undefined;
  }
  const { run, isThere = true } = (await import(pathToFileURL(before).href)) as { run: Run; isThere?: boolean };
  return isThere ? { before: run, after: ((await import(pathToFileURL(after).href)) as { run: Run }).run } : undefined;
}

/** Why a program can't be loaded by Node alone: what has loaded this one is more lenient with CommonJS. */
function failureOf(file: string): string | undefined {
  const load = `import(${JSON.stringify(file)}).then(() => process.exit(0), error => { console.error(String(error)); process.exit(1); })`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', load], { encoding: 'utf8', timeout: 20_000 });
  return status === 0 ? undefined : (stderr.trim().split('\n')[0] ?? '');
}

function javaScriptOf(text: string): string {
  return ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, verbatimModuleSyntax: true },
  }).outputText;
}

/** What a remedy changes about a call; `not called` where the call can't be made. */
async function compare(row: Row, { before, after }: Loaded, isMethod: boolean, isMissing: boolean): Promise<string | undefined> {
  const first = await outcome(row, before, isMethod, isMissing);
  const again = await outcome(row, before, isMethod, isMissing);
  const now = await outcome(row, after, isMethod, isMissing);
  if (!first || !again || !now) return 'not called';
  // What no two calls give alike, such as a random name, is compared by its type.
  const isSteady = isDeepStrictEqual(first, again);
  // What gave nothing may give something now, which nobody uses.
  const given =
    'value' in now.result && 'value' in first.result && first.result.value === undefined ? { ...now, result: first.result } : now;
  const [wanted, got] = isSteady ? [first, given] : [roughly(first), roughly(given)];
  if (!isDeepStrictEqual(wanted, got)) return `${JSON.stringify(wanted).slice(0, 200)} becomes ${JSON.stringify(got).slice(0, 200)}`;
  if (!now.turned && !('code' in now.result)) result.atOnce.push(rowName(row));
  return undefined;
}

interface Outcome {
  readonly result: { readonly value: unknown } | { readonly code: unknown };
  readonly left: Readonly<Record<string, string>>;
  readonly turned: boolean;
}

function roughly({ result: of, left }: Outcome): unknown {
  return [Object.keys(of), 'value' in of ? typeof of.value : '', Object.keys(left).length];
}

async function outcome(row: Row, run: Run, isMethod: boolean, isMissing: boolean): Promise<(Outcome & { turned: boolean }) | undefined> {
  const things = place(scratch, version);
  const given = await argumentsOf(row, isMissing ? nowhere(things) : things);
  const receiver = isMethod ? (await modules.find(row.table.module, row.path))[0]?.owner : undefined;
  if (!given || (isMethod && receiver === undefined)) return undefined;
  let turned = false;
  const hook = createHook({
    before: id => {
      turned ||= !immediate.has(id);
    },
    init: (id, type) => {
      if (/^(?:PROMISE|TickObject|Microtask)$/.test(type)) immediate.add(id);
    },
  });
  // What runs before anything else can. What is older than the call may be a thread that answers it.
  const immediate = new Set<number>();
  hook.enable();
  const ended = await Promise.resolve()
    .then(() => run(...(isMethod ? [receiver] : []), ...given))
    .then(
      value => ({ value: comparable(value, things.dir) }),
      (error: unknown) => ({ code: at(error, 'code') ?? at(error, 'name') }),
    );
  hook.disable();
  const left = leftIn(things.dir);
  return Object.defineProperty({ result: ended, left, turned }, 'turned', { enumerable: false });
}

/** The same, but nothing is there. */
function nowhere({ dir, ...rest }: Place): Place {
  const path = join(dir, 'missing');
  return { ...rest, dir: path, text: path, json: path, yaml: path, script: path, fresh: join(path, 'deeper') };
}

/** What the row's harmless call gives to the function. */
async function argumentsOf(row: Row, things: Place): Promise<unknown[] | undefined> {
  let found: unknown[] | undefined;
  const record = (...given: unknown[]): undefined => {
    found = given;
    return undefined;
  };
  const harmless = calls[rowName(row)];
  const computing = computed[row.table.module]?.[row.path];
  if (harmless) harmless(record, things);
  else if (computing) {
    const [root] = await modules.roots(row.table.module);
    await Promise.resolve(computing(row.path === '' ? record : recording(root, row.path.split(/[.#]/), record))).catch(() => undefined);
  }
  return found;
}

/** A module whose export at these steps records what it is given. */
function recording(object: unknown, [step = '', ...more]: readonly string[], record: Run): unknown {
  if ((typeof object !== 'object' && typeof object !== 'function') || object === null) return object;
  return new Proxy(
    {},
    {
      get: (_, key) => {
        const value = Reflect.get(object, key) as unknown;
        if (key === step) return more.length === 0 ? record : recording(value, more, record);
        return key === 'default' && Reflect.get(object, step) === undefined ? recording(value, [step, ...more], record) : value;
      },
    },
  );
}

/** A result without what differs from run to run: the folder's name, times, numbers of files. */
function comparable(value: unknown, dir: string, depth = 0): unknown {
  if (typeof value === 'string') return value.replaceAll(dir, '<dir>');
  if (typeof value === 'function') return 'a function';
  if (ArrayBuffer.isView(value)) return ['bytes', Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1')];
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 5) return 'more';
  if (Array.isArray(value)) return value.map(item => comparable(item, dir, depth + 1));
  if (value instanceof Set || value instanceof Map) return comparable([...value] as unknown[], dir, depth + 1);
  const entries = Object.entries(value).filter(
    ([key, item]) => item !== undefined && !/^(?:dev|ino|rdev|(?:a|c|m|birth)time(?:Ms|Ns)?|b?free|bavail|ffree|files)$/.test(key),
  );
  return Object.fromEntries(entries.map(([key, item]) => [key, comparable(item, dir, depth + 1)]));
}

/** What a call leaves in its folder, by name. */
function leftIn(dir: string): Record<string, string> {
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    names.map(file => {
      const stats = lstatSync(join(dir, file));
      return [
        file,
        stats.isFile() ? readFileSync(join(dir, file), 'latin1').replaceAll(dir, '<dir>') : stats.isSymbolicLink() ? 'a link' : 'a folder',
      ];
    }),
  );
}
