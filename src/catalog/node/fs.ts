/**
 * `node:fs`: every synchronous function, with the promise form that does the same job.
 * Facts: Node's documentation of `fs` for 20 to 26; differences were seen by running both forms on all four.
 */
import type { BlockingTable } from '../model/blocking.ts';

const fileHandle = (method: string, differs: string) =>
  ({ counterpart: { expression: `FileHandle#${method}`, from: 'node:fs/promises' }, differs }) as const;

export default {
  module: 'node:fs',
  kind: 'disk',
  promises: 'node:fs/promises',
  blocking: {
    accessSync: { metadata: true, counterpart: { promise: 'access' } },
    appendFileSync: {
      rewrite: { path: true },
      counterpart: { promise: 'appendFile' },
      differs: 'Takes a FileHandle where this takes a numeric file descriptor.',
    },
    chmodSync: { counterpart: { promise: 'chmod' } },
    chownSync: { counterpart: { promise: 'chown' } },
    closeSync: {
      rewrite: {},
      counterpart: { callback: 'close' },
      differs: 'Files opened with `open` from `node:fs/promises` close with `FileHandle#close`.',
    },
    copyFileSync: { counterpart: { promise: 'copyFile' } },
    cpSync: { rewrite: {}, counterpart: { promise: 'cp' }, differs: '`filter` may return a promise.' },
    existsSync: {
      metadata: true,
      counterpart: { promise: 'access' },
      rewrite: { awaited: '$.then(() => true, () => false)' },
      differs:
        '`access` resolves with nothing and rejects when the file is missing. Often the operation itself can be tried, and ENOENT handled.',
    },
    fchmodSync: fileHandle('chmod', 'A method of the FileHandle that `open` resolves with.'),
    fchownSync: fileHandle('chown', 'A method of the FileHandle that `open` resolves with.'),
    fdatasyncSync: fileHandle('datasync', 'A method of the FileHandle that `open` resolves with.'),
    fstatSync: { metadata: true, ...fileHandle('stat', 'A method of the FileHandle that `open` resolves with.') },
    fsyncSync: fileHandle('sync', 'A method of the FileHandle that `open` resolves with.'),
    ftruncateSync: fileHandle('truncate', 'A method of the FileHandle that `open` resolves with.'),
    futimesSync: fileHandle('utimes', 'A method of the FileHandle that `open` resolves with.'),
    globSync: { since: 22, counterpart: { iterator: 'glob' }, differs: 'Gives an async iterator, not a promise of an array.' },
    lchmodSync: { platform: 'darwin', counterpart: { promise: 'lchmod' } },
    lchownSync: { counterpart: { promise: 'lchown' } },
    linkSync: { counterpart: { promise: 'link' } },
    lstatSync: {
      metadata: true,
      rewrite: { without: 'throwIfNoEntry' },
      counterpart: { promise: 'lstat' },
      differs: 'Rejects when the file is missing: `throwIfNoEntry: false` is ignored.',
    },
    lutimesSync: { counterpart: { promise: 'lutimes' } },
    mkdirSync: { counterpart: { promise: 'mkdir' } },
    mkdtempDisposableSync: { since: 24, counterpart: { promise: 'mkdtempDisposable' }, differs: 'Disposed of with `await using`.' },
    mkdtempSync: { counterpart: { promise: 'mkdtemp' } },
    openSync: { counterpart: { promise: 'open' }, differs: 'Resolves with a FileHandle, not a number; it must be closed.' },
    opendirSync: { metadata: true, rewrite: {}, counterpart: { promise: 'opendir' }, differs: 'Read the Dir with `for await`.' },
    readFileSync: [
      {
        kind: 'wait',
        when: { argument: 0, oneOf: [0, '/dev/stdin'] },
        counterpart: { expression: 'text(process.stdin)', from: 'node:stream/consumers' },
        differs: 'Waits for standard input to end.',
      },
      {
        rewrite: { path: true },
        counterpart: { promise: 'readFile' },
        differs: 'Takes a FileHandle where this takes a numeric file descriptor.',
      },
    ],
    readSync: [
      {
        kind: 'wait',
        when: { argument: 0, oneOf: [0] },
        counterpart: { expression: 'for await (const chunk of process.stdin)', from: 'node:process' },
      },
      {
        rewrite: { then: '.bytesRead', atLeast: 3 },
        counterpart: { callback: 'read' },
        differs: 'The promise form resolves with `{ bytesRead, buffer }`.',
      },
    ],
    readdirSync: { counterpart: { promise: 'readdir' } },
    readlinkSync: { metadata: true, counterpart: { promise: 'readlink' } },
    readvSync: {
      rewrite: { then: '.bytesRead' },
      counterpart: { callback: 'readv' },
      differs: 'The promise form resolves with `{ bytesRead, buffers }`.',
    },
    realpathSync: {
      metadata: true,
      rewrite: {},
      counterpart: { promise: 'realpath' },
      differs: "Uses the operating system's resolver, as `realpathSync.native` does.",
    },
    'realpathSync.native': { metadata: true, counterpart: { promise: 'realpath' } },
    renameSync: { counterpart: { promise: 'rename' } },
    rmSync: { counterpart: { promise: 'rm' } },
    rmdirSync: { counterpart: { promise: 'rmdir' } },
    statSync: {
      metadata: true,
      rewrite: { without: 'throwIfNoEntry' },
      counterpart: { promise: 'stat' },
      differs: 'Before Node 24 it rejects when the file is missing: `throwIfNoEntry: false` is ignored.',
    },
    statfsSync: { metadata: true, counterpart: { promise: 'statfs' } },
    symlinkSync: { counterpart: { promise: 'symlink' } },
    truncateSync: { counterpart: { promise: 'truncate' } },
    unlinkSync: { counterpart: { promise: 'unlink' } },
    utimesSync: { counterpart: { promise: 'utimes' } },
    writeFileSync: {
      rewrite: { path: true },
      counterpart: { promise: 'writeFile' },
      differs: 'Takes a FileHandle where this takes a numeric file descriptor.',
    },
    writeSync: {
      rewrite: { then: '.bytesWritten' },
      counterpart: { callback: 'write' },
      differs: 'The promise form resolves with `{ bytesWritten, buffer }`.',
    },
    writevSync: {
      rewrite: { then: '.bytesWritten' },
      counterpart: { callback: 'writev' },
      differs: 'The promise form resolves with `{ bytesWritten, buffers }`.',
    },
    'Dir#closeSync': { metadata: true, counterpart: { method: 'close', returns: 'promise' } },
    'Dir#readSync': { counterpart: { method: 'read', returns: 'promise' } },
    'Utf8Stream#flushSync': { since: 24, counterpart: { method: 'flush', returns: 'callback' } },
    watch: {
      when: { argument: 1, property: 'recursive', oneOf: [true] },
      differs: 'On Linux a recursive watch first reads the whole tree on the calling thread.',
    },
  },
  untyped: {
    openAsBlobSync: { since: 26, metadata: true, differs: '`openAsBlob` does the same work on the calling thread.' },
  },
  same: {
    promises: { module: 'node:fs/promises' },
    'opendirSync()': 'Dir#',
  },
} as const satisfies BlockingTable<typeof import('node:fs'), typeof import('node:fs/promises')>;
