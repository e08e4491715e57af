/** `node:fs`: each function in a folder of its own; what opens, reads or writes a path also on a FIFO that keeps it waiting. */
import { closeSync, constants, existsSync, lstatSync, openSync, opendirSync, readFileSync, readdirSync, watch } from 'node:fs';
import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { call, collect, each, invoke, load, member, written, type More } from '../derive.ts';
import type { ModuleProofs, Place, Proof } from '../model.ts';
import { textOf } from '../place.ts';

const nothing = ({ fresh }: Place): readonly unknown[] => [fresh];
const small = 'a file of 10 KB';
const metadata = 'a file';

/** More than a pipe holds. */
const MUCH = textOf(500_000);
const A_SECOND_IN_1970 = 1;

const onPath = (workload: string, given: (place: Place) => readonly unknown[] = ({ file }) => [file], more: More = {}) =>
  call(workload, given, { missing: nothing, ...more });

/** What is counted, without the buffer that the promise forms add. */
const countOf = (result: unknown): unknown =>
  typeof result === 'number' ? result : (member(result, 'bytesRead') ?? member(result, 'bytesWritten'));

/** A call on a descriptor of the place's file, or of another path. */
const onDescriptor = (workload: string, after: readonly unknown[], more: More = {}, path: (place: Place) => string = ({ file }) => file) =>
  call(workload, place => [openSync(path(place), constants.O_RDWR), ...after], {
    compare: countOf,
    done: (_, [fd]) => {
      closeSync(fd as number);
    },
    ...more,
  });

/** A function of a descriptor, against the method of a FileHandle that the row names. */
const onHandle =
  (workload: string, ...given: readonly unknown[]): ((row: Parameters<ReturnType<typeof call>>[0]) => Proof) =>
  row => {
    const { counterpart } = row.api;
    const method = counterpart && 'expression' in counterpart ? counterpart.expression : '';
    return {
      workload,
      forms: async ({ file }) => {
        const handle = await open(file, 'r+');
        return {
          blocking: () => invoke(fs, row.path, handle.fd, ...given),
          counterpart: () => invoke(handle, method, ...given),
          done: () => handle.close(),
        };
      },
      effect: ({ file }) => [lstatSync(file), lstatSync(file).mtimeMs === A_SECOND_IN_1970 * 1000, readFileSync(file)],
    };
  };
const fs: unknown = createRequire(import.meta.url)('node:fs');

const times = ({ file, link }: Place): unknown => [
  lstatSync(file).mtimeMs === A_SECOND_IN_1970 * 1000,
  lstatSync(link).mtimeMs === A_SECOND_IN_1970 * 1000,
];
const me = (): readonly [number, number] => [process.getuid?.() ?? 0, process.getgid?.() ?? 0];

const closed = (result: unknown): string => {
  closeSync(result as number);
  return 'opened';
};

/** A name with a random end. */
const isNamed = (result: unknown, { dir }: Place): boolean => String(result).startsWith(join(dir, 'made-'));
const namesWithoutEnd = ({ dir }: Place): unknown =>
  readdirSync(dir)
    .map(name => name.replace(/^(made-).*/, '$1'))
    .sort();

/** How many files and folders this process watches, from what the kernel says of its inotify descriptors. */
const watched = (): number =>
  readdirSync('/proc/self/fdinfo')
    .map(fd => join('/proc/self/fdinfo', fd))
    .filter(path => existsSync(path))
    .join('\n')
    .split('\n')
    .reduce((sum, path) => sum + inotifyLines(path), 0);

const inotifyLines = (path: string): number => {
  try {
    return readFileSync(path, 'utf8').split('inotify wd:').length - 1;
  } catch {
    return 0; // The descriptor that listed the folder.
  }
};

