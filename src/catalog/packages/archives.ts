/** Archives and compression. Facts: the packages' documentation and sources, and running them. */
import type { PackageTable } from '../model/blocking.ts';

/** `tar` works on the calling thread where it is asked to. */
const sync = { when: { argument: 0, property: 'sync', oneOf: [true] }, counterpart: { sameWithout: 'sync: true' } } as const;

export const archives = [
  {
    module: 'tar',
    kind: 'disk',
    blocking: { c: sync, create: sync, x: sync, extract: sync, t: sync, list: sync, u: sync, update: sync, r: sync, replace: sync },
  },
  {
    module: 'adm-zip',
    kind: 'disk',
    blocking: {
      'new ': { when: { argument: 0, type: 'string' } },
      '#addLocalFile': { counterpart: { method: 'addLocalFileAsync', returns: 'callback' } },
      '#addLocalFolder': {
        counterpart: { method: 'addLocalFolderPromise', returns: 'promise' },
        differs: 'Takes what follows the path as options, with other names.',
      },
      '#extractAllTo': { counterpart: { method: 'extractAllToAsync', returns: 'callback' } },
      '#extractEntryTo': {},
      '#readAsText': { kind: 'cpu', counterpart: { method: 'readAsTextAsync', returns: 'callback' } },
      '#readFile': { kind: 'cpu', counterpart: { method: 'readFileAsync', returns: 'callback' } },
      '#toBuffer': { kind: 'cpu', counterpart: { method: 'toBufferPromise', returns: 'promise' } },
      '#writeZip': { counterpart: { method: 'writeZipPromise', returns: 'promise' } },
    },
    same: { '()': '#' },
  },
  {
    module: 'cross-zip',
    kind: 'process',
    blocking: { unzipSync: { counterpart: { callback: 'unzip' } }, zipSync: { counterpart: { callback: 'zip' } } },
  },
  {
    module: 'node-stream-zip',
    kind: 'disk',
    blocking: {
      '#entryDataSync': { counterpart: { expression: 'new StreamZip.async(options).entryData(entry)', from: 'node-stream-zip' } },
    },
  },
] as const satisfies readonly PackageTable[];
