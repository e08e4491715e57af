/**
 * Packages that load modules by `require`: they find, read, compile and run them while the caller waits.
 * Facts: the packages' documentation and sources, and running them.
 */
import type { PackageTable } from '../model/blocking.ts';

export const moduleLoading = [
  // Has every module that is required from then on compiled on the calling thread.
  { module: '@babel/register', kind: 'module-load', blocking: { '': {} } },
  { module: 'import-fresh', kind: 'module-load', blocking: { '': {} } },
  {
    module: 'jiti',
    kind: 'module-load',
    blocking: {},
    untyped: {
      '()': { counterpart: { method: 'import', returns: 'promise' } },
      'createJiti()': { counterpart: { method: 'import', returns: 'promise' } },
    },
  },
  { module: 'require-directory', kind: 'module-load', blocking: { '': {} } },
  { module: 'import-from', kind: 'module-load', blocking: { '': {}, silent: {} } },
  { module: 'require-all', kind: 'module-load', blocking: { '': {} } },
  { module: 'require-dir', kind: 'module-load', blocking: { '': {} } },
] as const satisfies readonly PackageTable[];
