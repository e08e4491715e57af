/** Fills libuv's thread pool with work that can't end before it is let go, so that what needs the pool can't begin. */
import { execFileSync } from 'node:child_process';
import { close, closeSync, constants, open, openSync } from 'node:fs';
import { join } from 'node:path';

/** libuv's own default. */
const DEFAULT_SIZE = 4;

/** Threads of the pool. `UV_THREADPOOL_SIZE=1` makes it quicker to fill; any size will do. */
const size = Number(process.env.UV_THREADPOOL_SIZE ?? DEFAULT_SIZE);

export class ThreadPool {
  readonly #fifo: string;

  constructor(dir: string) {
    this.#fifo = join(dir, 'pool.fifo');
    execFileSync('mkfifo', [this.#fifo]);
  }

  /** Occupies every thread: each opens a FIFO for reading, which waits for a writer. What it gives lets them go. */
  fill(): () => Promise<void> {
    const opened = Array.from(
      { length: size },
      () =>
        new Promise<void>((resolve, reject) => {
          open(this.#fifo, 'r', (error, fd) => {
            if (error) reject(error);
            else
              close(fd, () => {
                resolve();
              });
          });
        }),
    );
    return async () => {
      // Opened for reading and writing, a FIFO does not wait, and those who wait for a writer have one.
      const writer = openSync(this.#fifo, constants.O_RDWR | constants.O_NONBLOCK);
      await Promise.all(opened);
      closeSync(writer);
    };
  }
}
