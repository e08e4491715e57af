/** Every row of Node's tables: it exists on this Node, so does its counterpart, and a call of it is reported. */
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { blockingTables, catalog, displayName } from '../../src/catalog/index.ts';
import type { BlockingApi, BlockingTableShape, Condition, Counterpart } from '../../src/catalog/model.ts';
import { parse } from '../../src/project/parse.ts';
import { Solver, type BlockingCall } from '../../src/solve/solver.ts';
import { summarise } from '../../src/summary/summarise.ts';

const require = createRequire(import.meta.url);
const major = Number(process.versions.node.split('.')[0]);

interface Row {
  readonly table: BlockingTableShape;
  readonly path: string;
  readonly api: BlockingApi;
}

const rows: readonly Row[] = blockingTables.flatMap(table =>
  Object.entries({ ...table.blocking, ...table.untyped }).flatMap(([path, apis]) =>
    (Array.isArray(apis) ? (apis as BlockingApi[]) : [apis as BlockingApi]).map(api => ({ table, path, api })),
  ),
);

const isHere = ({ since = 20, platform }: BlockingApi): boolean =>
  major >= since && (platform === undefined || platform === process.platform);

const moduleOf = (name: string): Record<string, unknown> =>
  name === 'globalThis' ? (globalThis) : (require(name) as Record<string, unknown>);

const at = (object: unknown, key: string): unknown => (object as Record<string, unknown> | undefined)?.[key];

/** What a path of a table names in the running Node: for a method, the prototype's own. */
function find(module: string, path: string): unknown {
  const name = path.replace('new ', '');
  const [className = '', method] = name.split('#');
  const owner = className.split('.').reduce<unknown>(at, moduleOf(module));
  if (method === undefined) return owner;
  // Classes that Node does not export are reached through what makes them.
  const instance = hidden[className];
  return instance && owner === undefined ? at(instance(), method) : at(at(owner, 'prototype'), method);
}

const hidden: Readonly<Record<string, () => unknown>> = {
  Session: () => at(at(sqlite(), 'Session'), 'prototype'),
  SQLTagStore: () => {
    const database = new (at(sqlite(), 'DatabaseSync') as new (path: string) => { createTagStore(): unknown })(':memory:');
    return database.createTagStore();
  },
};
const sqlite = (): unknown => moduleOf('node:sqlite');

describe.each(rows.filter(({ api }) => isHere(api)).map(row => [`${row.table.module} ${row.path}`, row] as const))('%s', (_, row) => {
  it('exists on this Node', () => {
    expect(find(row.table.module, row.path)).toBeTypeOf('function');
  });

  it.runIf(row.api.counterpart)('has a counterpart that exists', () => {
    expect(counterpartOf(row, row.api.counterpart as Counterpart)).toBeTypeOf('function');
  });
});

function counterpartOf({ table, path }: Row, counterpart: Counterpart): unknown {
  if ('promise' in counterpart) return find(table.promises ?? table.module, counterpart.promise);
  if ('iterator' in counterpart) return find(table.promises ?? table.module, counterpart.iterator);
  if ('callback' in counterpart) return find(table.module, counterpart.callback);
  if ('events' in counterpart) return find(table.module, counterpart.events);
  if ('sameWithCallback' in counterpart) return find(table.module, path);
  if ('method' in counterpart) return find(table.module, `${path.slice(0, path.indexOf('#'))}#${counterpart.method}`);
  return expressions[counterpart.expression];
}

/** What the counterparts that are written as expressions call. */
const expressions: Readonly<Record<string, unknown>> = {
  'setTimeout(ms)': at(moduleOf('node:timers/promises'), 'setTimeout'),
  'text(process.stdin)': at(moduleOf('node:stream/consumers'), 'text'),
  'for await (const chunk of process.stdin)': process.stdin[Symbol.asyncIterator],
  'getDiffieHellman(group)': at(moduleOf('node:crypto'), 'getDiffieHellman'),
  'subtle.digest(algorithm, data)': at(crypto.subtle, 'digest'),
  'subtle.decrypt(algorithm, key, data)': at(crypto.subtle, 'decrypt'),
  'subtle.encrypt(algorithm, key, data)': at(crypto.subtle, 'encrypt'),
  'ZipEntry.create': at(at(moduleOf('node:zlib'), 'ZipEntry'), 'create'),
  'ZipFile.open': at(at(moduleOf('node:zlib'), 'ZipFile'), 'open'),
  ...Object.fromEntries(
    await (async () => {
      const { open } = await import('node:fs/promises');
      const handle = await open(import.meta.filename);
      await handle.close();
      return ['chmod', 'chown', 'datasync', 'stat', 'sync', 'truncate', 'utimes'].map(method => [`FileHandle#${method}`, at(handle, method)]);
    })(),
  ),
};

