/** Progress on a terminal, for runs that take longer than a second. */
const DELAY = 1000;
const INTERVAL = 100;

export interface Progress {
  readonly update: (done: number) => void;
  readonly end: () => void;
}

export function createProgress(stream: NodeJS.WriteStream, total: number): Progress {
  if (!stream.isTTY) return { update: () => {}, end: () => {} };
  let next = performance.now() + DELAY;
  let shown = false;
  return {
    update(done) {
      const now = performance.now();
      if (now < next) return;
      next = now + INTERVAL;
      shown = true;
      stream.write(`\r${done}/${total} files`);
    },
    end() {
      if (shown) stream.write('\r\u001B[K');
    },
  };
}
