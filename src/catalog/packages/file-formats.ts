/**
 * Files that are read or written together with their format: JSON, YAML, property lists, workbooks, images, schemas.
 * Facts: the packages' documentation and sources, and running them.
 */
import type { PackageTable } from '../model/blocking.ts';

const resultAlone = 'The callback gets the result alone, with no error before it.';

const imageSize = {
  versions: '<2',
  when: { all: [{ argument: 0, type: 'string' }, { withoutCallback: 1 }] },
  counterpart: { sameWithCallback: true },
} as const;

export const fileFormats = [
  {
    module: 'jsonfile',
    kind: 'disk',
    blocking: {
      readFileSync: { counterpart: { promise: 'readFile' }, differs: 'Rejects where `throws: false` is not given.' },
      writeFileSync: { counterpart: { promise: 'writeFile' } },
    },
  },
  {
    module: 'load-json-file',
    kind: 'disk',
    blocking: {
      loadJsonFileSync: { versions: '>=7', counterpart: { promise: 'loadJsonFile' } },
      sync: { versions: '<7', counterpart: { expression: 'loadJsonFile(path)', from: 'load-json-file' } },
    },
  },
  {
    module: 'write-json-file',
    kind: 'disk',
    blocking: {
      writeJsonFileSync: { versions: '>=5', counterpart: { promise: 'writeJsonFile' } },
      sync: { versions: '<5', counterpart: { expression: 'writeJsonFile(path, data)', from: 'write-json-file' } },
    },
  },
  {
    // The asynchronous form of building a workbook builds it on the calling thread just the same.
    module: 'xlsx',
    kind: 'disk',
    blocking: {
      read: { kind: 'cpu' },
      readFile: {},
      write: { kind: 'cpu' },
      writeFile: {},
      writeFileXLSX: {},
      'utils.sheet_to_json': { kind: 'cpu', weight: 'light' },
    },
    untyped: { readFileSync: {}, writeFileSync: {} },
  },
  {
    module: 'image-size',
    kind: 'disk',
    blocking: {
      '': imageSize,
      imageSize,
    },
  },
  {
    module: 'protobufjs',
    kind: 'disk',
    blocking: {
      loadSync: { counterpart: { promise: 'load' } },
      'Root#loadSync': { counterpart: { method: 'load', returns: 'promise' } },
    },
  },
  { module: '@grpc/proto-loader', kind: 'disk', blocking: { loadSync: { counterpart: { promise: 'load' } } } },
  { module: 'avsc', kind: 'disk', blocking: { extractFileHeader: {} } },
  {
    module: 'gray-matter',
    kind: 'disk',
    blocking: { read: { counterpart: { expression: 'matter(await readFile(path))', from: 'node:fs/promises' } } },
  },
  { module: 'bplist-parser', kind: 'disk', blocking: { parseFileSync: { counterpart: { promise: 'parseFile' } } } },
  {
    module: 'simple-plist',
    kind: 'disk',
    blocking: {
      readFileSync: { counterpart: { callback: 'readFile' } },
      writeBinaryFileSync: { counterpart: { callback: 'writeBinaryFile' }, rewrite: { untyped: true } },
      writeFileSync: { counterpart: { callback: 'writeFile' }, rewrite: { untyped: true } },
    },
  },
  {
    module: 'read-yaml-file',
    kind: 'disk',
    blocking: { sync: { counterpart: { expression: 'readYamlFile(path)', from: 'read-yaml-file' } } },
  },
  {
    module: 'write-yaml-file',
    kind: 'disk',
    blocking: { sync: { counterpart: { expression: 'writeYamlFile(path, data)', from: 'write-yaml-file' } } },
  },
  {
    module: 'yamljs',
    kind: 'disk',
    blocking: { load: { when: { withoutCallback: 1 }, counterpart: { sameWithCallback: true }, differs: resultAlone } },
    untyped: { parseFile: { when: { withoutCallback: 1 }, counterpart: { sameWithCallback: true }, differs: resultAlone } },
  },
  {
    module: 'to-vfile',
    kind: 'disk',
    blocking: {
      readSync: { counterpart: { promise: 'read' } },
      writeSync: { counterpart: { promise: 'write' } },
    },
  },
  { module: 'properties-reader', kind: 'disk', blocking: { '': {}, propertiesReader: {} } },
  { module: 'natural', kind: 'disk', blocking: { 'TfIdf#addFileSync': {} } },
  {
    module: 'geoip-lite',
    kind: 'disk',
    blocking: {
      lookup: { kind: 'cpu', weight: 'light' },
      reloadDataSync: { counterpart: { callback: 'reloadData' } },
    },
  },
] as const satisfies readonly PackageTable[];
