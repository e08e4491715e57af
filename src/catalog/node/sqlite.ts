/**
 * `node:sqlite`: every statement runs on the calling thread, and nothing but `backup()` has another form, so the
 * remedy is a worker thread. Facts: Node's documentation of `sqlite` for 22 to 26.
 */
import type { BlockingTable } from '../model/blocking.ts';

export default {
  module: 'node:sqlite',
  kind: 'database',
  blocking: {
    'new DatabaseSync': { since: 22 },
    'DatabaseSync#applyChangeset': { since: 22 },
    'DatabaseSync#close': { since: 22, weight: 'light' },
    'DatabaseSync#deserialize': { since: 24 },
    'DatabaseSync#exec': { since: 22 },
    'DatabaseSync#loadExtension': { since: 22 },
    'DatabaseSync#open': { since: 22 },
    'DatabaseSync#prepare': { since: 22, weight: 'light' },
    'DatabaseSync#serialize': { since: 24 },
    'StatementSync#all': { since: 22 },
    'StatementSync#get': { since: 22 },
    'StatementSync#iterate': { since: 22 },
    'StatementSync#run': { since: 22 },
  },
  untyped: {
    'Session#changeset': { since: 22, weight: 'light' },
    'Session#patchset': { since: 22, weight: 'light' },
    'SQLTagStore#all': { since: 24 },
    'SQLTagStore#get': { since: 24 },
    'SQLTagStore#iterate': { since: 24 },
    'SQLTagStore#run': { since: 24 },
  },
  same: {
    'DatabaseSync#createSession()': 'Session#',
    'DatabaseSync#createTagStore()': 'SQLTagStore#',
    'DatabaseSync#prepare()': 'StatementSync#',
  },
} as const satisfies BlockingTable<typeof import('node:sqlite')>;
