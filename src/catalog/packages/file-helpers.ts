/**
 * What is used in place of `node:fs`, or next to it: copies, moves, folders, temporary files, existence.
 * Facts: the packages' documentation and sources, and running them.
 */
import type { PackageTable } from '../model/blocking.ts';

export const fileHelpers = [
  { module: 'graceful-fs', kind: 'disk', blocking: {}, same: { '': { module: 'node:fs' } } },
  {
    module: 'rimraf',
    kind: 'disk',
    blocking: {
      rimrafSync: { versions: '>=4', counterpart: { promise: 'rimraf' } },
      sync: [
        { versions: '>=4', counterpart: { promise: 'rimraf' } },
        { versions: '<4', counterpart: { expression: 'rimraf(path, callback)', from: 'rimraf' } },
      ],
      'rimraf.sync': { versions: '>=4', counterpart: { promise: 'rimraf' } },
      manualSync: { versions: '>=4', counterpart: { promise: 'manual' } },
      moveRemoveSync: { versions: '>=4', counterpart: { promise: 'moveRemove' } },
      nativeSync: { versions: '>=4', counterpart: { promise: 'native' } },
      posixSync: { versions: '>=4', counterpart: { promise: 'posix' } },
      windowsSync: { versions: '>=4', counterpart: { promise: 'windows' } },
    },
  },
  {
    module: 'mkdirp',
    kind: 'disk',
    blocking: {
      mkdirpSync: { versions: '>=2', counterpart: { promise: 'mkdirp' } },
      sync: [
        { versions: '>=2', counterpart: { promise: 'mkdirp' } },
        { versions: '<2', counterpart: { expression: 'mkdirp(path)', from: 'mkdirp' }, differs: 'Before version 1 it takes a callback.' },
      ],
      manualSync: { versions: '>=1', counterpart: { promise: 'manual' } },
      nativeSync: { versions: '>=1', counterpart: { promise: 'native' } },
    },
  },
  {
    module: 'make-dir',
    kind: 'disk',
    blocking: {
      makeDirectorySync: { versions: '>=4', counterpart: { promise: 'makeDirectory' } },
      sync: { versions: '<4', counterpart: { expression: 'makeDir(path)', from: 'make-dir' } },
    },
  },
  {
    module: 'del',
    kind: 'disk',
    blocking: {
      deleteSync: { versions: '>=7', counterpart: { promise: 'deleteAsync' } },
      sync: { versions: '<7', counterpart: { expression: 'del(patterns)', from: 'del' } },
    },
  },
  {
    module: 'path-exists',
    kind: 'disk',
    blocking: {
      pathExistsSync: { versions: '>=5', metadata: true, counterpart: { promise: 'pathExists' } },
      sync: { versions: '<5', metadata: true, counterpart: { expression: 'pathExists(path)', from: 'path-exists' } },
    },
  },
  {
    module: 'path-type',
    kind: 'disk',
    blocking: {
      isDirectorySync: { metadata: true, counterpart: { promise: 'isDirectory' } },
      isFileSync: { metadata: true, counterpart: { promise: 'isFile' } },
      isSymlinkSync: { metadata: true, counterpart: { promise: 'isSymlink' } },
    },
  },
  {
    module: 'write-file-atomic',
    kind: 'disk',
    blocking: { sync: { counterpart: { expression: 'writeFileAtomic(path, data)', from: 'write-file-atomic' } } },
  },
  {
    module: 'atomically',
    kind: 'disk',
    blocking: {
      readFileSync: { counterpart: { promise: 'readFile' } },
      writeFileSync: { counterpart: { promise: 'writeFile' } },
    },
  },
  {
    module: 'tmp',
    kind: 'disk',
    blocking: {
      dirSync: { counterpart: { callback: 'dir' }, differs: 'The callback gets path and clean-up function one by one.' },
      fileSync: { counterpart: { callback: 'file' }, differs: 'The callback gets path, descriptor and clean-up function one by one.' },
      tmpNameSync: { metadata: true, counterpart: { callback: 'tmpName' }, rewrite: { untyped: true } },
    },
  },
  {
    module: 'tempy',
    kind: 'disk',
    blocking: {
      temporaryDirectory: {
        counterpart: { expression: 'mkdtemp(join(tmpdir(), prefix))', from: 'node:fs/promises' },
      },
      temporaryWriteSync: { counterpart: { promise: 'temporaryWrite' } },
    },
  },
  {
    module: 'temp',
    kind: 'disk',
    blocking: {
      cleanupSync: { counterpart: { callback: 'cleanup' }, rewrite: { untyped: true } },
      mkdirSync: { counterpart: { callback: 'mkdir' }, rewrite: { untyped: true } },
      openSync: { counterpart: { callback: 'open' }, rewrite: { untyped: true } },
    },
  },
  {
    // The names without a suffix are the blocking ones.
    module: 'fs-jetpack',
    kind: 'disk',
    blocking: {
      append: { counterpart: { promise: 'appendAsync' } },
      copy: { counterpart: { promise: 'copyAsync' } },
      dir: { counterpart: { promise: 'dirAsync' } },
      exists: { metadata: true, counterpart: { promise: 'existsAsync' } },
      file: { counterpart: { promise: 'fileAsync' } },
      find: { counterpart: { promise: 'findAsync' } },
      inspect: { metadata: true, counterpart: { promise: 'inspectAsync' } },
      inspectTree: { counterpart: { promise: 'inspectTreeAsync' } },
      list: { counterpart: { promise: 'listAsync' } },
      move: { counterpart: { promise: 'moveAsync' } },
      read: { counterpart: { promise: 'readAsync' } },
      remove: { counterpart: { promise: 'removeAsync' } },
      rename: { counterpart: { promise: 'renameAsync' } },
      symlink: { counterpart: { promise: 'symlinkAsync' } },
      tmpDir: { counterpart: { promise: 'tmpDirAsync' } },
      write: { counterpart: { promise: 'writeAsync' } },
    },
    same: { 'cwd()': '', 'dir()': '', 'dirAsync()': '', 'tmpDir()': '', 'tmpDirAsync()': '' },
  },
  {
    module: 'cp-file',
    kind: 'disk',
    blocking: { sync: { versions: '<10', counterpart: { expression: 'cpFile(source, destination)', from: 'cp-file' } } },
  },
  {
    module: 'md5-file',
    kind: 'disk',
    blocking: { sync: { counterpart: { expression: 'md5File(path)', from: 'md5-file' } } },
  },
  {
    module: 'hasha',
    kind: 'disk',
    blocking: {
      hashFileSync: { versions: '>=6', counterpart: { promise: 'hashFile' } },
      hashSync: { versions: '>=6', kind: 'cpu', weight: 'light', counterpart: { promise: 'hash' } },
      fromFileSync: { versions: '<6', counterpart: { promise: 'fromFile' } },
      '': {
        versions: '<6',
        kind: 'cpu',
        weight: 'light',
        counterpart: { promise: 'async' },
        differs: 'ES modules have it as a member of the default export only.',
      },
    },
  },
  { module: 'copy-file', kind: 'disk', blocking: { copyFileSync: { counterpart: { promise: 'copyFile' } } } },
  {
    module: 'copy-dir',
    kind: 'disk',
    blocking: { sync: { counterpart: { expression: 'copydir(from, to, callback)', from: 'copy-dir' } } },
  },
  {
    module: 'move-file',
    kind: 'disk',
    blocking: {
      moveFileSync: { counterpart: { promise: 'moveFile' } },
      renameFileSync: { counterpart: { promise: 'renameFile' } },
    },
  },
  {
    module: 'empty-dir',
    kind: 'disk',
    blocking: { sync: { counterpart: { expression: 'emptyDir(path)', from: 'empty-dir' } } },
  },
  {
    module: 'n-readlines',
    kind: 'disk',
    blocking: {
      'new ': { metadata: true },
      '#next': {
        counterpart: { expression: 'FileHandle#readLines', from: 'node:fs/promises' },
        differs: 'Gives an async iterator of strings.',
      },
    },
  },
] as const satisfies readonly PackageTable[];
