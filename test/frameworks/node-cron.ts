import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import cron from 'node-cron';
import type { Running } from '../support/loopback.ts';

const done = new EventEmitter();

const task = cron.createTask('* * * * * *', () => {
  done.emit('run', readFileSync(import.meta.filename, 'utf8'));
});

export async function start(): Promise<Running> {
  await task.start();
  return {
    request: async () => (await once(done, 'run'))[0] as unknown,
    stop: async () => {
      await task.destroy();
    },
  };
}
