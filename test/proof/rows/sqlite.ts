/** `node:sqlite`: no row has a counterpart, so each call is made on the main thread and by a worker thread. */
import { join } from 'node:path';
import { invoke, load, member, written } from '../derive.ts';
import type { Forms, ModuleProofs, Place } from '../model.ts';

const ROWS = 1000;
const fill = `CREATE TABLE t (a INTEGER, b TEXT);
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS}) INSERT INTO t SELECT i, 'row ' || i FROM n`;
const workload = `${ROWS} rows`;

async function open(path: string, options: object = {}): Promise<unknown> {
  const Database = member(await load('node:sqlite'), 'DatabaseSync') as new (path: string, options: object) => unknown;
  return new Database(path, options);
}

const closeQuietly = (database: unknown): void => {
  try {
    invoke(database, 'close');
  } catch {
    // Not open: closed by the form, or not yet opened by it.
  }
};

/** A call on a database that has the table already. */
const onDatabase = (forms: (database: unknown, place: Place) => Forms | Promise<Forms>) =>
  written(
    workload,
    async place => {
      const database = await open(join(place.dir, 'a.db'));
      invoke(database, 'exec', fill);
      return {
        ...(await forms(database, place)),
        done: () => {
          closeQuietly(database);
        },
      };
    },
    { effect: () => undefined },
  );

const select = 'SELECT a, b FROM t WHERE b LIKE ?';
const onStatement = (blocking: (statement: unknown) => unknown) =>
  onDatabase(database => {
    const statement = invoke(database, 'prepare', select);
    return { blocking: () => blocking(statement) };
  });

/** A tagged template, as `sql.all` is called. */
const tag = (sql: string): TemplateStringsArray => Object.assign([sql], { raw: [sql] });
const onStore = (method: string) =>
  onDatabase(database => {
    const store = invoke(database, 'createTagStore');
    const strings = tag('SELECT a, b FROM t');
    return { blocking: () => listed(invoke(store, method, strings)) };
  });

/** Rows have no prototype, which a message between threads does not keep. */
const listed = (result: unknown): unknown =>
  typeof result === 'object' && result !== null && Symbol.iterator in result
    ? Array.from(result as Iterable<object>, row => ({ ...row }))
    : { ...(result as object) };

const changed = (method: string) =>
  onDatabase(database => {
    const session = invoke(database, 'createSession');
    invoke(database, 'exec', "INSERT INTO t VALUES (0, 'new')");
    return { blocking: () => invoke(session, method) };
  });

export default {
  module: 'node:sqlite',
  rows: {
    'new DatabaseSync': written('a new file', async ({ fresh }) => {
      const Database = member(await load('node:sqlite'), 'DatabaseSync') as new (path: string) => unknown;
      return {
        blocking: () => {
          invoke(new Database(fresh), 'close');
        },
      };
    }),
    'DatabaseSync#applyChangeset': onDatabase(async (database, { dir }) => {
      const session = invoke(database, 'createSession');
      invoke(database, 'exec', "INSERT INTO t VALUES (0, 'new')");
      const changes = invoke(session, 'changeset');
      const other = await open(join(dir, 'b.db'));
      invoke(other, 'exec', fill);
      return { blocking: () => invoke(other, 'applyChangeset', changes) };
    }),
    'DatabaseSync#close': onDatabase(database => ({ blocking: () => invoke(database, 'close') })),
    'DatabaseSync#deserialize': onDatabase(async database => {
      const other = await open(':memory:');
      const bytes = invoke(database, 'serialize');
      return { blocking: () => invoke(other, 'deserialize', bytes) };
    }),
    'DatabaseSync#exec': onDatabase(database => ({ blocking: () => invoke(database, 'exec', fill.replaceAll(/\bt\b/g, 'u')) })),
    'DatabaseSync#open': written('a new file', async ({ fresh }) => {
      const database = await open(fresh, { open: false });
      return {
        blocking: () => invoke(database, 'open'),
        done: () => {
          closeQuietly(database);
        },
      };
    }),
    'DatabaseSync#prepare': onDatabase(database => ({ blocking: () => member(invoke(database, 'prepare', select), 'sourceSQL') })),
    'DatabaseSync#serialize': onDatabase(database => ({ blocking: () => invoke(database, 'serialize') })),
    'StatementSync#all': onStatement(statement => listed(invoke(statement, 'all', 'row%'))),
    'StatementSync#get': onStatement(statement => listed(invoke(statement, 'get', '%1000'))),
    'StatementSync#iterate': onStatement(statement => listed(invoke(statement, 'iterate', 'row%'))),
    'StatementSync#run': onDatabase(database => {
      const statement = invoke(database, 'prepare', 'UPDATE t SET b = ?');
      return { blocking: () => listed(invoke(statement, 'run', 'new')) };
    }),
    'Session#changeset': changed('changeset'),
    'Session#patchset': changed('patchset'),
    'SQLTagStore#all': onStore('all'),
    'SQLTagStore#get': onStore('get'),
    'SQLTagStore#iterate': onStore('iterate'),
    'SQLTagStore#run': onDatabase(database => {
      const store = invoke(database, 'createTagStore');
      return { blocking: () => listed(invoke(store, 'run', tag("UPDATE t SET b = 'new'"))) };
    }),
  },
  notRun: {
    'DatabaseSync#loadExtension': 'It loads a shared library, an SQLite extension that would have to be built first.',
  },
} satisfies ModuleProofs;
