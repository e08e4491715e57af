import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Cron } from 'croner';
import type { Running } from '../support/loopback.ts';

const done = new EventEmitter();

const job = new Cron('* * * * * *', { paused: true }, () => {
  done.emit('run', readFileSync(import.meta.filename, 'utf8'));
});

export function start(): Promise<Running> {
  job.resume();
  return Promise.resolve({
    request: async () => (await once(done, 'run'))[0] as unknown,
    stop: () => {
      job.stop();
      return Promise.resolve();
    },
  });
}
