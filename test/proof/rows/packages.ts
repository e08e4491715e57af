/** The packages that are installed for the project's own use. Each row that the installed version has is called. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { call, invoke, load, member, written, type More } from '../derive.ts';
import type { Forms, ModuleProofs, Place, Proof } from '../model.ts';
import { textOf } from '../place.ts';
import { spawned } from './child-process.ts';

const require = createRequire(import.meta.url);
type Callable = (...given: unknown[]) => unknown;
const run = (callee: unknown, ...given: unknown[]): unknown => (callee as Callable)(...given);
const construct = (constructor: unknown, ...given: unknown[]): unknown => Reflect.construct(constructor as Callable, given) as unknown;

const source = 'export const add = (a: number, b: number): number => a + b;';
const js = 'const a = 1; console.log(a);';
const css = '.a { color: red }';

/** What a call did is not compared where it is known to touch no file, or to leave others each time. */
const noEffect = { effect: () => undefined };
const later: More = { elsewhere: 'later' };

/** A row whose callee is the package itself. */
const own = (
  module: string,
  workload: string,
  forms: (self: unknown, place: Place) => Forms | Promise<Forms>,
  more: Omit<Proof, 'workload' | 'forms'> = {},
) => written(workload, async place => forms(require(module), place), more);

const compute = (workload: string, ...given: readonly unknown[]) => call(workload, () => given);
const onInstance = (workload: string, make: () => unknown, ...given: readonly unknown[]) => call(workload, () => given, { on: make });

/** fflate's counterparts start a worker. */
const fflate = (make?: string) =>
  call('100 KB', () => (make === undefined ? [bytes, { mtime: '2020-01-01' }] : [invoke(require('fflate'), make, bytes)]), later);
const bytes = new Uint8Array(Buffer.from(textOf(100_000)));
const more = new Uint8Array(Buffer.from(textOf(600_000)));

const typescript = (): unknown => require('typescript');

/** A package's module without what it remembers from earlier calls. */
function anew(module: string): unknown {
  const folder = dirname(require.resolve(module));
  for (const file of Object.keys(require.cache)) if (file.startsWith(folder)) Reflect.deleteProperty(require.cache, file);
  return require(module) as unknown;
}

const libc = (name: string) =>
  written('this system', () => {
    const [first, second] = [anew('detect-libc'), anew('detect-libc')];
    return { blocking: () => invoke(first, `${name}Sync`), counterpart: () => invoke(second, name) };
  });

/** A stream to a file that has something to write. */
const unwritten = (make: (options: object) => unknown) => (): ((row: Parameters<ReturnType<typeof call>>[0]) => Proof) =>
  written('a text of 5 KB', async ({ fresh }) => {
    const stream = make({ dest: fresh, sync: false, minLength: 10_000 });
    await new Promise(resolve => {
      invoke(stream, 'once', 'ready', resolve);
    });
    invoke(stream, 'write', textOf(5000));
    return {
      blocking: () => {
        invoke(stream, 'flushSync');
      },
      counterpart: async () => {
        await promisify((callback: Callable) => {
          invoke(stream, 'flush', callback);
        })();
      },
      done: () => {
        invoke(stream, 'destroy');
      },
    };
  });

/** A stream that opens its file: in the same turn with `sync: true`, in the pool without. */
const opening = (make: (options: object) => unknown) =>
  written('a file', ({ fresh }) => {
    const streams: unknown[] = [];
    const opened = (sync: boolean): unknown => {
      const stream = make({ dest: fresh, sync });
      streams.push(stream);
      invoke(stream, 'write', 'a');
      return stream;
    };
    return {
      blocking: () => {
        opened(true);
      },
      counterpart: async () => {
        const stream = opened(false);
        await new Promise<void>(resolve => {
          invoke(stream, 'once', 'drain', () => {
            resolve();
          });
        });
      },
      done: () => {
        for (const stream of streams) invoke(stream, 'destroy');
      },
    };
  });
