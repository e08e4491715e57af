/**
 * How the examples of the rules' pages are run: each is a module in a folder of its own, with the files, packages and
 * commands that it names; what it waits for is withheld as in `prove.ts`. A script says how much the loop turned meanwhile.
 */
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { invoke, member } from './derive.ts';
import { awaitScripts } from './await-examples.ts';
import { closureScripts } from './closure-examples.ts';
import { loopScripts, retry } from './loop-examples.ts';
import { textOf } from './place.ts';
import type { Scene, Script } from './scene.ts';

/** Servers listen where they are let, not where the example says. */
const servers: Server[] = [];
const listen = member(Server.prototype, 'listen') as (this: Server, ...given: unknown[]) => unknown;
Server.prototype.listen = function (this: Server): Server {
  servers.push(this);
  return Reflect.apply(listen, this, [0, '127.0.0.1']) as Server;
};

async function request(): Promise<string> {
  const server = servers.at(-1);
  if (!server) throw new Error('The example did not listen.');
  if (!server.listening) await once(server, 'listening');
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return response.text();
}

export function closeServers(): void {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
}

/** Turns between the beginning of a request's handling and the end of its response. */
async function turnsOfResponse(scene: Scene): Promise<number> {
  await scene.load();
  const end = member(ServerResponse.prototype, 'end') as (this: ServerResponse, ...given: unknown[]) => unknown;
  let [first, turned] = [0, 0];
  servers.at(-1)?.prependListener('request', () => {
    first = scene.turns();
  });
  ServerResponse.prototype.end = function (this: ServerResponse, ...given: unknown[]) {
    turned = scene.turns() - first;
    return Reflect.apply(end, this, given) as ServerResponse;
  };
  try {
    await request();
  } finally {
    Reflect.set(ServerResponse.prototype, 'end', end);
  }
  return turned;
}

/** A handler that answers with a page which is withheld. */
const page: Script = async scene => {
  const fifo = scene.fifo('page.html');
  await scene.load();
  return scene.held('answers', fifo, request);
};

/** The page is read at startup: later there is none, and no request waits for it. */
const pageAtStartup: Script = async scene => {
  writeFileSync('page.html', 'page');
  await scene.load();
  rmSync('page.html');
  scene.fifo('page.html');
  const first = scene.turns();
  if ((await request()) !== 'page') throw new Error('The page is another.');
  return scene.turns() - first;
};

/** Writes more than a pipe takes, into one from which nobody reads yet. */
const upload: Script = async scene => {
  mkdirSync('data');
  const fifo = scene.fifo('data/name');
  const example = await scene.load();
  return scene.held('reads', fifo, () => invoke(example, 'upload', { name: 'name', text: () => Promise.resolve(textOf(500_000)) }));
};

const signIn: Script = async scene => {
  const example = await scene.load();
  return scene.withFullPool(() => invoke(example, 'signIn', 'name', 'password'));
};

/** A `git` that waits before it answers. */
const version: Script = async scene => {
  const fifo = scene.fifo('answer');
  mkdirSync('bin');
  writeFileSync('bin/git', `#!/bin/sh\ncat '${fifo}'\n`);
  chmodSync('bin/git', 0o755);
  const { PATH = '' } = process.env;
  process.env.PATH = `${join(scene.dir, 'bin')}:${PATH}`;
  try {
    const example = await scene.load();
    return await scene.held('writes', fifo, () => invoke(example, 'version'));
  } finally {
    process.env.PATH = PATH;
  }
};

/** A database with one order. */
async function orders(): Promise<void> {
  const Database = member(await import('node:sqlite'), 'DatabaseSync') as new (path: string) => unknown;
  const database = new Database('orders.db');
  invoke(database, 'exec', 'CREATE TABLE orders (id INTEGER); INSERT INTO orders VALUES (1)');
  invoke(database, 'close');
}

const find: Script = async scene => {
  await orders();
  const example = await scene.load();
  const first = scene.turns();
  await invoke(member(example, 'orders'), 'find', 1);
  return scene.turns() - first;
};

