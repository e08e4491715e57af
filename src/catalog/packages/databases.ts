/**
 * Databases whose queries run on the calling thread: a worker thread is the remedy where there is no other driver.
 * Facts: the packages' documentation and sources, and running them.
 */
import type { PackageTable } from '../model/blocking.ts';

export const databases = [
  {
    module: 'better-sqlite3',
    kind: 'database',
    blocking: {
      'new ': {},
      '#close': { weight: 'light' },
      '#exec': {},
      '#loadExtension': {},
      '#pragma': {},
      '#prepare': { weight: 'light' },
      '#serialize': {},
    },
    untyped: {
      '#prepare().all': {},
      '#prepare().get': {},
      '#prepare().iterate': {},
      '#prepare().run': {},
      '#transaction()': {},
      '#transaction().deferred': {},
      '#transaction().exclusive': {},
      '#transaction().immediate': {},
    },
    same: {
      '()': '#',
      '#prepare().bind()': '#prepare()',
      '#prepare().expand()': '#prepare()',
      '#prepare().pluck()': '#prepare()',
      '#prepare().raw()': '#prepare()',
      // Its types name the instances so.
      'Database#': '#',
      'Statement#': '#prepare()',
    },
  },
  {
    // What a promise is made of here has run before there is one.
    module: 'drizzle-orm/better-sqlite3',
    kind: 'database',
    blocking: {},
    untyped: {
      'drizzle().all': {},
      'drizzle().get': {},
      'drizzle().run': {},
      'drizzle().transaction': {},
      'drizzle().values': {},
    },
  },
  {
    module: 'libsql',
    kind: 'database',
    blocking: {
      'new ': {},
      '#exec': { counterpart: { expression: 'Database#exec', from: 'libsql/promise' } },
      '#pragma': {},
      '#prepare': { weight: 'light', counterpart: { expression: 'Database#prepare', from: 'libsql/promise' } },
    },
    untyped: {
      '#prepare().all': { counterpart: { expression: 'Statement#all', from: 'libsql/promise' } },
      // `get` and `run` of `libsql/promise` hold the thread as long as these do.
      '#prepare().get': {},
      '#prepare().iterate': { counterpart: { expression: 'Statement#iterate', from: 'libsql/promise' } },
      '#prepare().run': {},
      '#transaction()': {},
    },
    same: {
      '#prepare().pluck()': '#prepare()',
      '#prepare().raw()': '#prepare()',
    },
  },
  {
    module: 'sql.js',
    kind: 'database',
    blocking: {},
    // The package gives a promise of the module that has the class, and names it as a type alone.
    untyped: {
      'new Database': { weight: 'light' },
      'Database#each': {},
      'Database#exec': {},
      'Database#export': {},
      'Database#prepare': { weight: 'light' },
      'Database#run': {},
    },
    same: { '().Database': 'Database' },
  },
  {
    // Synchronous reads, made for what is in memory already.
    module: 'classic-level',
    kind: 'database',
    blocking: { 'ClassicLevel#getSync': { weight: 'light', counterpart: { method: 'get', returns: 'promise' } } },
  },
  {
    module: 'level',
    kind: 'database',
    blocking: { 'Level#getSync': { weight: 'light', counterpart: { method: 'get', returns: 'promise' } } },
  },
  {
    // Reads are left out: they read mapped memory.
    module: 'lmdb',
    kind: 'database',
    blocking: {},
    untyped: {
      'open().clearSync': { counterpart: { method: 'clearAsync', returns: 'promise' } },
      'open().dropSync': { counterpart: { method: 'drop', returns: 'promise' } },
      'open().putSync': { counterpart: { method: 'put', returns: 'promise' }, differs: 'Its third argument is a version, not options.' },
      'open().removeSync': { counterpart: { method: 'remove', returns: 'promise' } },
      'open().transactionSync': { counterpart: { method: 'transaction', returns: 'promise' } },
    },
    same: { 'open().openDB()': 'open()' },
  },
  {
    module: 'pg-native',
    kind: 'database',
    blocking: {
      '#connectSync': { counterpart: { method: 'connect', returns: 'callback' } },
      '#executeSync': { counterpart: { method: 'execute', returns: 'callback' } },
      '#prepareSync': { counterpart: { method: 'prepare', returns: 'callback' } },
      '#querySync': { counterpart: { method: 'query', returns: 'callback' } },
    },
    same: { '()': '#' },
  },
  {
    module: 'alasql',
    kind: 'database',
    blocking: { '': { when: { withoutCallback: 1 } } },
    untyped: { exec: { when: { withoutCallback: 1 } } },
  },
  {
    module: 'node-sqlite3-wasm',
    kind: 'database',
    blocking: {
      'Database#all': {},
      'Database#exec': {},
      'Database#get': {},
      'Database#prepare': { weight: 'light' },
      'Database#run': {},
    },
  },
  {
    module: 'sync-mysql',
    kind: 'database',
    blocking: { '#query': { counterpart: { expression: 'Connection#query', from: 'mysql2/promise' } } },
  },
] as const satisfies readonly PackageTable[];
