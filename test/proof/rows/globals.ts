/** Globals: a wait for another thread, a module that is a FIFO, and the collector of garbage. */
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { each, invoke, written } from '../derive.ts';
import type { ModuleProofs } from '../model.ts';

const SHORT = 50;
const require = createRequire(import.meta.url);

/** The ECMAScript 2024 form, which the compiler's `lib` does not have yet. */
interface WithWaitAsync {
  waitAsync(array: Int32Array, index: number, value: number): { readonly value: string | Promise<string> };
}
const atomics = Atomics as unknown as WithWaitAsync;

/** A module of a place is required by what is made of a file's path there, before and while it is needed. */
export const requiring = (make: (file: string) => NodeJS.Require) =>
  each(
    // Once it was loaded at startup, requiring it again is a look-up: the file may be gone.
    written(
      'a module of one line',
      ({ dir }) => {
        const file = join(dir, 'module.cjs');
        writeFileSync(file, 'module.exports = "loaded";');
        const load = make(file);
        return {
          blocking: () => load(file) as unknown,
          counterpart: async () => {
            load(file);
            rmSync(file);
            await Promise.resolve();
            return load(file) as unknown;
          },
        };
      },
      { elsewhere: 'nowhere', effect: () => undefined },
    ),
    written('a module in a pipe', ({ fifo }) => ({ blocking: () => Object.keys(make(fifo)(fifo) as object) }), { held: 'writes' }),
  );

export default {
  module: 'globalThis',
  rows: {
    'Atomics.wait': each(
      written(
        `${SHORT} ms`,
        () => ({
          blocking: () => {
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, SHORT);
          },
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
    require: requiring(() => require),
    'require.resolve': written('a file', ({ dir }) => {
      writeFileSync(join(dir, 'module.cjs'), '');
      return { blocking: () => require.resolve(join(dir, 'module.cjs')) };
    }),
    gc: written('this heap', () => ({ blocking: () => invoke(globalThis, 'gc') })),
  },
} satisfies ModuleProofs;
