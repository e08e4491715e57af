/**
 * What `npm run verify packages` calls, with small inputs in a folder of its own, and how it makes what a path needs that can't
 * be reached by names alone. To have a row called, add its module and path here.
 */
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { major } from 'semver';
import { at, NotMade, type Makers } from './verify/paths.ts';

/** A folder with a few files, made anew for each call. */
export interface Place {
  readonly dir: string;
  readonly text: string;
  readonly json: string;
  readonly yaml: string;
  readonly script: string;
  /** A path at which there is nothing. */
  readonly fresh: string;
  /** The major version of the package. */
  readonly major: number;
}

type Function = (...given: unknown[]) => unknown;
/** Calls the function `f`, and gives what it gave. */
export type Call = (f: Function, place: Place) => unknown;

export function place(scratch: string, version: string): Place {
  const dir = mkdtempSync(join(scratch, 'call-'));
  const file = (name: string, contents: string): string => {
    writeFileSync(join(dir, name), contents);
    return join(dir, name);
  };
  mkdirSync(join(dir, 'folder'));
  const script = file('run.sh', '#!/bin/sh\necho ran\n');
  chmodSync(script, 0o755);
  file('package.json', '{ "name": "harmless", "version": "1.0.0" }');
  file('module.js', 'module.exports = 1;');
  return {
    dir,
    script,
    text: file('a.txt', 'one\ntwo\n'),
    json: file('a.json', '{ "a": 1 }'),
    yaml: file('a.yaml', 'a: 1\n'),
    fresh: join(dir, 'fresh'),
    major: major(version),
  };
}

const call = (object: unknown, method: string, ...given: unknown[]): unknown =>
  Reflect.apply(at(object, method) as Function, object, given);
const construct = (constructor: unknown, ...given: unknown[]): unknown => Reflect.construct(constructor as Function, given);
const run = (callee: unknown, ...given: unknown[]): unknown => (callee as Function)(...given);

/** A path at which there is nothing, in the folder for temporary files that `npm run verify packages` gives and takes away. */
const unused = (): string => join(tmpdir(), randomUUID());

/** Some packages fill their exports when they are ready. */
const whenReady =
  (name: string) =>
  async (sodium: unknown): Promise<unknown> => {
    await at(sodium, 'ready');
    return at(sodium, name);
  };