const sonicBoom = (options: object): unknown => construct(require('sonic-boom'), options);
const pinoDestination = (options: object): unknown => invoke(require('pino'), 'destination', options);

/** A server in another process, which answers like one far away. */
async function slowServer(): Promise<{ readonly url: string; stop(): void }> {
  const program =
    "require('http').createServer((q, r) => setTimeout(() => r.end('slow'), 50)).listen(0, '127.0.0.1', function () { console.log(this.address().port); })";
  const server = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(server.stdout, 'data')) as [Buffer];
  return {
    url: `http://127.0.0.1:${String(port).trim()}/`,
    stop: () => {
      server.kill();
    },
  };
}

const schema = 'type Query { a: Int }';
const graphql = (): unknown => require('graphql');
const cache = ({ dir }: Place): readonly unknown[] => ['a-cache', join(dir, 'cache')];
const keptOf = (file: unknown): unknown => invoke(file, 'all');

function proto({ dir }: Place): string {
  const file = join(dir, 'a.proto');
  writeFileSync(file, 'syntax = "proto3"; message A { int32 b = 1; }');
  return file;
}
const hasMessage = (root: unknown): unknown => Boolean(member(member(root, 'nested') ?? root, 'A'));

function configured({ dir }: Place): string {
  const file = join(dir, '.arc.json');
  writeFileSync(file, '{ "a": 1 }');
  return file;
}
const cosmiconfig = (name: 'cosmiconfig' | 'cosmiconfigSync', options: object): unknown =>
  invoke(require('cosmiconfig'), name, 'a', options);
const configuration = (result: unknown): unknown => member(result, 'config');

const crawl = (row: 'crawl' | 'crawlWithOptions') =>
  written(
    'a tree of nine',
    ({ dir }) => {
      const crawler = (): unknown => invoke(construct(member(require('fdir'), 'fdir')), row, dir, {});
      return { blocking: () => invoke(crawler(), 'sync'), counterpart: () => invoke(crawler(), 'withPromise') };
    },
    { compare: result => [...(result as string[])].sort() },
  );

function nested({ dir, empty }: Place): string {
  writeFileSync(join(dir, 'package.json'), '{}');
  return empty;
}

