/** Searches in folders: globs and walks. Facts: the packages' documentation and sources, and running them. */
import type { PackageTable } from '../model/blocking.ts';

/** What is set on fdir's builder before the walk. */
const builder = { 'fdir()': 'fdir#' } as const;
const fdirOptions = [
  'withBasePath',
  'withDirs',
  'withErrors',
  'withFullPaths',
  'withMaxDepth',
  'withMaxFiles',
  'withPathSeparator',
  'withRelativePaths',
  'withSymlinks',
  'withAbortSignal',
  'exclude',
  'filter',
  'glob',
  'globWithOptions',
  'group',
  'normalize',
  'onlyCounts',
  'onlyDirs',
] as const;

export const fileSearch = [
  {
    module: 'glob',
    kind: 'disk',
    blocking: {
      globSync: { versions: '>=9', counterpart: { promise: 'glob' } },
      sync: [
        { versions: '>=9', counterpart: { promise: 'glob' } },
        { versions: '<9', counterpart: { expression: 'glob(pattern, callback)', from: 'glob' } },
      ],
      'glob.sync': { versions: '>=9', counterpart: { promise: 'glob' } },
      globIterateSync: { versions: '>=9', counterpart: { iterator: 'globIterate' } },
      globStreamSync: { versions: '>=9', counterpart: { expression: 'globStream(pattern)', from: 'glob' } },
      'Glob#iterateSync': { versions: '>=9', counterpart: { method: 'iterate', returns: 'iterator' } },
      'Glob#streamSync': { versions: '>=9', counterpart: { method: 'stream', returns: 'iterator' } },
      'Glob#walkSync': { versions: '>=9', counterpart: { method: 'walk', returns: 'promise' } },
    },
  },
  {
    module: 'fast-glob',
    kind: 'disk',
    blocking: {
      globSync: { counterpart: { promise: 'glob' } },
      sync: { counterpart: { promise: 'glob' } },
    },
  },
  { module: 'tinyglobby', kind: 'disk', blocking: { globSync: { counterpart: { promise: 'glob' } } } },
  {
    module: 'globby',
    kind: 'disk',
    blocking: {
      globbySync: { versions: '>=12', counterpart: { promise: 'globby' } },
      isGitIgnoredSync: { versions: '>=12', counterpart: { promise: 'isGitIgnored' } },
      isIgnoredByIgnoreFilesSync: { versions: '>=14', counterpart: { promise: 'isIgnoredByIgnoreFiles' } },
      generateGlobTasksSync: { versions: '>=12', counterpart: { promise: 'generateGlobTasks' } },
      sync: { versions: '<12', counterpart: { expression: 'globby(patterns)', from: 'globby' } },
      'gitignore.sync': { versions: '<12', counterpart: { promise: 'gitignore' } },
    },
  },
  {
    module: 'fdir',
    kind: 'disk',
    blocking: {},
    untyped: {
      'fdir#crawl().sync': { counterpart: { method: 'withPromise', returns: 'promise' } },
      'fdir#crawlWithOptions().sync': { counterpart: { method: 'withPromise', returns: 'promise' } },
    },
    same: { ...builder, ...Object.fromEntries(fdirOptions.map(option => [`fdir#${option}()`, 'fdir#'])) },
  },
  {
    module: 'dir-glob',
    kind: 'disk',
    blocking: { sync: { metadata: true, counterpart: { expression: 'dirGlob(patterns)', from: 'dir-glob' } } },
  },
  {
    module: 'totalist/sync',
    kind: 'disk',
    blocking: { totalist: { counterpart: { expression: 'totalist(dir, handler)', from: 'totalist' } } },
  },
  { module: 'fs-readdir-recursive', kind: 'disk', blocking: { '': {} } },
  { module: 'klaw-sync', kind: 'disk', blocking: { '': {} } },
  { module: 'walk-sync', kind: 'disk', blocking: { '': {}, entries: {} } },
  {
    module: 'walkdir',
    kind: 'disk',
    blocking: {
      sync: { counterpart: { promise: 'async' } },
      '': { when: { argument: 1, property: 'sync', oneOf: [true] }, counterpart: { promise: 'async' } },
    },
  },
  { module: 'globule', kind: 'disk', blocking: { find: {} } },
  {
    module: 'node-dir',
    kind: 'disk',
    blocking: {
      files: { when: { argument: 1, property: 'sync', oneOf: [true] }, counterpart: { promise: 'promiseFiles' } },
    },
  },
  { module: 'directory-tree', kind: 'disk', blocking: { '': {} } },
  { module: 'recursive-readdir-sync', kind: 'disk', blocking: { '': {} } },
] as const satisfies readonly PackageTable[];
