import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { loopback, running, type Running } from '../support/loopback.ts';

const app = new Hono();

app.get('/', context => context.text(readFileSync(import.meta.filename, 'utf8')));

export async function start(): Promise<Running> {
  const server = serve({ fetch: app.fetch, port: 0, hostname: loopback }) as Server;
  await once(server, 'listening');
  return running(server);
}