const modules: Readonly<Record<string, ModuleProofs['rows']>> = {
  '@grpc/proto-loader': {
    loadSync: call('one message', place => [proto(place)], { compare: definition => Object.keys(definition as object) }),
  },
  ajv: { '#compile': onInstance('a schema', () => construct(member(require('ajv'), 'default')), { type: 'object' }) },
  'atomic-sleep': {
    '': own(
      'atomic-sleep',
      '50 ms',
      sleep => ({
        blocking: () => {
          run(sleep, 50);
        },
        counterpart: () => setTimeout(50),
      }),
      { elsewhere: 'later' },
    ),
  },
  cosmiconfig: {
    'cosmiconfigSync().load': written(
      'a file',
      place => {
        const file = configured(place);
        return {
          blocking: () => invoke(cosmiconfig('cosmiconfigSync', {}), 'load', file),
          counterpart: () => invoke(cosmiconfig('cosmiconfig', {}), 'load', file),
        };
      },
      { compare: configuration },
    ),
    'cosmiconfigSync().search': written(
      'a file',
      place => {
        configured(place);
        const options = { searchPlaces: ['.arc.json'], stopDir: place.dir };
        return {
          blocking: () => invoke(cosmiconfig('cosmiconfigSync', options), 'search', place.dir),
          counterpart: () => invoke(cosmiconfig('cosmiconfig', options), 'search', place.dir),
        };
      },
      { compare: configuration },
    ),
  },
  'cross-spawn': Object.fromEntries(
    ['sync', 'spawn.sync'].map(name => [
      name,
      call('`true`', () => ['true', []], { ...later, counterpart: spawned, compare: result => String(member(result, 'stdout')) }),
    ]),
  ),
  'detect-libc': { familySync: libc('family'), isNonGlibcLinuxSync: libc('isNonGlibcLinux'), versionSync: libc('version') },
  'escalade/sync': {
    '': written('two folders', place => {
      const folder = nested(place);
      const find = (_: string, names: readonly string[]): string | undefined => names.find(name => name === 'package.json');
      const [sync, escalade] = [require('escalade/sync') as unknown, require('escalade') as unknown];
      return { blocking: () => run(sync, folder, find), counterpart: () => run(escalade, folder, find) };
    }),
  },
  esbuild: {
    analyzeMetafileSync: call('one module', () => [JSON.stringify({ inputs: {}, outputs: {} })], later),
    buildSync: call('one module', place => [{ stdin: { contents: source, loader: 'ts' }, write: false, absWorkingDir: place.dir }], {
      ...later,
      compare: result => member((member(result, 'outputFiles') as unknown[])[0], 'text'),
    }),
    formatMessagesSync: call('one message', () => [[{ text: 'a' }], { kind: 'error' }], later),
    transformSync: call('one module', () => [source, { loader: 'ts' }], { ...later, compare: result => member(result, 'code') }),
  },
  eslint: {
    'Linter#verify': onInstance('one line', () => construct(member(require('eslint'), 'Linter')), js, { rules: { 'no-var': 'error' } }),
    'Linter#verifyAndFix': onInstance('one line', () => construct(member(require('eslint'), 'Linter')), js, {
      rules: { 'no-var': 'error' },
    }),
  },
  fdir: { 'fdir#crawl().sync': crawl('crawl'), 'fdir#crawlWithOptions().sync': crawl('crawlWithOptions') },
  fflate: {
    compressSync: fflate(),
    decompressSync: fflate('compressSync'),
    deflateSync: fflate(),
    gunzipSync: fflate('gzipSync'),
    gzipSync: fflate(),
    inflateSync: fflate('deflateSync'),
    unzlibSync: fflate('zlibSync'),
    zlibSync: fflate(),
    // Of small files these compute on the calling thread.
    zipSync: call('600 KB', () => [{ 'a.txt': more }, { mtime: '2020-01-01' }], later),
    unzipSync: call('600 KB', () => [invoke(require('fflate'), 'zipSync', { 'a.txt': more })], later),
  },
  'file-entry-cache': {
    create: call('an empty cache', cache, { compare: kind, ...noEffect }),
    createFromFile: call('an empty cache', ({ dir }) => [join(dir, 'cache')], { compare: kind, ...noEffect }),
    'FileEntryCache#getFileDescriptor': call('a file', ({ file }) => [file], {
      on: entryCache,
      compare: entry => member(entry, 'changed'),
    }),
    'FileEntryCache#reconcile': call('a file', () => [], { on: entryCache, ...noEffect }),
  },
  'find-up': {
    sync: written('two folders', place => {
      const cwd = nested(place);
      const findUp = require('find-up') as unknown;
      return { blocking: () => invoke(findUp, 'sync', 'package.json', { cwd }), counterpart: () => run(findUp, 'package.json', { cwd }) };
    }),
    'sync.exists': call('a file', ({ file }) => [file]),
  },
  'flat-cache': {
    clearAll: call('a folder', ({ dir }) => [join(dir, 'cache')], noEffect),
    clearCacheById: call('a folder', cache, noEffect),
    create: call('a file', ({ dir }) => [{ cacheId: 'a', cacheDir: join(dir, 'cache') }], { compare: kind, ...noEffect }),
    createFromFile: call('a file', place => [saved(place)], { compare: keptOf, ...noEffect }),
    'FlatCache#load': call('a file', place => ['a', dirname(saved(place))], {
      on: () => construct(member(require('flat-cache'), 'FlatCache')),
      ...noEffect,
    }),
    'FlatCache#save': call('a file', () => [true], { on: keeping, ...noEffect }),
  },
  graphql: {
    buildSchema: call('one type', () => [schema], { compare: kind }),
    executeSync: call(
      'one field',
      () => [{ schema: invoke(graphql(), 'buildSchema', schema), document: invoke(graphql(), 'parse', '{ a }'), rootValue: { a: 1 } }],
      { compare: data },
    ),
    graphqlSync: call('one field', () => [{ schema: invoke(graphql(), 'buildSchema', schema), source: '{ a }', rootValue: { a: 1 } }], {
      compare: data,
    }),
  },
  'highlight.js': {
    highlight: call('one line', () => [js, { language: 'js' }], { compare: value }),
    highlightAuto: call('one line', () => [js], { compare: value }),
  },
  'iconv-lite': { decode: compute('one line', Buffer.from(js), 'latin1'), encode: compute('one line', js, 'latin1') },
  'import-fresh': {
    '': written('a module of one line', async ({ dir }) => {
      const file = join(dir, 'a.cjs');
      writeFileSync(file, 'module.exports = 1;');
      const importFresh = member(await load('import-fresh'), 'default') ?? (require('import-fresh') as unknown);
      return { blocking: () => run(importFresh, file) };
    }),
  },
  'js-yaml': { dump: compute('one key', { a: 1 }), load: compute('one key', 'a: 1') },
  lightningcss: {
    bundle: call('one style', ({ dir }) => [{ filename: style(dir) }], { compare: code, ...later }),
    transform: call('one style', () => [{ filename: 'a.css', code: Buffer.from(css) }], { compare: code }),
  },
  'locate-path': {
    sync: written('three paths', ({ dir }) => {
      const locatePath = require('locate-path') as unknown;
      const names = ['no.txt', 'none.txt', 'file.txt'];
      return { blocking: () => invoke(locatePath, 'sync', names, { cwd: dir }), counterpart: () => run(locatePath, names, { cwd: dir }) };
    }),
  },
  marked: { marked: compute('one line', '# a'), parse: compute('one line', '# a'), parseInline: compute('one line', '*a*') },
  'oxc-parser': { parseSync: call('one line', () => ['a.js', js], { compare: result => member(member(result, 'program'), 'type') }) },
  'oxc-resolver': {
    sync: written('a module', ({ dir }) => {
      const Resolver = member(require('oxc-resolver'), 'ResolverFactory');
      return {
        blocking: () => invoke(require('oxc-resolver'), 'sync', dir, './file.txt'),
        counterpart: () => invoke(construct(Resolver, {}), 'async', dir, './file.txt'),
      };
    }),
    'ResolverFactory#sync': call('a module', ({ dir }) => [dir, './file.txt'], {
      on: () => construct(member(require('oxc-resolver'), 'ResolverFactory'), {}),
    }),
  },
  'path-exists': {
    sync: own('path-exists', 'a file', (self, { file }) => ({
      blocking: () => invoke(self, 'sync', file),
      counterpart: () => run(self, file),
    })),
  },
  pino: { destination: opening(pinoDestination), 'destination().flushSync': unwritten(pinoDestination)() },
  postcss: {
    '().process': own('postcss', 'one style', postcss => ({
      blocking: () => kind(invoke(run(postcss, [plugin]), 'process', css, { from: undefined })),
    })),
    '().process().sync': own('postcss', 'one style', postcss => ({
      blocking: () => member(invoke(invoke(run(postcss, [plugin]), 'process', css, { from: undefined }), 'sync'), 'css'),
    })),
  },
  protobufjs: {
    loadSync: call('one message', place => [proto(place)], { compare: hasMessage }),
    'Root#loadSync': call('one message', place => [proto(place)], {
      on: () => construct(member(require('protobufjs'), 'Root')),
      compare: hasMessage,
    }),
  },
  'require-directory': {
    '': own('require-directory', 'one module', (self, { empty }) => {
      writeFileSync(join(empty, 'a.js'), 'module.exports = 1;');
      return { blocking: () => run(self, { require, filename: join(empty, 'index.js') }, empty) };
    }),
  },
  'resolve-from': {
    '': own('resolve-from', 'a module', (self, { dir }) => ({ blocking: () => run(self, dir, './file.txt') })),
    silent: call('a module', ({ dir }) => [dir, './file.txt']),
  },
  'sonic-boom': { 'new ': opening(sonicBoom), '#flushSync': unwritten(sonicBoom)() },
  tinyexec: Object.fromEntries(
    ['execSync', 'xSync'].map(name => [
      name,
      call('`true`', () => ['true', []], { ...later, compare: result => member(result, 'stdout') }),
    ]),
  ),
  tinyglobby: {
    globSync: call('a tree of nine', ({ dir }) => ['**/*.txt', { cwd: dir }], { compare: result => [...(result as string[])].sort() }),
  },
  typescript: {
    createProgram: written('one empty file', ({ dir }) => {
      const file = join(dir, 'a.ts');
      writeFileSync(file, source);
      const ts = typescript();
      return { blocking: () => kind(invoke(ts, 'createProgram', [file], { noLib: true, types: [] })) };
    }),
    readConfigFile: written('a file', ({ dir }) => {
      const file = join(dir, 'tsconfig.json');
      writeFileSync(file, '{ "compilerOptions": {} }');
      const ts = typescript();
      return { blocking: () => member(invoke(ts, 'readConfigFile', file, member(member(ts, 'sys'), 'readFile')), 'config') };
    }),
    'sys.readFile': written('a file of 10 KB', async ({ file }) => {
      const [ts, { readFile }] = [typescript(), await import('node:fs/promises')];
      return { blocking: () => invoke(ts, 'sys.readFile', file), counterpart: () => readFile(file, 'utf8') };
    }),
    transpile: compute('one line', source),
    transpileModule: call('one line', () => [source, {}], { compare: result => member(result, 'outputText') }),
  },
  which: {
    sync: own('which', 'a command', self => ({ blocking: () => invoke(self, 'sync', 'sh'), counterpart: () => run(self, 'sh') })),
  },
  'xmlhttprequest-ssl': {
    '#open': written(
      'a server that takes 50 ms',
      async () => {
        const server = await slowServer();
        const Request = member(require('xmlhttprequest-ssl'), 'XMLHttpRequest');
        return {
          blocking: () => {
            const request = construct(Request);
            invoke(request, 'open', 'GET', server.url, false);
            invoke(request, 'send');
            return member(request, 'responseText');
          },
          counterpart: async () => (await fetch(server.url)).text(),
          done: () => {
            server.stop();
          },
        };
      },
      { elsewhere: 'later', ...noEffect },
    ),
  },
};