export const makers: Makers = {
  '@napi-rs/canvas Canvas#': root => call(root, 'createCanvas', 2, 2),
  'adm-zip #': AdmZip => construct(AdmZip),
  'better-sqlite3 #prepare()': Database => call(construct(Database, ':memory:'), 'prepare', 'select 1'),
  'better-sqlite3 #transaction()': Database => call(construct(Database, ':memory:'), 'transaction', () => 1),
  'conf #': Conf => construct(Conf, { projectName: 'harmless', cwd: unused() }),
  'configstore #': Configstore => construct(Configstore, 'harmless', {}, { configPath: unused() }),
  'convict ()': convict => run(convict, { a: { format: Number, default: 0 } }),
  'cosmiconfig cosmiconfigSync()': root => call(root, 'cosmiconfigSync', 'harmless'),
  'deasync ()': deasync => run(deasync, (done: Function) => done(null, 1)),
  'drizzle-orm/better-sqlite3 drizzle()': root => call(at(root, 'drizzle'), 'mock'),
  'enhanced-resolve ResolverFactory.createResolver()': resolve =>
    call(at(resolve, 'ResolverFactory'), 'createResolver', {
      fileSystem: construct(at(resolve, 'CachedInputFileSystem'), process.getBuiltinModule('fs'), 1),
      useSyncFileSystemCalls: true,
    }),
  'enhanced-resolve create.sync()': resolve => call(at(resolve, 'create'), 'sync', {}),
  'eta Eta#': eta => construct(at(eta, 'Eta'), { views: tmpdir() }),
  'edge.js Edge#': edge => (typeof at(edge, 'Edge') === 'function' ? construct(at(edge, 'Edge')) : edge),
  'fast-jwt createSigner()': root => call(root, 'createSigner', { key: 'secret' }),
  'fast-jwt createVerifier()': root => call(root, 'createVerifier', { key: 'secret' }),
  'fdir fdir#crawl()': root => call(construct(at(root, 'fdir')), 'crawl', import.meta.dirname),
  'fdir fdir#crawlWithOptions()': root => call(construct(at(root, 'fdir')), 'crawlWithOptions', import.meta.dirname, {}),
  'jimp Jimp#': root => construct(at(root, 'Jimp'), { width: 2, height: 2 }),
  'jiti ()': createJiti => run(createJiti, import.meta.url),
  'jiti createJiti()': createJiti => run(createJiti, import.meta.url),
  'libsql #prepare()': Database => call(construct(Database, ':memory:'), 'prepare', 'select 1'),
  'libsql #transaction()': Database => call(construct(Database, ':memory:'), 'transaction', () => 1),
  'libsql/promise Statement#': root => call(construct(at(root, 'default') ?? root, ':memory:'), 'prepare', 'select 1'),
  'libsql/promise Database#': root => construct(at(root, 'default') ?? root, ':memory:'),
  'libsodium-wrappers crypto_secretbox_easy': whenReady('crypto_secretbox_easy'),
  'libsodium-wrappers-sumo crypto_pwhash': whenReady('crypto_pwhash'),
  'libsodium-wrappers-sumo crypto_pwhash_str': whenReady('crypto_pwhash_str'),
  'libsodium-wrappers-sumo crypto_pwhash_str_verify': whenReady('crypto_pwhash_str_verify'),
  'lilconfig lilconfigSync()': root => call(root, 'lilconfigSync', 'harmless'),
  'lmdb open()': root => call(root, 'open', { path: unused() }),
  'mysql2/promise Connection#': root => at(at(root, 'PromiseConnection'), 'prototype'),
  'nconf File#': nconf => construct(at(nconf, 'File'), { file: unused() }),
  'node:fs/promises FileHandle#': async root => {
    const handle = await (call(root, 'open', import.meta.filename) as Promise<{ close(): Promise<void> }>);
    await handle.close();
    return handle;
  },
  'node:readline/promises createInterface': root => at(root, 'createInterface'),
  'node-hid HID#': () => {
    throw new NotMade('node-hid HID#'); // Its methods come with a device.
  },
  'node-stream-zip #': StreamZip => {
    const zip = construct(StreamZip, { file: '/dev/null' });
    call(zip, 'on', 'error', () => undefined);
    return zip;
  },
  'pino destination()': pino => call(pino, 'destination', { dest: '/dev/null', sync: true }),
  'postcss ()': postcss => run(postcss),
  'prompt-sync ()': promptSync => run(promptSync),
  'rehype rehype()': root => call(root, 'rehype'),
  'remark remark()': root => call(root, 'remark'),
  'shelljs ShellString#': shell => construct(at(shell, 'ShellString'), 'text'),
  'showdown Converter#': showdown => construct(at(showdown, 'Converter')),
  'sonic-boom #': SonicBoom => construct(SonicBoom, { dest: '/dev/null', sync: true }),
  'sql.js Database': async initSqlJs => at(await run(initSqlJs), 'Database'),
  'stylus ()': stylus => run(stylus, ''),
  'stormdb #': StormDB => construct(StormDB, { init: () => ({}), read: () => ({}), write: () => undefined }),
  'unified unified()': root => call(root, 'unified'),
  'xmlhttprequest-ssl #': XMLHttpRequest => construct(XMLHttpRequest),
  'xmlhttprequest XMLHttpRequest#': root => construct(at(root, 'XMLHttpRequest')),
};

const path: Call = (f, { text }) => f(text);
const folder: Call = (f, { dir }) => f(dir);
const inFolder: Call = (f, { dir }) => f({ cwd: dir });
const nothing: Call = f => f();
const fresh: Call = (f, place) => f(place.fresh);
const write: Call = (f, place) => f(place.fresh, 'text');
const copy: Call = (f, { text, fresh: to }) => f(text, to);
const glob: Call = (f, { dir }) => f('*.txt', { cwd: dir });
const node: Call = f => f(process.execPath, ['-e', '']);

