/** `node:vfs`: a virtual file system that hands a folder of the disk on, where every function waits for it. */
import * as fs from 'node:fs';
import { lstatSync, readdirSync } from 'node:fs';
import { link } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { VirtualFileSystem } from 'node:vfs';
import { invoke, load, member, written, type More } from '../derive.ts';
import type { Forms, ModuleProofs, Place, Proof } from '../model.ts';
import { textOf } from '../place.ts';
import type { Row } from '../../support/catalog-rows.ts';

type Callable = (...given: unknown[]) => unknown;

/** The functions that Node's own provider of the disk lacks. */
const LACKED = ['chmodSync', 'chownSync', 'lchownSync', 'utimesSync', 'lutimesSync', 'linkSync'] as const;

/** The place's folder as a file system. */
async function systemOf({ dir }: Place): Promise<VirtualFileSystem> {
  const vfs = (await load('node:vfs')) as typeof import('node:vfs');
  const provider = new vfs.RealFSProvider(dir);
  const inDir = (given: unknown): unknown => (typeof given === 'string' ? join(dir, given) : given);
  for (const name of LACKED) Object.assign(provider, { [name]: (...given: unknown[]) => invoke(fs, name, ...given.map(inDir)) });
  Object.assign(provider, { link: (from: string, to: string) => link(join(dir, from), join(dir, to)) });
  return vfs.create(provider);
}

/** The same arguments for the row's method and the one that it names. */
const same =
  (workload: string, given: readonly unknown[], more: Omit<More, 'on' | 'missing' | 'done'> = {}) =>
  (row: Row): Proof =>
    written(
      workload,
      async place => {
        const system = await systemOf(place);
        return formsOf(row, system, given);
      },
      more,
    )(row);

/** A descriptor, and what comes after it. */
const onDescriptor =
  (...after: readonly unknown[]) =>
  (row: Row): Proof =>
    written('a file of 10 KB', async place => {
      const system = await systemOf(place);
      return formsOf(row, system, [system.openSync('/file.txt', 'r+'), ...after]);
    })(row);

function formsOf({ path, api }: Row, system: VirtualFileSystem, given: readonly unknown[]): Forms {
  const { counterpart } = api;
  const blocking = (): unknown => invoke(system, path, ...given);
  if (!counterpart || !('method' in counterpart)) return { blocking };
  const { method, returns } = counterpart;
  if (returns === 'promise') return { blocking, counterpart: () => invoke(system, method, ...given) };
  return { blocking, counterpart: () => Reflect.apply(promisify(member(system, method) as Callable), system, given) as Promise<unknown> };
}

const metadata = (given: readonly unknown[] = ['/file.txt'], more: Parameters<typeof same>[2] = {}) => same('a file', given, more);
const A_SECOND_IN_1970 = 1;
const times = ({ file }: Place): unknown => lstatSync(file).mtimeMs === A_SECOND_IN_1970 * 1000;
const me = (): readonly [number, number] => [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
const kindOf = (result: unknown): unknown => typeof result;

export default {
  module: 'node:vfs',
  rows: {
    'VirtualFileSystem#accessSync': metadata(),
    'VirtualFileSystem#appendFileSync': same('10 KB', ['/file.txt', textOf(10_000)]),
    'VirtualFileSystem#chmodSync': metadata(['/file.txt', 0o600]),
    'VirtualFileSystem#chownSync': metadata(['/file.txt', ...me()]),
    'VirtualFileSystem#closeSync': onDescriptor(),
    'VirtualFileSystem#copyFileSync': same('a file of 10 KB', ['/file.txt', '/fresh']),
    // `access` gives nothing where `existsSync` gives true.
    'VirtualFileSystem#existsSync': metadata(['/file.txt'], { compare: result => result ?? true }),
    'VirtualFileSystem#fstatSync': onDescriptor(),
    'VirtualFileSystem#ftruncateSync': onDescriptor(10),
    'VirtualFileSystem#lchownSync': metadata(['/link', ...me()]),
    'VirtualFileSystem#linkSync': metadata(['/file.txt', '/fresh']),
    'VirtualFileSystem#lstatSync': metadata(['/link']),
    'VirtualFileSystem#lutimesSync': metadata(['/file.txt', A_SECOND_IN_1970, A_SECOND_IN_1970], { effect: times }),
    'VirtualFileSystem#mkdirSync': same('a folder', ['/fresh']),
    'VirtualFileSystem#mkdtempSync': same('a folder', ['/made-'], {
      compare: result => String(result).startsWith('/made-'),
      effect: ({ dir }) => readdirSync(dir).map(name => name.replace(/^(made-).*/, '$1')),
    }),
    // A number of its own.
    'VirtualFileSystem#openSync': metadata(['/file.txt', 'r', 0o644], { compare: kindOf }),
    'VirtualFileSystem#opendirSync': same('a folder of four', ['/folder'], { compare: directory => member(directory, 'path') }),
    'VirtualFileSystem#readFileSync': same('a file of 10 KB', ['/file.txt', 'utf8']),
    'VirtualFileSystem#readSync': onDescriptor(Buffer.alloc(10_000), 0, 10_000, 0),
    'VirtualFileSystem#readdirSync': same('a folder of four', ['/folder']),
    'VirtualFileSystem#readlinkSync': metadata(['/link']),
    'VirtualFileSystem#realpathSync': metadata(['/link']),
    'VirtualFileSystem#renameSync': metadata(['/file.txt', '/fresh']),
    'VirtualFileSystem#rmSync': same('a folder of four', ['/folder', { recursive: true }]),
    'VirtualFileSystem#rmdirSync': same('an empty folder', ['/empty']),
    'VirtualFileSystem#statSync': metadata(),
    'VirtualFileSystem#symlinkSync': metadata(['file.txt', '/fresh']),
    'VirtualFileSystem#truncateSync': same('a file of 10 KB', ['/file.txt', 10]),
    'VirtualFileSystem#unlinkSync': metadata(),
    'VirtualFileSystem#utimesSync': metadata(['/file.txt', A_SECOND_IN_1970, A_SECOND_IN_1970], { effect: times }),
    'VirtualFileSystem#writeFileSync': same('10 KB', ['/fresh', textOf(10_000)]),
    'VirtualFileSystem#writeSync': onDescriptor(Buffer.from(textOf(10_000)), 0, 10_000, 0),
  },
} satisfies ModuleProofs;
