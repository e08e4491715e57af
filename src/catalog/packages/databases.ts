/** Databases whose queries run on the calling thread. Facts: the packages' documentation, and running them. */
import type { PackageTable } from '../model.ts';

export const databases = [
  {
    module: 'better-sqlite3',
    kind: 'database',
    blocking: {
      'new ': {},
      '#close': { weight: 'light' },
      '#exec': {},
      '#loadExtension': {},
      '#pragma': {},
      '#prepare': { weight: 'light' },
      '#serialize': {},
    },
    untyped: {
      '#prepare().all': {},
      '#prepare().get': {},
      '#prepare().iterate': {},
      '#prepare().run': {},
      '#transaction()': {},
    },
    same: {
      '()': '#',
      '#prepare().bind()': '#prepare()',
      '#prepare().expand()': '#prepare()',
      '#prepare().pluck()': '#prepare()',
      '#prepare().raw()': '#prepare()',
    },
  },
] as const satisfies readonly PackageTable[];
