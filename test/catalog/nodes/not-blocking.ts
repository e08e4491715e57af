/**
 * What Node has that looks as if it blocked, or does a little, and that has no row in the tables: with the reason. Keys are
 * a module and a path in it; `*` stands for any method.
 */
import { blockingTables } from '../../../src/catalog/index.ts';
import { rowsOf } from '../../support/catalog-rows.ts';

const asLongAsItsSource = 'experimental; runs a synchronous iterable, and takes as long as that does';
const providers = 'what a VirtualFileSystem calls; programs call that, which has rows';
const settings = 'sets something in memory';
const depends = 'every program has them; only what they are given makes them long, and a call does not show that';
const quick = 'one small system call, or an answer that is kept: microseconds on any machine';
const internal = 'not documented, and not for programs';

const kept = 'a look-up in what has been read already';

export const notBlocking: Readonly<Record<string, string>> = {
  'globalThis Atomics.pause': 'a hint to the processor, of nanoseconds',
  'globalThis Blob#text': depends,
  'globalThis JSON.parse': depends,
  'globalThis JSON.stringify': depends,
  'globalThis RegExp#exec': depends,
  'globalThis RegExp#test': depends,
  'globalThis Response#json': depends,
  'globalThis String#match': depends,
  'globalThis String#replace': depends,
  'globalThis String#split': depends,
  'globalThis a loop until a time': 'no call: a rule about loops can tell it by its shape',
  'globalThis crypto.subtle.digest': 'works on another thread; copying its input is all that waits',
  'globalThis import.meta.resolve': 'no function of a module or a global, so that it has no access path',
  'globalThis structuredClone': depends,
  'node:child_process fork': 'asynchronous; the start of a process takes milliseconds, and there is no other way',
  'node:child_process spawn': 'asynchronous; the start of a process takes milliseconds, and there is no other way',
  'node:crypto Hash#digest': '`update` does the work',
  'node:dgram Socket#bindSync': quick,
  'node:dgram Socket#connectSync': quick,
  'node:diagnostics_channel TracingChannel#traceSync': 'calls the function it is given, which is judged by itself',
  'node:fs Dir#[Symbol.dispose]': 'called by `using` alone, which is no call; `closeSync` has a row',
  'node:fs Dir#readSyncRecursive': internal,
  'node:fs openAsBlob': 'looks at the file once; its bytes are read later, by other threads',
  'node:fs opendir': 'it is not the call that blocks, but each step of the iteration into another folder',
  'node:fs readdir': 'blocks with `recursive` on Node 20 only, and not on those after it',
  'node:module Module#_compile': internal,
  'node:module Module#require': internal,
  'node:module _load': internal,
  'node:module syncBuiltinESMExports': 'synchronizes two lists in memory',
  'node:os hostname': quick,
  'node:os loadavg': quick,
  'node:os version': quick,
  'node:process _rawDebug': internal,
  'node:process abort': 'ends the process',
  'node:process chdir': quick,
  'node:process cwd': quick,
  'node:process exit': 'ends the process',
  'node:process memoryUsage': quick,
  'node:process stderr.write': 'synchronous for files and terminals alone, and what it is does not show',
  'node:process stdout.write': 'synchronous for files and terminals alone, and what it is does not show',
  'node:sqlite DatabaseSync#aggregate': settings,
  'node:sqlite DatabaseSync#createSession': settings,
  'node:sqlite DatabaseSync#createTagStore': settings,
  'node:sqlite DatabaseSync#enableDefensive': settings,
  'node:sqlite DatabaseSync#enableLoadExtension': settings,
  'node:sqlite DatabaseSync#function': settings,
  'node:sqlite DatabaseSync#location': 'answers from memory',
  'node:sqlite DatabaseSync#setAuthorizer': settings,
  'node:sqlite SQLTagStore#clear': 'forgets what is in memory',
  'node:sqlite Session#close': 'forgets what is in memory',
  'node:sqlite StatementSync#close': 'forgets what is in memory',
  'node:sqlite StatementSync#columns': 'answers from memory',
  'node:stream/iter *': asLongAsItsSource,
  'node:vfs MemoryProvider#*': providers,
  'node:vfs RealFSProvider#*': providers,
  'node:vfs VirtualProvider#*': providers,
  'node:vfs ZipProvider#*': providers,
  'node:worker_threads receiveMessageOnPort': 'takes what is there, and does not wait',
  'node:zlib ZipFile#entriesSync': kept,
  'node:zlib ZipFile#forEachSync': kept,
  'node:zlib ZipFile#getSync': kept,
  'node:zlib ZipFile#valuesSync': kept,
};

/** Why a function has no row, if there is a reason. */
export const reasonFor = (module: string, path: string): string | undefined =>
  notBlocking[`${module} ${path}`] ?? notBlocking[`${module} ${path.replace(/[^#]*$/, '*')}`] ?? notBlocking[`${module} *`];

/** The reasons whose function has a row after all. */
export function reasonsWithRow(): string[] {
  return rowsOf(blockingTables)
    .map(({ table, path }) => `${table.module} ${path}`)
    .filter(name => name in notBlocking);
}
