/**
 * How long others wait for a quick answer while one request does something slow: the table of
 * `docs/dont-block-the-event-loop.md`, which `npm run bench neighbours` measures and writes. The server has a process of its
 * own, so that who asks is not kept as well.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fill, table } from '../../docs/tools/pages/markdown.ts';

const RUNS = 7;
const FILE_SIZE = 500_000_000;
const SLOW = 200;

interface Pair {
  readonly what: string;
  /** What handlers are written with, as names and as the bodies of async functions. */
  readonly blocking: readonly [name: string, body: string];
  readonly instead: readonly [name: string, body: string];
}

const folder = mkdtempSync(join(tmpdir(), 'event-loop-'));
const file = join(folder, 'large');
writeFileSync(file, Buffer.alloc(FILE_SIZE, 'a'));
const slowServer = createServer((_, response) => {
  setTimeout(() => response.end('hello'), SLOW);
}).listen(0, '127.0.0.1');
await once(slowServer, 'listening');
const url = JSON.stringify(`http://127.0.0.1:${(slowServer.address() as { port: number }).port}`);

const pairs: readonly Pair[] = [
  {
    what: `network: an answer that takes ${SLOW} ms`,
    blocking: [
      'a process that is waited for',
      `execFileSync(process.execPath, ['-e', 'fetch(process.argv[1]).then(response => response.text()).then(console.log)', ${url}])`,
    ],
    instead: ['`AsyncHTTPClient`', `await new AsyncHTTPClient().fetch(${url})`],
  },
  {
    what: `disk: a file of ${FILE_SIZE / 1e6} MB, in the system's memory`,
    blocking: ['`readFileSync`', `readFileSync(${JSON.stringify(file)})`],
    instead: ['`readFile`', `await readFile(${JSON.stringify(file)})`],
  },
  {
    what: `a lock, held for ${SLOW} ms`,
    blocking: ['`Atomics.wait`', `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${SLOW})`],
    instead: ['`Atomics.waitAsync`', `await Atomics.waitAsync(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${SLOW}).value`],
  },
  {
    what: `another process: \`sleep ${SLOW / 1000}\``,
    blocking: ['`execSync`', `execSync('sleep ${SLOW / 1000}')`],
    instead: ['`exec`', `await promisify(exec)('sleep ${SLOW / 1000}')`],
  },
  {
    what: 'the processor: a password, 600,000 rounds',
    blocking: ['`pbkdf2Sync`', "pbkdf2Sync('secret', 'salt', 600_000, 32, 'sha256')"],
    instead: ['`runOnExecutor(pbkdf2Sync, …)`', "await runOnExecutor(pbkdf2Sync, 'secret', 'salt', 600_000, 32, 'sha256')"],
  },
];

const program = (body: string): string => `
  import { createServer } from 'node:http';
  import { exec, execFileSync, execSync } from 'node:child_process';
  import { pbkdf2Sync } from 'node:crypto';
  import { readFileSync } from 'node:fs';
  import { readFile } from 'node:fs/promises';
  import { promisify } from 'node:util';
  import { AsyncHTTPClient, runOnExecutor } from 'eslint-plugin-event-loop/runtime';
  const server = createServer(async (request, response) => {
    if (request.url === '/slow') { ${body}; }
    response.end();
  }).listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

/** Milliseconds of the longest quick answer while one slow request was under way; the median of several. */
async function longestWait(body: string): Promise<number> {
  // In this folder, from where the package's name leads to itself.
  const server = spawn(process.execPath, ['--input-type=module', '--eval', program(body)], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = (await once(server.stdout, 'data')) as [Buffer];
  const ask = async (path: string): Promise<number> => {
    const began = performance.now();
    await (await fetch(`http://127.0.0.1:${String(port).trim()}${path}`)).arrayBuffer();
    return performance.now() - began;
  };
  // Connections are made, code is compiled and threads are started once.
  await ask('/slow');
  await ask('/quick');
  const waits: number[] = [];
  for (let run = 0; run < RUNS; run++) waits.push(await longestDuring(ask));
  server.kill();
  return waits.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
}

/** Asks for quick answers, one after the other, until the slow one is there. */
async function longestDuring(ask: (path: string) => Promise<number>): Promise<number> {
  const slow = { isDone: false };
  const answered = ask('/slow').finally(() => {
    slow.isDone = true;
  });
  let longest = 0;
  while (!slow.isDone) longest = Math.max(longest, await ask('/quick'));
  await answered;
  return longest;
}

const rows: string[][] = [];
for (const { what, blocking, instead } of pairs) {
  const row = [what];
  for (const [name, body] of [blocking, instead]) row.push(name, `${Math.round(await longestWait(body))} ms`);
  rows.push(row);
}
slowServer.closeAllConnections();
slowServer.close();
rmSync(folder, { recursive: true });

fill(
  'dont-block-the-event-loop.md',
  [
    ...table(['One request waits for', 'in a way that blocks', 'others wait', 'in one that does not', 'others wait'], rows),
    '',
    `Measured by \`npm run bench neighbours\` with Node ${process.versions.node} on ${process.platform} ${process.arch}, ${cpus().length} cores that others use as well: of ${RUNS} runs, the median of the longest waits.`,
  ].join('\n'),
);
