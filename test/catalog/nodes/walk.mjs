/**
 * Lists every function that the running Node has, by its access path: the exports of each builtin module and the globals,
 * the methods and statics of their classes, and the methods of what only a call gives. It is plain JavaScript without a
 * dependency, so that any Node can run it, and writes `{ node, modules: { 'node:fs': ['access', 'Dir#close', …] } }`.
 */
import { Buffer } from 'node:buffer';
import { builtinModules, createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const MAX_DEPTH = 3;

/** Modules that are listed nowhere, because they are experimental. */
const experimental = [
  'node:sea',
  'node:sqlite',
  'node:test',
  'node:test/reporters',
  'node:stream/iter',
  'node:zlib/iter',
  'node:vfs',
  'node:ffi',
  'node:quic',
];

/** What has to be made to be looked at: instances of classes that are not exported, and what calls give. Nothing is left open. */
const made = {
  'node:async_hooks': { 'createHook()': ({ createHook }) => createHook({}) },
  'node:crypto': {
    'Cipheriv#': ({ createCipheriv }) => createCipheriv('aes-128-cbc', Buffer.alloc(16), Buffer.alloc(16)),
    'Decipheriv#': ({ createDecipheriv }) => createDecipheriv('aes-128-cbc', Buffer.alloc(16), Buffer.alloc(16)),
    'ECDH#': ({ createECDH }) => createECDH('prime256v1'),
    'SecretKeyObject#': ({ createSecretKey }) => createSecretKey(Buffer.alloc(16)),
  },
  'node:dgram': { 'Socket#': ({ createSocket }) => closed(createSocket('udp4')) },
  'node:diagnostics_channel': { 'TracingChannel#': ({ tracingChannel }) => tracingChannel('walk') },
  'node:domain': { 'create()': ({ create }) => create() },
  'node:fs': {
    'FSWatcher#': ({ watch }) => closed(watch(tmpdir(), { persistent: false })),
    'StatWatcher#': ({ watchFile, unwatchFile }) => {
      const watcher = watchFile(fileURLToPath(import.meta.url), { persistent: false }, () => {});
      unwatchFile(fileURLToPath(import.meta.url));
      return watcher;
    },
    'Dir#': ({ opendirSync }) => {
      const dir = opendirSync(tmpdir());
      dir.closeSync();
      return dir;
    },
  },
  'node:fs/promises': {
    'FileHandle#': async ({ open }) => {
      const handle = await open(fileURLToPath(import.meta.url));
      await handle.close();
      return handle;
    },
    'glob()': ({ glob }) => glob?.('*.none'),
  },
  'node:http': { 'Agent#': ({ globalAgent }) => globalAgent },
  'node:http2': {
    'createServer()': ({ createServer }) => createServer(),
    'createSecureServer()': ({ createSecureServer }) => createSecureServer(),
  },
  'node:inspector': { 'Session#': ({ Session }) => new Session() },
  'node:module': {
    'createRequire()': ({ createRequire }) => createRequire(import.meta.url),
    'SourceMap#': ({ SourceMap }) => new SourceMap({ version: 3, sources: [], mappings: '', names: [] }),
  },
  'node:perf_hooks': {
    'createHistogram()': ({ createHistogram }) => createHistogram(),
    'monitorEventLoopDelay()': ({ monitorEventLoopDelay }) => monitorEventLoopDelay(),
  },
  'node:sqlite': {
    'Session#': ({ DatabaseSync }) => new DatabaseSync(':memory:').createSession(),
    'SQLTagStore#': ({ DatabaseSync }) => new DatabaseSync(':memory:').createTagStore?.(),
  },
  'node:tls': { 'createSecureContext()': ({ createSecureContext }) => createSecureContext() },
  'node:timers': {
    'setTimeout()': ({ setTimeout, clearTimeout }) =>
      given(
        setTimeout(() => {}, 1),
        clearTimeout,
      ),
  },
  'node:trace_events': { 'createTracing()': ({ createTracing }) => createTracing({ categories: ['node.walk'] }) },
  'node:vfs': { 'VirtualFileSystem#promises': ({ create }) => create().promises },
  'node:worker_threads': { 'MessagePort#': ({ MessageChannel }) => closed(new MessageChannel().port1) },
  'node:zlib': { 'createGzip()': ({ createGzip }) => createGzip(), 'createDeflate()': ({ createDeflate }) => createDeflate() },
};

function closed(resource) {
  resource.close();
  return resource;
}

function given(value, release) {
  release(value);
  return value;
}

const isObject = value => (typeof value === 'object' && value !== null) || typeof value === 'function';
const ownOfFunctions = new Set(['length', 'name', 'prototype', 'arguments', 'caller', 'constructor']);

/** A property's value; some getters fail without a receiver or a flag. */
function read(object, name, receiver = object) {
  try {
    return Reflect.get(object, name, receiver);
  } catch {
    return undefined;
  }
}

/** The methods of an instance or of what a prototype gives its instances, those of its classes' parents too. */
function addMethods(paths, start, prefix) {
  for (let holder = start; holder && holder !== Object.prototype && holder !== Function.prototype; holder = Object.getPrototypeOf(holder)) {
    for (const name of Object.getOwnPropertyNames(holder)) {
      if (name === 'constructor') continue;
      const descriptor = Object.getOwnPropertyDescriptor(holder, name);
      if (typeof descriptor.value === 'function') paths.add(prefix + name);
    }
  }
}

/** The functions under a value that stands at a path; `above` are the objects that lead to it. */
function addFunctions(paths, value, path, above) {
  if (typeof value === 'function') paths.add(path);
  if (typeof value === 'function' && isObject(value.prototype)) addMethods(paths, value.prototype, `${path}#`);
  if (above.includes(value) || above.length >= MAX_DEPTH) return;
  for (let holder = value; holder && holder !== Object.prototype && holder !== Function.prototype; holder = Object.getPrototypeOf(holder)) {
    for (const name of Object.getOwnPropertyNames(holder)) {
      // A class's parents have their own paths; names with other characters can't be written as a path.
      if ((typeof value === 'function' && (ownOfFunctions.has(name) || holder !== value)) || !/^[$\w]+$/.test(name)) continue;
      const member = read(holder, name, value);
      if (isObject(member)) addFunctions(paths, member, path === '' ? name : `${path}.${name}`, [...above, value]);
    }
  }
}

async function walk(module, exported) {
  const paths = new Set();
  addFunctions(paths, exported, '', []);
  for (const [path, make] of Object.entries(made[module] ?? {})) {
    const value = await make(exported);
    if (!isObject(value)) continue;
    if (typeof value === 'function') paths.add(path);
    addMethods(paths, value, path.endsWith('#') ? path : `${path}.`);
  }
  return [...paths].filter(path => path !== '').sort();
}

/** The module, unless this Node does not have it. */
function load(module) {
  try {
    return require(module);
  } catch (error) {
    if (error.code === 'ERR_UNKNOWN_BUILTIN_MODULE' || error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

const names = new Set([...builtinModules.map(name => (name.startsWith('node:') ? name : `node:${name}`)), ...experimental]);
const modules = { globalThis: await walk('globalThis', { ...ownGlobals(), require }) };
for (const name of [...names].sort()) {
  const exported = load(name);
  if (exported !== undefined) modules[name] = await walk(name, exported);
}
process.stdout.write(JSON.stringify({ node: process.versions.node, modules }), () => process.exit());

/** The globals, but for `globalThis` in them, and for what is a module with rows of its own. */
function ownGlobals() {
  const entries = Object.getOwnPropertyNames(globalThis).map(name => [name, read(globalThis, name)]);
  return Object.fromEntries(entries.filter(([name, value]) => value !== globalThis && name !== 'process' && isObject(value)));
}
