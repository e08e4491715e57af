import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { initTRPC } from '@trpc/server';
import { createHTTPServer } from '@trpc/server/adapters/standalone';
import { loopback, running, type Running } from '../support/loopback.ts';

const t = initTRPC.create();

const timed = t.procedure.use(({ next }) => {
  readFileSync(import.meta.filename);
  return next();
});

const router = t.router({
  read: timed.query(() => readFileSync(import.meta.filename, 'utf8')),
});

export async function start(): Promise<Running> {
  const server = createHTTPServer({ router });
  await once(server.listen(0, loopback), 'listening');
  return running(server, '/read');
}
