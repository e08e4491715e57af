/** Every row of Node's tables exists on this Node, and so does its counterpart. */
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { nodeTables } from '../../src/catalog/node/index.ts';
import type { BlockingApi, Counterpart } from '../../src/catalog/model.ts';
import { rowsOf, type Row } from '../support/catalog-rows.ts';

const require = createRequire(import.meta.url);
const major = Number(process.versions.node.split('.')[0]);

const rows = rowsOf(nodeTables);

const isHere = ({ since = 20, platform }: BlockingApi): boolean =>
  major >= since && (platform === undefined || platform === process.platform);

const moduleOf = (name: string): Record<string, unknown> =>
  name === 'globalThis' ? { ...globalThis, Atomics, require } : (require(name) as Record<string, unknown>);

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
  if ('atStartup' in counterpart || 'sameWith' in counterpart || 'sameWithout' in counterpart) return find(table.module, path);
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

/** Look-ups in what has been read already. */
const readsNothing = new Set(['entriesSync', 'forEachSync', 'getSync', 'valuesSync'].map(name => `ZipFile#${name}`));

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
    const missing = names.filter(name => /[a-z]Sync$/.test(name) && !/^[A-Z]\w*$/.test(name) && !known.has(name) && !readsNothing.has(name));
    expect(missing.map(name => `Add a row for '${name}' to the table of ${module}.`)).toEqual([]);
  });
});