/** Asks a worker that runs the example; twice, as an answer can arrive before the turn is counted. */
const findInWorker: Script = async scene => {
  await orders();
  const worker = new Worker(join(scene.dir, 'example.mjs'));
  try {
    const first = scene.turns();
    for (let i = 0; i < 2; i++) {
      worker.postMessage(1);
      await once(worker, 'message');
    }
    return scene.turns() - first;
  } finally {
    await worker.terminate();
  }
};

/** A server, in another process, that answers each request with what it reads from a FIFO. */
const price: Script = async scene => {
  const fifo = scene.fifo('answer');
  const program =
    "const fs = require('fs'); require('http').createServer((q, r) => fs.createReadStream(process.argv[1]).pipe(r)).listen(0, '127.0.0.1', function () { console.log(this.address().port); })";
  const server = spawn(process.execPath, ['-e', program, fifo], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(server.stdout, 'data')) as [Buffer];
  const { XMLHttpRequest } = createRequire(import.meta.url)('xmlhttprequest-ssl') as { readonly XMLHttpRequest: unknown };
  Reflect.set(globalThis, 'XMLHttpRequest', XMLHttpRequest);
  try {
    const example = await scene.load();
    return await scene.held('answers', fifo, () => invoke(example, 'price', `http://127.0.0.1:${String(port).trim()}/`));
  } finally {
    Reflect.deleteProperty(globalThis, 'XMLHttpRequest');
    server.kill();
  }
};

function installed(name: string, type: 'commonjs' | 'module'): string {
  const folder = join('node_modules', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, type, main: './index.js' }));
  return join(folder, 'index.js');
}

/** The package is a FIFO. */
const render: Script = async scene => {
  const fifo = scene.fifo(installed('marked', 'commonjs'));
  const example = await scene.load();
  return scene.held('writes', fifo, () => invoke(example, 'render', '# a'), 'exports.marked = text => text;');
};

/** The package is there at startup; later there is none, and nobody waits for it. */
const renderLoaded: Script = async scene => {
  const file = installed('marked', 'module');
  writeFileSync(file, 'export const marked = { lexer: text => text };');
  const example = await scene.load();
  rmSync(file);
  scene.fifo(file);
  const first = scene.turns();
  // Other work goes on between its calls.
  for (let i = 0; i < 2; i++) {
    await invoke(example, 'render', '# a');
    await new Promise(setImmediate);
  }
  return scene.turns() - first;
};

/** By the page, what it calls the example, and the example's place among these. */
export const scripts: Readonly<Record<string, Script>> = {
  'no-sync-fs incorrect 1': page,
  'no-sync-fs incorrect 2': upload,
  'no-sync-fs correct 1': page,
  'no-sync-fs correct 2': pageAtStartup,
  'no-blocking-wait incorrect 1': retry,
  'no-blocking-wait correct 1': retry,
  'no-cpu-bound-call incorrect 1': signIn,
  'no-cpu-bound-call incorrect 2': turnsOfResponse,
  'no-cpu-bound-call correct 1': signIn,
  'no-sync-child-process incorrect 1': version,
  'no-sync-child-process correct 1': version,
  'no-sync-database incorrect 1': find,
  'no-sync-database correct 1': findInWorker,
  'no-sync-network incorrect 1': price,
  'no-sync-network correct 1': price,
  'no-sync-require incorrect 1': render,
  'no-sync-require correct 1': renderLoaded,
  ...loopScripts,
  ...awaitScripts,
  ...closureScripts,
};

/** Examples that are not run, each with the reason. */
export const exceptions: Readonly<Record<string, string>> = {
  'no-cpu-bound-call correct 2': 'It computes on the loop, and is correct because that takes microseconds: see the costs in docs/proof.md.',
  'no-contradictory-annotation incorrect 1': 'It is about comments, which do not run.',
  'no-contradictory-annotation correct 1': 'It is about comments, which do not run.',
};

/** The first Node that runs an example, where that is not 20. */
export const since: Readonly<Record<string, number>> = { 'no-sync-database incorrect 1': 22, 'no-sync-database correct 1': 22 };
