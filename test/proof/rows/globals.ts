/** Globals: a wait for another thread, and a module that is a FIFO. */
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { each, written } from '../derive.ts';
import type { ModuleProofs } from '../model.ts';

const SHORT = 50;
const require = createRequire(import.meta.url);

/** The ECMAScript 2024 form, which the compiler's `lib` does not have yet. */
interface WithWaitAsync {
  waitAsync(array: Int32Array, index: number, value: number): { readonly value: string | Promise<string> };
}
const atomics = Atomics as unknown as WithWaitAsync;

export default {
  module: 'globalThis',
  rows: {
    'Atomics.wait': each(
      written(
        `${SHORT} ms`,
        () => ({
          blocking: () => { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, SHORT); },
          counterpart: () => setTimeout(SHORT),
        }),
        { elsewhere: 'later' },
      ),
      written(
        'another thread',
        ({ signal }) => ({ blocking: () => Atomics.wait(signal, 0, 0), counterpart: () => atomics.waitAsync(signal, 0, 0).value }),
        { held: 'signals' },
      ),
    ),
    require: each(
      // Once it was loaded at startup, requiring it again is a look-up: the file may be gone.
      written(
        'a module of one line',
        ({ dir }) => {
          const file = join(dir, 'module.cjs');
          writeFileSync(file, 'module.exports = "loaded";');
          return {
            blocking: () => require(file) as unknown,
            counterpart: async () => {
              require(file);
              rmSync(file);
              await Promise.resolve();
              return require(file) as unknown;
            },
          };
        },
        { elsewhere: 'nowhere', effect: () => undefined },
      ),
      written('a module in a pipe', ({ fifo }) => ({ blocking: () => Object.keys(require(fifo) as object) }), { held: 'writes' }),
    ),
  },
} satisfies ModuleProofs;