/** Module and path of a row → a call of it. */
export const calls: Readonly<Record<string, Call>> = {
  'adm-zip new ': nothing,
  'adm-zip #addLocalFile': path,
  'adm-zip #addLocalFolder': folder,
  'adm-zip #extractAllTo': fresh,
  'adm-zip #toBuffer': nothing,
  'adm-zip #writeZip': fresh,
  'atomic-sleep ': f => f(1),
  'atomically readFileSync': path,
  'atomically writeFileSync': write,
  'browserslist ': f => f(null),
  'browserslist findConfig': folder,
  'command-exists sync': f => f('node'),
  'conf #get': f => f('a'),
  'conf #has': f => f('a'),
  'configstore #get': f => f('a'),
  'configstore #set': f => f('a', 1),
  'copy-dir sync': (f, { dir, fresh: to }) => f(join(dir, 'folder'), to),
  'copy-file copyFileSync': copy,
  'cosmiconfig cosmiconfigSync().load': (f, { json }) => f(json),
  'cosmiconfig cosmiconfigSync().search': folder,
  'cp-file sync': copy,
  'cross-spawn sync': node,
  'cross-spawn spawn.sync': node,
  'convict ().loadFile': (f, { json }) => f(json),
  'del deleteSync': (f, { dir }) => f('*.txt', { cwd: dir }),
  'del sync': (f, { dir }) => f('*.txt', { cwd: dir }),
  'detect-libc familySync': nothing,
  'detect-libc versionSync': nothing,
  'dir-glob sync': (f, { dir }) => f('folder', { cwd: dir }),
  'directory-tree ': folder,
  'dotenv config': (f, { text }) => f({ path: text, quiet: true }),
  'dotenv-flow listFiles': (f, { dir }) => f({ path: dir }),
  'ejs compile': f => f('<%= 1 %>'),
  'ejs render': f => f('<%= 1 %>'),
  'empathic/find up': (f, { dir }) => f('package.json', { cwd: dir }),
  'empathic/find any': (f, { dir }) => f(['package.json'], { cwd: dir }),
  'empathic/package up': inFolder,
  'empty-dir sync': folder,
  'enhanced-resolve sync': (f, { dir }) => f(dir, './module.js'),
  'enhanced-resolve create.sync()': (f, { dir }) => f(dir, './module.js'),
  'enhanced-resolve ResolverFactory.createResolver().resolveSync': (f, { dir }) => f({}, dir, './module.js'),
  'escalade/sync ': (f, { dir }) => f(dir, () => dir),
  'eta Eta#renderString': f => f('text', {}),
  'execa execaSync': node,
  'execa execaCommandSync': f => f('node -v'),
  'execa sync': node,
  'execa commandSync': f => f('node -v'),
  'fast-glob globSync': glob,
  'fast-glob sync': glob,
  'fdir fdir#crawl().sync': nothing,
  'file-entry-cache create': (f, { dir }) => f('cache', undefined, dir),
  'find-cache-dir ': (f, { dir }) => f({ name: 'harmless', cwd: dir }),
  'find-parent-dir sync': (f, { dir }) => f(dir, 'package.json'),
  'find-root ': folder,
  'find-up findUpSync': (f, { dir }) => f('a.txt', { cwd: dir }),
  'find-up findUpMultipleSync': (f, { dir }) => f('a.txt', { cwd: dir }),
  'find-up findDownSync': (f, { dir }) => f('a.txt', { cwd: dir }),
  'find-up sync': (f, { dir }) => f('a.txt', { cwd: dir }),
  'find-up sync.exists': path,
  'find-up-simple findUpSync': (f, { dir }) => f('a.txt', { cwd: dir }),
  'findup-sync ': (f, { dir }) => f('a.txt', { cwd: dir }),
  'flat-cache create': (f, { dir, major: version }) => (version < 5 ? f('id', dir) : f({ cacheDir: dir })),
  'flat-cache load': (f, { dir }) => f('id', dir),
  'fs-extra readFileSync': path,
  'fs-extra writeFileSync': write,
  'fs-extra appendFileSync': write,
  'fs-extra existsSync': path,
  'fs-extra statSync': path,
  'fs-extra lstatSync': path,
  'fs-extra accessSync': path,
  'fs-extra readdirSync': folder,
  'fs-extra mkdirSync': fresh,
  'fs-extra mkdtempSync': fresh,
  'fs-extra rmSync': path,
  'fs-extra unlinkSync': path,
  'fs-extra renameSync': copy,
  'fs-extra copyFileSync': copy,
  'fs-extra copySync': copy,
  'fs-extra moveSync': copy,
  'fs-extra removeSync': path,
  'fs-extra realpathSync': path,
  'fs-extra ensureDirSync': fresh,
  'fs-extra ensureFileSync': fresh,
  'fs-extra mkdirpSync': fresh,
  'fs-extra emptyDirSync': fresh,
  'fs-extra outputFileSync': write,
  'fs-extra pathExistsSync': path,
  'fs-extra readJsonSync': (f, { json }) => f(json),
  'fs-extra readJSONSync': (f, { json }) => f(json),
  'fs-extra writeJsonSync': write,
  'fs-extra outputJsonSync': write,
  'fs-extra truncateSync': path,
  'fs-extra symlinkSync': copy,
  'fs-extra linkSync': copy,
  'fs-jetpack append': write,
  'fs-jetpack copy': copy,
  'fs-jetpack dir': fresh,
  'fs-jetpack exists': path,
  'fs-jetpack file': fresh,
  'fs-jetpack find': (f, { dir }) => f(dir, { matching: '*.txt' }),
  'fs-jetpack inspect': path,
  'fs-jetpack inspectTree': folder,
  'fs-jetpack list': folder,
  'fs-jetpack move': copy,
  'fs-jetpack read': path,
  'fs-jetpack remove': path,
  'fs-jetpack write': write,
  'fs-readdir-recursive ': folder,
  'git-repo-info ': folder,
  'glob globSync': glob,
  'glob sync': glob,
  'glob glob.sync': glob,
  'glob globIterateSync': glob,
  'globby globbySync': glob,
  'globby sync': glob,
  'globby isGitIgnoredSync': inFolder,
  'globby gitignore.sync': inFolder,
  'globule find': (f, { dir }) => f('*.txt', { srcBase: dir }),
  'gray-matter read': path,
  'hasbin sync': f => f('node'),
  'hasbin all.sync': f => f(['node']),
  'hasbin any.sync': f => f(['node']),
  'hasbin first.sync': f => f(['node']),
  'hasha hashFileSync': path,
  'hasha hashSync': f => f('text'),
  'hasha ': f => f('text'),
  'hasha fromFileSync': path,
  'import-fresh ': (f, { dir }) => f(join(dir, 'module.js')),
  'import-from ': (f, { dir }) => f(dir, './module.js'),
  'import-from silent': (f, { dir }) => f(dir, './module.js'),
  'jsonfile readFileSync': (f, { json }) => f(json),
  'jsonfile writeFileSync': write,
  'klaw-sync ': folder,
  'lightningcss transform': f => f({ filename: 'a.css', code: Buffer.from('a { color: red }') }),
  'lilconfig lilconfigSync().search': folder,
  'lilconfig lilconfigSync().load': (f, { json }) => f(json),
  'load-json-file loadJsonFileSync': (f, { json }) => f(json),
  'load-json-file sync': (f, { json }) => f(json),
  'local-pkg isPackageExists': f => f('semver'),
  'local-pkg getPackageInfoSync': f => f('semver'),
  'locate-path locatePathSync': (f, { dir }) => f(['a.txt'], { cwd: dir }),
  'locate-path sync': (f, { dir }) => f(['a.txt'], { cwd: dir }),
  'lockfile lockSync': fresh,
  'lockfile checkSync': fresh,
  'make-dir makeDirectorySync': fresh,
  'make-dir sync': fresh,
  'md5-file sync': path,
  'mkdirp mkdirpSync': fresh,
  'mkdirp sync': fresh,
  'mkdirp manualSync': fresh,
  'mkdirp nativeSync': fresh,
  'mlly resolveSync': f => f('node:fs'),
  'mlly resolvePathSync': (f, { text }) => f(text),
  'move-file moveFileSync': copy,
  'move-file renameFileSync': copy,
  'nconf loadFilesSync': (f, { json }) => f([json]),
  'nconf file': (f, { json }) => f(json),
  'node-cmd runSync': f => f('node -v'),
  'node-dir files': (f, { dir }) => f(dir, { sync: true, recursive: false }),
  'nunjucks renderString': f => f('text', {}),
  'oxc-resolver sync': (f, { dir }) => f(dir, './module.js'),
  'parse-git-config sync': (f, { dir }) => f({ cwd: dir, path: join(dir, 'none') }),
  'path-exists pathExistsSync': path,
  'path-exists sync': path,
  'path-type isFileSync': path,
  'path-type isDirectorySync': path,
  'path-type isSymlinkSync': path,
  'pino destination': f => f({ dest: '/dev/null', sync: true }),
  'pino destination().flushSync': nothing,
  'pkg-dir packageDirectorySync': inFolder,
  'pkg-dir sync': folder,
  'package-directory packageDirectorySync': inFolder,
  'pkg-up pkgUpSync': inFolder,
  'prettier format': (f, { major: version }) => (version < 3 ? f('a', { parser: 'babel' }) : undefined),
  'prettier check': (f, { major: version }) => (version < 3 ? f('a', { parser: 'babel' }) : undefined),
  'prettier getFileInfo.sync': path,
  'prettier resolveConfig.sync': path,
  'prettier resolveConfigFile.sync': path,
  'proper-lockfile checkSync': path,
  'proper-lockfile lockSync': path,
  'pug compile': f => f('p text'),
  'pug render': f => f('p text'),
  'rc ': f => f('harmless', {}, { _: [] }),
  'read-package-up readPackageUpSync': inFolder,
  'read-pkg readPackageSync': inFolder,
  'read-pkg sync': inFolder,
  'read-pkg-up readPackageUpSync': inFolder,
  'read-pkg-up sync': inFolder,
  'read-yaml-file sync': (f, { yaml }) => f(yaml),
  'recursive-readdir-sync ': folder,
  'require-directory ': (f, { dir }) => f({ require: () => 1, filename: join(dir, 'x.js'), id: 'x' }, dir, { include: /none/ }),
  'resolve sync': (f, { dir }) => f('./module.js', { basedir: dir }),
  'resolve-cwd silent': f => f('./none'),
  'resolve-from ': (f, { dir }) => f(dir, './module.js'),
  'resolve-from silent': (f, { dir }) => f(dir, './module.js'),
  'rimraf rimrafSync': path,
  'rimraf sync': path,
  'rimraf rimraf.sync': path,
  'rimraf manualSync': path,
  'rimraf nativeSync': path,
  'rimraf posixSync': path,
  'shelljs cat': path,
  'shelljs cp': copy,
  'shelljs exec': f => f('node -v', { silent: true }),
  'shelljs find': folder,
  'shelljs grep': (f, { text }) => f('one', text),
  'shelljs head': path,
  'shelljs ls': folder,
  'shelljs mkdir': fresh,
  'shelljs mv': copy,
  'shelljs rm': path,
  'shelljs sed': (f, { text }) => f('one', 'two', text),
  'shelljs sort': path,
  'shelljs tail': path,
  'shelljs test': (f, { text }) => f('-f', text),
  'shelljs touch': fresh,
  'shelljs uniq': path,
  'shelljs which': f => f('node'),
  'shelljs ShellString#to': fresh,
  'simple-plist writeFileSync': (f, place) => f(place.fresh, { a: 1 }),
  'simple-plist writeBinaryFileSync': (f, place) => f(place.fresh, { a: 1 }),
  'sonic-boom new ': f => f({ dest: '/dev/null', sync: true }),
  'sonic-boom #flushSync': nothing,
  'sql.js new Database': nothing,
  'stormdb #save': nothing,
  'tar c': (f, { dir, fresh: file }) => f({ sync: true, file, cwd: dir }, ['a.txt']),
  'tar create': (f, { dir, fresh: file }) => f({ sync: true, file, cwd: dir }, ['a.txt']),
  'temp mkdirSync': f => f('harmless'),
  'temp openSync': f => f('harmless'),
  'temp cleanupSync': nothing,
  'tempy temporaryWriteSync': f => f('text'),
  'tempy temporaryDirectory': nothing,
  'term-size ': nothing,
  'tinyexec xSync': node,
  'tinyexec execSync': node,
  'tinyglobby globSync': glob,
  'tmp dirSync': nothing,
  'tmp fileSync': nothing,
  'tmp tmpNameSync': nothing,
  'to-vfile readSync': path,
  'to-vfile writeSync': (f, place) => f({ path: place.fresh, value: 'text' }),
  'totalist/sync totalist': (f, { dir }) => f(dir, () => undefined),
  'typescript transpile': f => f('let a: number'),
  'typescript transpileModule': f => f('let a: number', {}),
  'typescript sys.readFile': path,
  'unrs-resolver sync': (f, { dir }) => f(dir, './module.js'),
  'username usernameSync': nothing,
  'walk-sync ': folder,
  'walk-sync entries': folder,
  'walkdir sync': folder,
  'walkdir ': (f, { dir }) => f(dir, { sync: true }),
  'which sync': f => f('node'),
  'write-file-atomic sync': write,
  'write-json-file writeJsonFileSync': write,
  'write-json-file sync': write,
  'write-pkg writePackageSync': (f, { dir }) => f(dir, { name: 'harmless' }),
  'write-pkg updatePackageSync': (f, { dir }) => f(dir, { version: '2.0.0' }),
  'write-yaml-file sync': write,
  'xlsx read': f => f('a,b\n1,2\n', { type: 'string' }),
  'yamljs parseFile': (f, { yaml }) => f(yaml),
  'yamljs load': (f, { yaml }) => f(yaml),
  'zx tempdir': nothing,
  'zx tempfile': nothing,
  'zx which.sync': f => f('node'),
};
