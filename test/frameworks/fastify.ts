import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import { loopback, running, type Running } from '../support/loopback.ts';

const app = fastify();

app.addHook('onRequest', (_request, reply, done) => {
  reply.header('content-length', readFileSync(import.meta.filename).length);
  done();
});

app.get('/', () => readFileSync(import.meta.filename, 'utf8'));

export async function start(): Promise<Running> {
  await app.listen({ port: 0, host: loopback });
  return { ...running(app.server), stop: () => app.close() };
}
