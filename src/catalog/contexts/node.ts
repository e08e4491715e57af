/**
 * The callers of callbacks in Node core: servers, sockets, streams, timers, processes, and every function that takes a callback.
 *
 * Facts: Node's documentation for 20 to 26. Listeners of `process.on('exit')` can run only synchronous code. The handler of
 * `uncaughtException` is for synchronous cleanup.
 */
import type { ContextTable, ContextTableShape } from '../model/contexts.ts';

/** A function whose result is ignored. An error ends the process, thrown or as a rejection. */
const ignored = { runs: 'later', answer: 'ignored' } as const;
const callback = { ...ignored, callback: 'last', as: "'{api}' callback" } as const;
const requestHandler = { ...ignored, callback: 'last', as: 'request handler' } as const;
const connectionHandler = { ...ignored, callback: 'last', as: 'connection handler' } as const;

/** Returns rows for listeners by event. Where `exit` is among the events, an unknown event may be `exit`. */
const on = (...rows: { readonly events: readonly string[]; readonly as?: string; readonly runs?: 'later' | 'exit' | 'offloaded' }[]) => [
  ...rows.map(({ events, as = 'event listener', runs = 'later' as const }) => ({
    ...ignored,
    runs,
    callback: 1,
    as,
    when: { argument: 0, oneOf: events },
  })),
  { ...ignored, callback: 1, as: 'event listener', when: { argument: 0, type: 'string' } } as const,
];
const listeners = (className: string, ...rows: Parameters<typeof on>) =>
  Object.fromEntries(
    ['on', 'once', 'addListener', 'prependListener', 'prependOnceListener'].map(method => [`${className}${method}`, on(...rows)]),
  );

const requestEvents = { events: ['request', 'checkContinue', 'checkExpectation'], as: 'request handler' } as const;
const connectionEvents = {
  events: ['connection', 'secureConnection', 'connect', 'upgrade', 'session', 'stream'],
  as: 'connection handler',
} as const;
const exitEvents = { events: ['exit', 'uncaughtException', 'uncaughtExceptionMonitor', 'beforeExit'], runs: 'exit' } as const;

