/** The global `Bun`, which is also the module `bun`, and Bun's built-in modules. Facts: running Bun 1.4. */
import type { PackageTable } from '../model/blocking.ts';

const light = { weight: 'light' } as const;

const promise = <const Name extends string>(method: Name) => ({ counterpart: { method, returns: 'promise' } }) as const;

/** Bun has no asynchronous form of its own. */
const zlib = <const Name extends string>(name: Name) =>
  ({ kind: 'cpu', counterpart: { expression: name, from: 'node:zlib' }, differs: 'Takes a callback, and gives a Buffer.' }) as const;

export const bun = [
  {
    module: 'globalThis',
    kind: 'disk',
    blocking: {},
    untyped: {
      'Bun.spawnSync': {
        kind: 'process',
        counterpart: { expression: 'spawn', from: 'bun' },
        differs: 'Gives a Subprocess, with streams for its output and a promise `exited`.',
      },
      'Bun.sleepSync': { kind: 'wait', ...promise('sleep') },

      'Bun.deflateSync': zlib('deflateRaw'),
      'Bun.gunzipSync': zlib('gunzip'),
      'Bun.gzipSync': zlib('gzip'),
      'Bun.inflateSync': zlib('inflateRaw'),
      'Bun.zstdCompressSync': { kind: 'cpu', ...promise('zstdCompress') },
      'Bun.zstdDecompressSync': { kind: 'cpu', ...promise('zstdDecompress') },
      'Bun.password.hashSync': { kind: 'cpu', ...promise('hash') },
      'Bun.password.verifySync': { kind: 'cpu', ...promise('verify') },

      'Bun.FileSystemRouter#reload': light,
      'new Bun.FileSystemRouter': light,
      'Bun.Glob#scanSync': { counterpart: { method: 'scan', returns: 'iterator' } },
      'Bun.mmap': light,
      'Bun.resolveSync': { weight: 'light', ...promise('resolve') },
      'Bun.which': light,

      'Bun.Transpiler#scan': { kind: 'cpu', weight: 'light' },
      'Bun.Transpiler#scanImports': { kind: 'cpu', weight: 'light' },
      'Bun.Transpiler#transformSync': { kind: 'cpu', weight: 'light', ...promise('transform') },
      'Bun.gc': { kind: 'cpu', weight: 'light', when: { argument: 0, oneOf: [true] } },
      'Bun.generateHeapSnapshot': { kind: 'cpu' },
    },
    same: { 'Bun.default': 'Bun' },
  },
  { module: 'bun', kind: 'disk', blocking: {}, same: { '': { module: 'globalThis', path: 'Bun' } } },
  {
    module: 'bun:sqlite',
    kind: 'database',
    blocking: {
      'new Database': {},
      'Database#close': light,
      'Database#exec': {},
      'Database#loadExtension': {},
      'Database#prepare': light,
      'Database#query': light,
      'Database#run': {},
      'Database#serialize': {},
      'Statement#all': {},
      'Statement#get': {},
      'Statement#iterate': {},
      'Statement#raw': {},
      'Statement#run': {},
      'Statement#values': {},
    },
    untyped: { 'Database#transaction()': {} },
    same: { 'Database#prepare()': 'Statement#', 'Database#query()': 'Statement#' },
  },
  {
    module: 'bun:jsc',
    kind: 'cpu',
    blocking: { edenGC: light, fullGC: light, gcAndSweep: light, generateHeapSnapshotForDebugging: {} },
  },
] as const satisfies readonly PackageTable[];
