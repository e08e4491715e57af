/** The global `Deno`: its synchronous functions and the methods beside them that return promises. Facts: running Deno 2.9. */
import type { PackageTable } from '../model/blocking.ts';

const promise = <const Name extends string>(method: Name) => ({ counterpart: { method, returns: 'promise' } }) as const;

export const deno = [
  {
    module: 'globalThis',
    kind: 'disk',
    blocking: {},
    untyped: {
      'Deno.chmodSync': promise('chmod'),
      'Deno.chownSync': promise('chown'),
      'Deno.copyFileSync': promise('copyFile'),
      'Deno.createSync': promise('create'),
      'Deno.linkSync': promise('link'),
      'Deno.lstatSync': { metadata: true, ...promise('lstat') },
      'Deno.makeTempDirSync': promise('makeTempDir'),
      'Deno.makeTempFileSync': promise('makeTempFile'),
      'Deno.mkdirSync': promise('mkdir'),
      'Deno.openSync': promise('open'),
      'Deno.readDirSync': { counterpart: { method: 'readDir', returns: 'iterator' } },
      'Deno.readFileSync': promise('readFile'),
      'Deno.readLinkSync': { metadata: true, ...promise('readLink') },
      'Deno.readTextFileSync': promise('readTextFile'),
      'Deno.realPathSync': { metadata: true, ...promise('realPath') },
      'Deno.removeSync': promise('remove'),
      'Deno.renameSync': promise('rename'),
      'Deno.statSync': { metadata: true, ...promise('stat') },
      'Deno.symlinkSync': promise('symlink'),
      'Deno.truncateSync': promise('truncate'),
      'Deno.utimeSync': promise('utime'),
      'Deno.writeFileSync': promise('writeFile'),
      'Deno.writeTextFileSync': promise('writeTextFile'),

      'Deno.FsFile#lockSync': { kind: 'wait', ...promise('lock') },
      'Deno.FsFile#readSync': promise('read'),
      'Deno.FsFile#seekSync': promise('seek'),
      'Deno.FsFile#statSync': { metadata: true, ...promise('stat') },
      'Deno.FsFile#syncDataSync': promise('syncData'),
      'Deno.FsFile#syncSync': { ...promise('sync'), differs: 'It is `sync` that returns a promise, for all its name.' },
      'Deno.FsFile#truncateSync': promise('truncate'),
      'Deno.FsFile#tryLockSync': { weight: 'light', ...promise('tryLock') },
      'Deno.FsFile#unlockSync': { weight: 'light', ...promise('unlock') },
      'Deno.FsFile#utimeSync': promise('utime'),
      'Deno.FsFile#writeSync': promise('write'),
      'Deno.stderr.writeSync': { weight: 'light', ...promise('write') },
      'Deno.stdin.readSync': { kind: 'wait', ...promise('read') },
      'Deno.stdout.writeSync': { weight: 'light', ...promise('write') },

      'Deno.Command#outputSync': { kind: 'process', ...promise('output') },
      'Deno.spawnAndWaitSync': { kind: 'process', ...promise('spawnAndWait') },

      'Deno.permissions.querySync': { kind: 'cpu', weight: 'light', ...promise('query') },
      'Deno.permissions.requestSync': { kind: 'wait', ...promise('request') },
      'Deno.permissions.revokeSync': { kind: 'cpu', weight: 'light', ...promise('revoke') },
    },
    same: {
      'Deno.create()': 'Deno.FsFile#',
      'Deno.createSync()': 'Deno.FsFile#',
      'Deno.open()': 'Deno.FsFile#',
      'Deno.openSync()': 'Deno.FsFile#',
    },
  },
] as const satisfies readonly PackageTable[];