const nodeProcess = {
  module: 'node:process',
  callbacks: {
    ...listeners('', exitEvents, { events: ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGQUIT'], as: 'signal handler' }),
    nextTick: { ...ignored, callback: 0, as: "'process.nextTick' callback" },
  },
  results: { getBuiltinModule: { moduleNamed: 0 } },
} as const satisfies ContextTableShape;

const http = {
  module: 'node:http',
  callbacks: {
    createServer: requestHandler,
    'new Server': requestHandler,
    get: callback,
    request: callback,
    ...listeners('Server#', requestEvents, connectionEvents),
    'Server#setTimeout': callback,
    'Server#listen': callback,
    'Server#close': callback,
  },
  same: { 'createServer()': 'Server#', 'Server#listen()': 'Server#', 'Server#on()': 'Server#', 'Server#once()': 'Server#' },
} as const satisfies ContextTableShape;

const http2 = {
  module: 'node:http2',
  callbacks: { createServer: requestHandler, createSecureServer: requestHandler, connect: callback },
  same: { 'createServer()': { module: 'node:http', path: 'Server#' }, 'createSecureServer()': { module: 'node:http', path: 'Server#' } },
} as const satisfies ContextTable<typeof import('node:http2')>;

const https = {
  module: 'node:https',
  callbacks: { createServer: requestHandler, 'new Server': requestHandler, get: callback, request: callback },
  same: { 'createServer()': { module: 'node:http', path: 'Server#' }, Server: { module: 'node:http', path: 'Server' } },
} as const satisfies ContextTable<typeof import('node:https')>;

const net = {
  module: 'node:net',
  callbacks: { createServer: connectionHandler, 'new Server': connectionHandler, connect: callback, createConnection: callback },
} as const satisfies ContextTable<typeof import('node:net')>;

const tls = {
  module: 'node:tls',
  callbacks: {
    createServer: [
      connectionHandler,
      { runs: 'later', callback: { argument: 0, properties: ['SNICallback', 'ALPNCallback', 'pskCallback'] }, as: 'TLS callback' },
    ],
    connect: callback,
  },
} as const satisfies ContextTable<typeof import('node:tls')>;

const dgram = {
  module: 'node:dgram',
  callbacks: { createSocket: { ...ignored, callback: 1, as: 'message listener' } },
} as const satisfies ContextTable<typeof import('node:dgram')>;

const timers = {
  module: 'node:timers',
  callbacks: {
    setTimeout: { ...ignored, callback: 0, as: 'timer callback' },
    setInterval: { ...ignored, callback: 0, as: 'timer callback' },
    setImmediate: { ...ignored, callback: 0, as: "'setImmediate' callback" },
  },
} as const satisfies ContextTable<typeof import('node:timers')>;

const streamMethods = ['read', 'write', 'writev', 'transform', 'flush', 'final', 'construct', 'destroy'] as const;
const streamOptions = { runs: 'later', callback: { argument: 0, properties: streamMethods }, as: 'stream implementation' } as const;
const streamOverrides = { methods: streamMethods.map(method => `_${method}`), as: 'stream implementation' } as const;

const stream = {
  module: 'node:stream',
  callbacks: {
    'new Readable': streamOptions,
    'new Writable': streamOptions,
    'new Duplex': streamOptions,
    'new Transform': streamOptions,
    'new PassThrough': streamOptions,
    pipeline: { runs: 'later', callback: 'every', as: "'stream.pipeline' callback" },
    finished: callback,
    ...Object.fromEntries(
      ['map', 'filter', 'forEach', 'flatMap', 'some', 'every', 'find', 'reduce'].map(method => [
        `Readable#${method}`,
        { runs: 'later', callback: 0, as: 'stream callback' },
      ]),
    ),
  },
  overrides: {
    Readable: streamOverrides,
    Writable: streamOverrides,
    Duplex: streamOverrides,
    Transform: streamOverrides,
    PassThrough: streamOverrides,
    Stream: streamOverrides,
  },
} as const satisfies ContextTable<typeof import('node:stream')>;

const webSource = (argument: number, properties: readonly string[]) =>
  ({ runs: 'later', callback: { argument, properties }, as: 'stream implementation' }) as const;
const webStreams = {
  'new ReadableStream': webSource(0, ['start', 'pull', 'cancel']),
  'new WritableStream': webSource(0, ['start', 'write', 'close', 'abort']),
  'new TransformStream': webSource(0, ['start', 'transform', 'flush']),
};

/** Modules whose functions take a callback as their last argument, and call it later. */
const callbackModules = ['node:fs', 'node:dns', 'node:zlib', 'node:crypto'].map((module): ContextTableShape => ({
  module,
  callbacks: { '*': callback },
}));

const childProcess = {
  module: 'node:child_process',
  callbacks: { exec: callback, execFile: callback },
} as const satisfies ContextTable<typeof import('node:child_process')>;

const workerThreads = {
  module: 'node:worker_threads',
  callbacks: listeners('parentPort.', { events: ['message', 'close', 'messageerror'], runs: 'offloaded' }),
} as const satisfies ContextTableShape;

const asyncHooks = {
  module: 'node:async_hooks',
  callbacks: {
    'AsyncLocalStorage#run': { runs: 'now', callback: 1 },
    'AsyncLocalStorage#exit': { runs: 'now', callback: 0 },
    'AsyncResource#runInAsyncScope': { runs: 'now', callback: 0 },
  },
} as const satisfies ContextTable<typeof import('node:async_hooks')>;

export const nodeContexts: readonly ContextTableShape[] = [
  nodeProcess,
  http,
  http2,
  https,
  net,
  tls,
  dgram,
  timers,
  stream,
  { module: 'node:stream/web', callbacks: webStreams },
  { module: 'globalThis', callbacks: webStreams },
  ...callbackModules,
  { module: 'node:perf_hooks', callbacks: { 'new PerformanceObserver': { runs: 'later', callback: 0, as: 'performance observer' } } },
  {
    module: 'node:diagnostics_channel',
    callbacks: {
      subscribe: { runs: 'later', callback: 1, as: 'diagnostics channel subscriber' },
      'channel().subscribe': { runs: 'later', callback: 0, as: 'diagnostics channel subscriber' },
    },
  },
  { module: 'node:fs/promises', same: { 'opendir()': { module: 'node:fs', path: 'Dir#' } } },
  childProcess,
  workerThreads,
  asyncHooks,
  { module: 'node:module', results: { 'createRequire()': { moduleNamed: 0 } } },
  { module: 'node:util', results: { promisify: { promisified: 0 }, callbackify: { argument: 0 }, deprecate: { argument: 0 } } },
  { module: 'node:readline', callbacks: { 'Interface#question': callback }, same: { 'createInterface()': 'Interface#' } },
];