const notRun: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  eslint: { 'ESLint#lintText': 'It gives a promise, and computes on the calling thread when the turn has ended: neither gate tells that.' },
};

export default Object.entries(modules).map(([module, rows]) => ({
  module,
  rows,
  ...(notRun[module] && { notRun: notRun[module] }),
})) satisfies readonly ModuleProofs[];

function kind(object: unknown): unknown {
  return typeof object;
}
function value(result: unknown): unknown {
  return member(result, 'value');
}
function data(result: unknown): unknown {
  return { ...(member(result, 'data') as object) };
}
function code(result: unknown): unknown {
  return String(member(result, 'code'));
}
/** With a plugin, postcss parses at once. */
function plugin(): void {
  // It leaves the style as it is.
}
function style(dir: string): string {
  const file = join(dir, 'a.css');
  writeFileSync(file, css);
  return file;
}
function keeping({ dir }: Place): unknown {
  const kept = construct(member(require('flat-cache'), 'FlatCache'), { cacheId: 'a', cacheDir: join(dir, 'cache') });
  invoke(kept, 'set', 'key', 'value');
  return kept;
}
function saved(place: Place): string {
  invoke(keeping(place), 'save', true);
  return join(place.dir, 'cache', 'a');
}
function entryCache({ dir, file }: Place): unknown {
  const entries = construct(member(require('file-entry-cache'), 'FileEntryCache'), { cache: { cacheDir: join(dir, 'cache') } });
  invoke(entries, 'getFileDescriptor', file);
  return entries;
}