/** The blocking calls in a source text. */
function solve(text: string): BlockingCall[] {
  const solver = new Solver(catalog, { resolve: () => undefined }, { startup: 'ignore', allows: () => false });
  return solver.blockingCalls({ file: '/f.ts', summary: summarise(parse('/f.ts', text)) });
}

/** Arguments that meet a row's condition. */
function argumentsFor(when: Condition | undefined): string {
  if (!when || 'without' in when) return '';
  const value = 'oneOf' in when ? JSON.stringify(when.oneOf[0]) : when.type === 'number' ? '1' : '"a"';
  const argument = 'property' in when ? `{ ${when.property}: ${value} }` : value;
  return [...Array.from({ length: when.argument }, () => 'unknown'), argument].join(', ');
}

/** A program that calls the API in an async function, with the module imported from `from`. */
function program({ path, api, table }: Row, from: string): string {
  const given = argumentsFor(api.when);
  const root = table.module === 'globalThis' ? '' : 'api.';
  const imported = table.module === 'globalThis' ? '' : `import * as api from '${from}';\n`;
  const [className = '', method] = path.replace('new ', '').split('#');
  const call = path.startsWith('new ')
    ? `new ${root}${className}(${given})`
    : method === undefined
      ? `${root}${className}(${given})`
      : `value.${method}(${given})`;
  const parameter = method === undefined ? '' : `, value: ${root}${className}`;
  return `${imported}export async function f(unknown: unknown${parameter}) {\n  ${call};\n}\n`;
}

describe.each(rows.map(row => [`${row.table.module} ${row.path} ${JSON.stringify(row.api.when ?? '')}`, row] as const))('a call of %s', (_, row) => {
  it('is reported with its kind', () => {
    const [found, ...more] = solve(program(row, row.table.module));
    expect(found?.row).toMatchObject({ kind: row.api.kind ?? row.table.kind, module: row.table.module });
    expect(displayName(found?.row.path ?? '')).toContain(row.path.replace('new ', '').replace('#', '.'));
    expect(more).toEqual([]);
  });

  it.runIf(row.table.module !== 'globalThis')('is not reported when it comes from elsewhere', () => {
    expect(solve(program(row, './elsewhere.js'))).toEqual([]);
  });

  it.runIf(row.api.when && 'without' in row.api.when)('is not reported with a callback', () => {
    const { without } = row.api.when as { without: number };
    const given = [...Array.from({ length: without }, () => 'unknown'), '() => {}'].join(', ');
    expect(solve(`import * as api from '${row.table.module}';\nexport async function f(unknown) { api.${row.path}(${given}); }`)).toEqual([]);
  });
});

describe.each(['node:fs', 'node:child_process', 'node:crypto', 'node:zlib', 'node:sqlite'])('the table of %s', module => {
  const known = new Set(rows.filter(({ table }) => table.module === module).map(({ path }) => path));
  const exported = (() => {
    try {
      return moduleOf(module);
    } catch {
      return {}; // This Node does not have the module.
    }
  })();
  const names = Object.entries(exported).flatMap(([name, value]) => {
    const prototype = typeof value === 'function' ? (value.prototype as object | undefined) : undefined;
    const methods = prototype && /^[A-Z]/.test(name) ? Object.getOwnPropertyNames(prototype) : [];
    return [name, ...methods.map(method => `${name}#${method}`)];
  });

  it('has a row for each export and method whose name ends in Sync', () => {
    const missing = names.filter(name => /[a-z]Sync$/.test(name) && !/^[A-Z]\w*$/.test(name) && !known.has(name));
    expect(missing.map(name => `Add a row for '${name}' to the table of ${module}.`)).toEqual([]);
  });
});

it('gives the counterpart of no row as blocking', () => {
  const wrong = rows.flatMap(({ table, path, api }) => {
    const { counterpart } = api;
    const name = counterpart && ('promise' in counterpart ? counterpart.promise : 'callback' in counterpart ? counterpart.callback : undefined);
    const from = counterpart && 'promise' in counterpart ? (table.promises ?? table.module) : table.module;
    if (name === undefined) return [];
    const text = `import { ${name} } from '${from}';\nexport async function f(a, b, c, d) { await ${name}(a, b, c, d, () => {}); }`;
    return solve(text).length > 0 ? [path] : [];
  });
  expect(wrong).toEqual([]);
});
