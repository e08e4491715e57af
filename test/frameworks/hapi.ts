import { readFileSync } from 'node:fs';
import Hapi from '@hapi/hapi';
import { loopback, running, type Running } from '../support/loopback.ts';

const server = Hapi.server({ port: 0, host: loopback });

server.ext('onPreHandler', (request, h) => {
  request.app = readFileSync(import.meta.filename);
  return h.continue;
});

server.route({
  method: 'GET',
  path: '/',
  handler: () => readFileSync(import.meta.filename, 'utf8'),
});

export async function start(): Promise<Running> {
  await server.start();
  return { ...running(server.listener), stop: () => server.stop() };
}