export default {
  module: 'node:fs',
  rows: {
    accessSync: onPath(metadata),
    appendFileSync: each(
      call('10 KB to a file of 10 KB', ({ file }) => [file, textOf(10_000)], { missing: ({ fresh }) => [join(fresh, 'a'), ''] }),
      call('500 KB to a pipe', ({ fifo }) => [fifo, MUCH], { held: 'reads' }),
    ),
    chmodSync: onPath(metadata, ({ file }) => [file, 0o600], { missing: ({ fresh }) => [fresh, 0o600] }),
    chownSync: onPath(metadata, ({ file }) => [file, ...me()], { missing: ({ fresh }) => [fresh, ...me()] }),
    closeSync: call('a descriptor', ({ file }) => [openSync(file, 'r')], { missing: () => [1_000_000] }),
    copyFileSync: onPath(small, ({ file, fresh }) => [file, fresh], { missing: ({ fresh, dir }) => [fresh, join(dir, 'copy')] }),
    cpSync: onPath('a folder of four', ({ folder, fresh }) => [folder, fresh, { recursive: true }], {
      missing: ({ fresh, dir }) => [fresh, join(dir, 'copy'), { recursive: true }],
    }),
    // `access` gives nothing where `existsSync` gives true.
    existsSync: call(metadata, ({ file }) => [file], { compare: result => result ?? true }),
    fchmodSync: onHandle(metadata, 0o600),
    fchownSync: onHandle(metadata, ...me()),
    fdatasyncSync: onHandle(small),
    fstatSync: onHandle(metadata),
    fsyncSync: onHandle(small),
    ftruncateSync: onHandle(small, 10),
    futimesSync: onHandle(metadata, A_SECOND_IN_1970, A_SECOND_IN_1970),
    globSync: call('a folder of four', ({ dir }) => ['**/*.txt', { cwd: dir }], { compare: result => [...(result as string[])].sort() }),
    lchownSync: onPath(metadata, ({ link }) => [link, ...me()], { missing: ({ fresh }) => [fresh, ...me()] }),
    linkSync: onPath(metadata, ({ file, fresh }) => [file, fresh], { missing: ({ fresh, dir }) => [fresh, join(dir, 'other')] }),
    lstatSync: onPath('a link', ({ link }) => [link]),
    lutimesSync: onPath('a link', ({ link }) => [link, A_SECOND_IN_1970, A_SECOND_IN_1970], {
      effect: times,
      missing: ({ fresh }) => [fresh, 1, 1],
    }),
    mkdirSync: onPath('a folder', ({ fresh }) => [fresh], { missing: ({ file }) => [file] }),
    mkdtempDisposableSync: call('a folder', ({ dir }) => [join(dir, 'made-')], {
      compare: (result, place) => isNamed(member(result, 'path'), place),
      effect: namesWithoutEnd,
    }),
    mkdtempSync: call('a folder', ({ dir }) => [join(dir, 'made-')], {
      compare: isNamed,
      effect: namesWithoutEnd,
      missing: ({ fresh }) => [join(fresh, 'made-')],
    }),
    openSync: each(
      onPath(metadata, ({ file }) => [file], { compare: closed, counterpart: opened }),
      call('a pipe', ({ fifo }) => [fifo], { held: 'writes', compare: closed, counterpart: opened }),
    ),
    opendirSync: onPath('a folder of four', ({ folder }) => [folder], {
      compare: result => {
        invoke(result, 'closeSync');
        return member(result, 'path');
      },
    }),
    readFileSync: each(
      onPath(small, ({ file }) => [file, 'utf8']),
      call('a pipe', ({ fifo }) => [fifo, 'utf8'], { held: 'writes' }),
    ),
    'readFileSync(0)': written(
      'standard input',
      async () => {
        const { text } = await import('node:stream/consumers');
        return { blocking: () => readFileSync(0, 'utf8'), counterpart: () => text(process.stdin) };
      },
      { held: 'writes', input: true },
    ),
    readSync: each(
      onDescriptor(small, [Buffer.alloc(10_000)]),
      onDescriptor('a pipe', [Buffer.alloc(10)], { held: 'writes' }, ({ fifo }) => fifo),
    ),
    'readSync(0)': written(
      'standard input',
      () => {
        const buffer = Buffer.alloc(10);
        return {
          blocking: () => buffer.toString('utf8', 0, invoke(fs, 'readSync', 0, buffer) as number),
          counterpart: async () => String((await collect(process.stdin))[0]),
        };
      },
      { held: 'writes', input: true },
    ),
    readdirSync: onPath('a folder of four', ({ folder }) => [folder]),
    readlinkSync: onPath('a link', ({ link }) => [link]),
    readvSync: each(
      onDescriptor(small, [[Buffer.alloc(5000), Buffer.alloc(5000)]]),
      onDescriptor('a pipe', [[Buffer.alloc(10)]], { held: 'writes' }, ({ fifo }) => fifo),
    ),
    realpathSync: onPath('a link', ({ link }) => [link]),
    'realpathSync.native': onPath('a link', ({ link }) => [link]),
    renameSync: onPath(metadata, ({ file, fresh }) => [file, fresh], { missing: ({ fresh, dir }) => [fresh, join(dir, 'other')] }),
    rmSync: onPath('a folder of four', ({ folder }) => [folder, { recursive: true }]),
    rmdirSync: onPath('an empty folder', ({ empty }) => [empty]),
    statSync: onPath(metadata),
    // What is free changes with every file that anyone writes.
    statfsSync: onPath('a file system', ({ dir }) => [dir], { compare: result => [member(result, 'type'), member(result, 'bsize')] }),
    symlinkSync: call('a link', ({ fresh }) => ['file.txt', fresh], { missing: ({ file }) => ['a', file] }),
    truncateSync: onPath(small, ({ file }) => [file, 10]),
    unlinkSync: onPath(small),
    utimesSync: onPath(metadata, ({ file }) => [file, A_SECOND_IN_1970, A_SECOND_IN_1970], {
      effect: times,
      missing: ({ fresh }) => [fresh, 1, 1],
    }),
    writeFileSync: each(
      call(small, ({ fresh }) => [fresh, textOf(10_000)], { missing: ({ fresh }) => [join(fresh, 'a'), ''] }),
      call('500 KB to a pipe', ({ fifo }) => [fifo, MUCH], { held: 'reads' }),
    ),
    writeSync: each(
      onDescriptor('10 KB', [textOf(10_000)]),
      onDescriptor('500 KB to a pipe', [MUCH], { held: 'reads' }, ({ fifo }) => fifo),
    ),
    writevSync: each(
      onDescriptor('10 KB', [[Buffer.from(textOf(10_000))]]),
      onDescriptor('500 KB to a pipe', [[Buffer.from(MUCH)]], { held: 'reads' }, ({ fifo }) => fifo),
    ),
    'Dir#closeSync': call('a folder of four', () => [], { on: ({ folder }) => opendirSync(folder) }),
    'Dir#readSync': call('a folder of one', () => [], {
      on: ({ folder }) => opendirSync(join(folder, 'inner')),
      done: directory => {
        invoke(directory, 'closeSync');
      },
    }),
    'Utf8Stream#flushSync': written('a text of 5 KB', async ({ fresh }) => {
      const Utf8Stream = member(await load('node:fs'), 'Utf8Stream') as new (options: object) => unknown;
      const stream = new Utf8Stream({ dest: fresh, sync: false, minLength: 10_000 });
      await new Promise(resolve => {
        invoke(stream, 'once', 'ready', resolve);
      });
      invoke(stream, 'write', textOf(5000));
      return {
        blocking: () => {
          invoke(stream, 'flushSync');
        },
        counterpart: () =>
          new Promise<void>(resolve => {
            invoke(stream, 'flush', () => {
              resolve();
            });
          }),
        done: () => {
          invoke(stream, 'destroy');
        },
      };
    }),
    watch: written('a tree of nine', place => {
      const before = watched();
      const watchers: { close(): void }[] = [];
      return {
        blocking: () => {
          watchers.push(watch(place.dir, { recursive: true }));
          return watched() - before;
        },
        done: () => {
          for (const watcher of watchers) watcher.close();
        },
      };
    }),
    openAsBlobSync: call(small, ({ file }) => [file], { compare: result => member(result, 'size') }),
  },
  notRun: {
    lchmodSync: 'exists on macOS only',
  },
} satisfies ModuleProofs;

async function opened([path]: readonly unknown[]): Promise<number> {
  const handle = await open(String(path));
  // A descriptor, as `openSync` gives one: the handle itself must not close it.
  const copy = openSync(`/proc/self/fd/${handle.fd}`, constants.O_RDONLY | constants.O_NONBLOCK);
  await handle.close();
  return copy;
}
