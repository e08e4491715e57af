/** Data as text or bytes: short on usual inputs, so `strict` alone reports it. Facts: the packages' documentation, and running them. */
import type { PackageTable } from '../model/blocking.ts';

const light = { weight: 'light' } as const;
const plain = { weight: 'light', plain: true } as const;

export const dataFormats = [
  {
    module: 'yaml',
    kind: 'cpu',
    blocking: { parse: light, parseDocument: light, stringify: light },
  },
  {
    module: 'js-yaml',
    kind: 'cpu',
    blocking: { dump: plain, load: plain },
  },
  {
    module: '@iarna/toml',
    kind: 'cpu',
    blocking: { parse: { weight: 'light', counterpart: { promise: 'parse.async' }, differs: 'Works on the same thread, in slices.' } },
  },
  {
    module: 'json5',
    kind: 'cpu',
    blocking: { parse: light, stringify: light },
  },
  {
    module: 'csv-parse/sync',
    kind: 'cpu',
    blocking: { parse: { weight: 'light', versions: '>=5' } },
  },
  {
    module: 'csv-parse/lib/sync',
    kind: 'cpu',
    blocking: { '': { weight: 'light', versions: '<5' } },
  },
  {
    module: 'csv-stringify/sync',
    kind: 'cpu',
    blocking: { stringify: light },
  },
  {
    module: 'papaparse',
    kind: 'cpu',
    blocking: { unparse: light },
  },
  {
    module: 'plist',
    kind: 'cpu',
    blocking: { build: light, parse: light },
  },
  {
    module: 'msgpackr',
    kind: 'cpu',
    blocking: { pack: light, unpack: light },
  },
  {
    module: 'iconv-lite',
    kind: 'cpu',
    blocking: { decode: light, encode: light },
  },
  {
    module: 'object-hash',
    kind: 'cpu',
    blocking: { '': light },
  },
] as const satisfies readonly PackageTable[];
