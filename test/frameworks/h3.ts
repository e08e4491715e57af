import { readFileSync } from 'node:fs';
import { H3, serve } from 'h3';
import { loopback, textFrom, type Running } from '../support/loopback.ts';

const app = new H3();

app.get('/', () => readFileSync(import.meta.filename, 'utf8'));

export async function start(): Promise<Running> {
  const server = await serve(app, { port: 0, hostname: loopback, silent: true }).ready();
  return {
    request: () => textFrom(Number(new URL(server.url ?? '').port)),
    stop: () => server.close(true),
  };
}
