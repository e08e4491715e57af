/**
 * Where something is: a program on the path, a module, a file in the folders above, the package one is in.
 * Facts: the packages' documentation and sources, and running them.
 */
import type { PackageTable } from '../model/blocking.ts';

export const lookups = [
  {
    module: 'which',
    kind: 'disk',
    blocking: { sync: { metadata: true, counterpart: { expression: 'which(command)', from: 'which' } } },
  },
  {
    module: 'resolve',
    kind: 'disk',
    blocking: { sync: { counterpart: { expression: 'resolve(id, options, callback)', from: 'resolve' } } },
  },
  { module: 'resolve-from', kind: 'disk', blocking: { '': {}, silent: {} } },
  { module: 'resolve-cwd', kind: 'disk', blocking: { '': {}, silent: {} } },
  {
    module: 'enhanced-resolve',
    kind: 'disk',
    blocking: { sync: { counterpart: { promise: 'promise' } } },
    untyped: {
      'create.sync()': { counterpart: { expression: 'create.promise(options)', from: 'enhanced-resolve' } },
      // A resolver that can resolve synchronously reads synchronously in its `resolve` too.
      'ResolverFactory.createResolver().resolveSync': {},
    },
  },
  {
    module: 'oxc-resolver',
    kind: 'disk',
    blocking: {
      sync: { counterpart: { expression: 'new ResolverFactory(options).async(folder, id)', from: 'oxc-resolver' } },
      'ResolverFactory#sync': { counterpart: { method: 'async', returns: 'promise' } },
    },
  },
  {
    module: 'unrs-resolver',
    kind: 'disk',
    blocking: {
      sync: { counterpart: { expression: 'new ResolverFactory(options).async(folder, id)', from: 'unrs-resolver' } },
      'ResolverFactory#sync': { counterpart: { method: 'async', returns: 'promise' } },
    },
  },
  // Its functions that return promises do the same work before they return.
  { module: 'mlly', kind: 'disk', blocking: { resolvePathSync: {}, resolveSync: {} } },
  {
    module: 'local-pkg',
    kind: 'disk',
    blocking: {
      // `getPackageInfo` looks for the package synchronously too.
      getPackageInfoSync: {},
      isPackageExists: { metadata: true },
      isPackageListedSync: { counterpart: { promise: 'isPackageListed' } },
      loadPackageJSONSync: { counterpart: { promise: 'loadPackageJSON' } },
      resolveModule: { metadata: true },
    },
  },
  {
    module: 'find-up',
    kind: 'disk',
    blocking: {
      findDownSync: { versions: '>=8', metadata: true, counterpart: { promise: 'findDown' } },
      findUpMultipleSync: { versions: '>=6', metadata: true, counterpart: { promise: 'findUpMultiple' } },
      findUpSync: { versions: '>=6', metadata: true, counterpart: { promise: 'findUp' } },
      sync: { versions: '<6', metadata: true, counterpart: { expression: 'findUp(name)', from: 'find-up' } },
      'sync.exists': { versions: '>=4 <6', metadata: true, counterpart: { promise: 'exists' } },
    },
  },
  { module: 'find-up-simple', kind: 'disk', blocking: { findUpSync: { metadata: true, counterpart: { promise: 'findUp' } } } },
  {
    module: 'findup-sync',
    kind: 'disk',
    blocking: {
      '': {
        metadata: true,
        counterpart: { expression: 'findUp(name)', from: 'find-up' },
        differs: 'Takes names, not patterns.',
      },
    },
  },
  {
    module: 'locate-path',
    kind: 'disk',
    blocking: {
      locatePathSync: { versions: '>=7', metadata: true, counterpart: { promise: 'locatePath' } },
      sync: { versions: '<7', metadata: true, counterpart: { expression: 'locatePath(paths)', from: 'locate-path' } },
    },
  },
  {
    module: 'pkg-dir',
    kind: 'disk',
    blocking: {
      packageDirectorySync: { versions: '>=6', metadata: true, counterpart: { promise: 'packageDirectory' } },
      sync: { versions: '<6', metadata: true, counterpart: { expression: 'pkgDir(folder)', from: 'pkg-dir' } },
    },
  },
  {
    module: 'package-directory',
    kind: 'disk',
    blocking: { packageDirectorySync: { metadata: true, counterpart: { promise: 'packageDirectory' } } },
  },
  { module: 'pkg-up', kind: 'disk', blocking: { pkgUpSync: { metadata: true, counterpart: { promise: 'pkgUp' } } } },
  {
    module: 'read-pkg',
    kind: 'disk',
    blocking: {
      readPackageSync: { versions: '>=6', counterpart: { promise: 'readPackage' } },
      sync: { versions: '<6', counterpart: { expression: 'readPkg(options)', from: 'read-pkg' } },
    },
  },
  {
    module: 'read-pkg-up',
    kind: 'disk',
    blocking: {
      readPackageUpSync: { versions: '>=8', counterpart: { promise: 'readPackageUp' } },
      sync: { versions: '<8', counterpart: { expression: 'readPkgUp(options)', from: 'read-pkg-up' } },
    },
  },
  { module: 'read-package-up', kind: 'disk', blocking: { readPackageUpSync: { counterpart: { promise: 'readPackageUp' } } } },
  {
    module: 'write-pkg',
    kind: 'disk',
    blocking: {
      addPackageDependenciesSync: { counterpart: { promise: 'addPackageDependencies' } },
      removePackageDependenciesSync: { counterpart: { promise: 'removePackageDependencies' } },
      updatePackageSync: { counterpart: { promise: 'updatePackage' } },
      writePackageSync: { counterpart: { promise: 'writePackage' } },
    },
  },
  {
    module: 'escalade/sync',
    kind: 'disk',
    blocking: {
      '': {
        counterpart: { expression: 'escalade(folder, callback)', from: 'escalade' },
        differs: 'Resolves when the callback is done; it may be async.',
      },
    },
  },
  {
    module: 'empathic/find',
    kind: 'disk',
    blocking: { any: { metadata: true }, dir: { metadata: true }, file: { metadata: true }, up: { metadata: true } },
  },
  { module: 'empathic/package', kind: 'disk', blocking: { cache: { metadata: true }, up: { metadata: true } } },
  { module: 'find-cache-dir', kind: 'disk', blocking: { '': { metadata: true } } },
  { module: 'find-root', kind: 'disk', blocking: { '': { metadata: true } } },
  {
    module: 'find-parent-dir',
    kind: 'disk',
    blocking: { sync: { metadata: true, counterpart: { expression: 'findParentDir(folder, name, callback)', from: 'find-parent-dir' } } },
  },
  { module: 'pkginfo', kind: 'disk', blocking: { '': {}, find: { metadata: true }, read: {} } },
] as const satisfies readonly PackageTable[];
