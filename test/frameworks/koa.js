import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import Router from '@koa/router';
import Koa from 'koa';
import { loopback, running } from '../support/loopback.ts';

const app = new Koa();
const router = new Router();

app.use((context, next) => {
  context.length = readFileSync(import.meta.filename).length;
  return next();
});

router.get('/', context => {
  context.body = readFileSync(import.meta.filename, 'utf8');
});

app.use(router.routes());

export async function start() {
  const server = app.listen(0, loopback);
  await once(server, 'listening');
  return running(server);
}
