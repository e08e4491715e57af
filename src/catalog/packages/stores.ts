/** Data kept in a file, without a database. Facts: the packages' documentation and sources, and running them. */
import type { PackageTable } from '../model/blocking.ts';

export const stores = [
  {
    module: 'flat-cache',
    kind: 'disk',
    blocking: {
      clearAll: {},
      clearCacheById: { versions: '>=5' },
      create: {},
      createFromFile: { versions: '>=5' },
      load: { versions: '<5' },
      'FlatCache#load': { versions: '>=5' },
      'FlatCache#save': { versions: '>=5' },
    },
    same: { 'create()': 'FlatCache#', 'createFromFile()': 'FlatCache#' },
  },
  {
    module: 'file-entry-cache',
    kind: 'disk',
    blocking: {
      create: {},
      createFromFile: {},
      'FileEntryCache#getFileDescriptor': { weight: 'light' },
      'FileEntryCache#reconcile': {},
    },
    same: { 'create()': 'FileEntryCache#', 'createFromFile()': 'FileEntryCache#' },
  },
  {
    module: 'lowdb',
    kind: 'disk',
    blocking: {
      'LowSync#read': { versions: '>=2', counterpart: { expression: 'Low#read', from: 'lowdb' } },
      'LowSync#update': { versions: '>=6.1', counterpart: { expression: 'Low#update', from: 'lowdb' } },
      'LowSync#write': { versions: '>=2', counterpart: { expression: 'Low#write', from: 'lowdb' } },
    },
  },
  {
    module: 'lowdb/node',
    kind: 'disk',
    blocking: {
      JSONFileSyncPreset: { counterpart: { promise: 'JSONFilePreset' } },
      'DataFileSync#read': { counterpart: { expression: 'DataFile#read', from: 'lowdb/node' } },
      'DataFileSync#write': { counterpart: { expression: 'DataFile#write', from: 'lowdb/node' } },
      'JSONFileSync#read': { counterpart: { expression: 'JSONFile#read', from: 'lowdb/node' } },
      'JSONFileSync#write': { counterpart: { expression: 'JSONFile#write', from: 'lowdb/node' } },
      'TextFileSync#read': { counterpart: { expression: 'TextFile#read', from: 'lowdb/node' } },
      'TextFileSync#write': { counterpart: { expression: 'TextFile#write', from: 'lowdb/node' } },
    },
    same: { 'JSONFileSyncPreset()': { module: 'lowdb', path: 'LowSync#' } },
  },
  {
    module: 'node-localstorage',
    kind: 'disk',
    blocking: {
      'new LocalStorage': {},
      'LocalStorage#clear': {},
      'LocalStorage#getItem': {},
      'LocalStorage#removeItem': {},
      'LocalStorage#setItem': {},
    },
  },
  { module: 'node-persist', kind: 'disk', blocking: {}, untyped: { initSync: { counterpart: { promise: 'init' } } } },
  { module: 'simple-json-db', kind: 'disk', blocking: { '#set': {}, '#sync': {} } },
  { module: 'stormdb', kind: 'disk', blocking: { '#save': {} } },
] as const satisfies readonly PackageTable[];
