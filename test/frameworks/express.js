import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import express from 'express';
import { loopback, running } from '../support/loopback.ts';

const app = express();

app.get('/', (request, response) => {
  response.type('text').send(readFileSync(import.meta.filename, 'utf8'));
});

export async function start() {
  const server = app.listen(0, loopback);
  await once(server, 'listening');
  return running(server);
}
