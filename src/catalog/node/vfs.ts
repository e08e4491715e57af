/**
 * `node:vfs` (experimental): file systems that programs make. One in memory waits for nothing, but which provider stands
 * behind an instance does not show where it is used. Facts: Node's documentation of `vfs` for 26.
 */
import type { BlockingTable } from '../model/blocking.ts';

const promised = <const Name extends string>(name: Name) => ({ counterpart: { method: `promises.${name}`, returns: 'promise' } }) as const;

const differs = 'The form with a promise or a callback does the same on the calling thread.';

export default {
  module: 'node:vfs',
  kind: 'disk',
  blocking: {
    'VirtualFileSystem#accessSync': { since: 26, metadata: true, ...promised('access') },
    'VirtualFileSystem#appendFileSync': { since: 26, ...promised('appendFile') },
    'VirtualFileSystem#chmodSync': { since: 26, differs },
    'VirtualFileSystem#chownSync': { since: 26, differs },
    'VirtualFileSystem#closeSync': { since: 26, counterpart: { method: 'close', returns: 'callback' } },
    'VirtualFileSystem#copyFileSync': { since: 26, ...promised('copyFile') },
    'VirtualFileSystem#existsSync': {
      since: 26,
      metadata: true,
      ...promised('access'),
      differs: '`access` rejects when the file is missing.',
    },
    'VirtualFileSystem#fstatSync': { since: 26, metadata: true, counterpart: { method: 'fstat', returns: 'callback' } },
    'VirtualFileSystem#ftruncateSync': { since: 26, differs },
    'VirtualFileSystem#linkSync': { since: 26, ...promised('link') },
    'VirtualFileSystem#lstatSync': { since: 26, metadata: true, ...promised('lstat') },
    'VirtualFileSystem#lutimesSync': { since: 26, differs },
    'VirtualFileSystem#mkdirSync': { since: 26, ...promised('mkdir') },
    'VirtualFileSystem#mkdtempSync': { since: 26, ...promised('mkdtemp') },
    'VirtualFileSystem#openSync': {
      since: 26,
      counterpart: { method: 'open', returns: 'callback' },
      differs: '`promises.open` opens on the calling thread, too.',
    },
    'VirtualFileSystem#opendirSync': { since: 26, metadata: true, differs },
    'VirtualFileSystem#readFileSync': { since: 26, ...promised('readFile') },
    'VirtualFileSystem#readSync': { since: 26, counterpart: { method: 'read', returns: 'callback' } },
    'VirtualFileSystem#readdirSync': { since: 26, ...promised('readdir') },
    'VirtualFileSystem#readlinkSync': { since: 26, metadata: true, ...promised('readlink') },
    'VirtualFileSystem#realpathSync': { since: 26, metadata: true, ...promised('realpath') },
    'VirtualFileSystem#renameSync': { since: 26, ...promised('rename') },
    'VirtualFileSystem#rmSync': { since: 26, ...promised('rm') },
    'VirtualFileSystem#rmdirSync': { since: 26, ...promised('rmdir') },
    'VirtualFileSystem#statSync': { since: 26, metadata: true, ...promised('stat') },
    'VirtualFileSystem#symlinkSync': { since: 26, ...promised('symlink') },
    'VirtualFileSystem#truncateSync': { since: 26, ...promised('truncate') },
    'VirtualFileSystem#unlinkSync': { since: 26, ...promised('unlink') },
    'VirtualFileSystem#utimesSync': { since: 26, differs },
    'VirtualFileSystem#writeFileSync': { since: 26, ...promised('writeFile') },
    'VirtualFileSystem#writeSync': { since: 26, counterpart: { method: 'write', returns: 'callback' } },
  },
  untyped: {
    'VirtualFileSystem#lchownSync': { since: 26, differs },
  },
  same: { 'create()': 'VirtualFileSystem#' },
} as const satisfies BlockingTable<typeof import('node:vfs')>;
