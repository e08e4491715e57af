/** The executor as it is published: its threads run what `npm run build` made. */
import { execFileSync } from 'node:child_process';
import { pbkdf2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  executorTask,
  NotSelfContainedError,
  runOnExecutor,
  setDefaultExecutor,
  ThreadPoolExecutor,
  WorkerTerminatedError,
  type ExecutorOptions,
} from 'eslint-plugin-event-loop/runtime';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { currentLoop } from '../support/current-loop.ts';
import { seeded } from '../support/random.ts';

const shared = new ThreadPoolExecutor(1);
setDefaultExecutor(shared);

afterAll(() => shared.close());

/** A pool that is closed when the test ends. */
function pool(size: number, options?: ExecutorOptions): ThreadPoolExecutor {
  const executor = new ThreadPoolExecutor(size, options);
  onTestFinished(() => executor.close());
  return executor;
}

const rejection = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    value => {
      throw new Error(`It was not rejected, but gave ${String(value)}.`);
    },
    (error: unknown) => error,
  );

/** Functions of tasks/functions.js, as Node itself loads them. */
const { selfContained, tied } = (await import(
  `data:text/javascript,${encodeURIComponent(readFileSync(join(import.meta.dirname, 'tasks/functions.js'), 'utf8'))}`
)) as {
  readonly selfContained: Readonly<
    Record<'method' | 'later' | 'static' | 'asyncArrow' | 'recursive' | 'globals' | 'classWithin', (...args: readonly unknown[]) => unknown>
  >;
  readonly tied: readonly (readonly [why: string, task: () => unknown])[];
};

describe('a task', () => {
  it('can be a function of Node, known by identity, whose buffers stay buffers', async () => {
    const key = await runOnExecutor(pbkdf2Sync, 'password', 'salt', 1, 20, 'sha1');
    // RFC 6070's first test vector.
    expect(key.toString('hex')).toBe('0c60c80f961f0e71f3a9b524af6012062fe037a6');
    expect((await runOnExecutor(gunzipSync, gzipSync('text'))).toString()).toBe('text');
  });

  it('can be an export of a module: by its URL, its path, or the name of one of Node', async () => {
    const file = join(import.meta.dirname, 'tasks/sums.cjs');
    expect(await runOnExecutor(executorTask<[number, number], number>(pathToFileURL(file).href, 'add'), 2, 1)).toBe(3);
    expect(await runOnExecutor({ module: file, name: 'subtract' }, 2, 1)).toBe(1);
    expect(await runOnExecutor(executorTask('node:path', 'basename'), '/a/b')).toBe('b');
  });

  it('says what is wrong with a module that a thread could not find, or that has no such export', async () => {
    await expect(runOnExecutor(executorTask('./tasks/sums.cjs', 'add'))).rejects.toThrow("give it import.meta.resolve('./tasks/sums.cjs')");
    await expect(runOnExecutor(executorTask('node:path', 'nothing'))).rejects.toThrow(
      "The module 'node:path' exports no function 'nothing'.",
    );
  });

  it('can be any function whose source says all there is to it', async () => {
    expect(await runOnExecutor(selfContained.method, 1)).toBe(1);
    expect(await runOnExecutor(selfContained.later, 'a')).toBe('/a');
    expect(await runOnExecutor(selfContained.static, 1)).toBe(2);
    expect(await runOnExecutor(selfContained.asyncArrow, 1)).toBe(1);
    expect(await runOnExecutor(selfContained.recursive, 5)).toBe(120);
    expect(await runOnExecutor(selfContained.globals, 1, 3, 2)).toBe(3);
    expect(await runOnExecutor(selfContained.classWithin, 2)).toBe(4);
  });

  it.each(tied)('can not be a function of which must be said that %s', async (why, task) => {
    const error = await rejection(runOnExecutor(task));
    expect(error).toBeInstanceOf(NotSelfContainedError);
    expect(String(error)).toContain(why);
  });

  it('that takes variables from outside is rejected with their names', async () => {
    const [, task] = tied[0] as (typeof tied)[number];
    expect(await rejection(runOnExecutor(task))).toMatchObject({ variables: ['outside', 'alsoOutside'] });
  });
});

describe('an error', () => {
  it('arrives with its class, name, message, stack, cause and own properties', async () => {
    const error = await rejection(
      runOnExecutor(() => {
        class QuotaError extends RangeError {
          code = 'E_QUOTA';
          details = { limit: 3, log: () => {} };
        }
        const errors = [new SyntaxError('one'), 'two'];
        throw new QuotaError('too much', { cause: new AggregateError(errors, 'several') });
      }),
    );
    expect(error).toBeInstanceOf(RangeError);
    expect(error).toMatchObject({ name: 'QuotaError', message: 'too much', code: 'E_QUOTA' });
    // What can't be cloned is told in words.
    expect(error).toHaveProperty('details', expect.stringContaining('limit: 3'));
    expect((error as Error).stack).toContain('RangeError: too much\n    at eval (task:');
    const { cause } = error as { cause: AggregateError };
    expect(cause).toBeInstanceOf(AggregateError);
    expect(cause.errors).toEqual([new SyntaxError('one'), 'two']);
    expect(Object.keys(error as object).sort()).toEqual(['code', 'details']);
  });

  it('of Node has its code', async () => {
    const error = await rejection(runOnExecutor(executorTask('node:fs', 'readFileSync'), '/there/is/no/such/file'));
    expect(error).toMatchObject({ name: 'Error', code: 'ENOENT', syscall: 'open' });
  });

  it('that is its own cause arrives too, and what is no error as it is', async () => {
    const circular = await rejection(
      runOnExecutor(() => {
        const error = new Error('circular');
        error.cause = error;
        throw error;
      }),
    );
    const throwsNoError = (): never => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- It is what the test is about.
      throw { code: 1 };
    };
    expect(circular).toMatchObject({ message: 'circular', cause: '[Circular]' });
    expect(await rejection(runOnExecutor(throwsNoError))).toEqual({ code: 1 });
  });

  it('tells of arguments and results that can not be cloned', async () => {
    expect(
      await rejection(
        runOnExecutor(
          (a: unknown) => a,
          () => {},
        ),
      ),
    ).toMatchObject({ name: 'DataCloneError' });
    expect(await rejection(runOnExecutor(() => ({ call: () => {} })))).toMatchObject({ name: 'DataCloneError' });
    expect(await runOnExecutor(() => 'the thread is still there')).toBe('the thread is still there');
  });
});

describe('what is sent', () => {
  it('is moved, if it is in the transfer list', async () => {
    const moved = new ArrayBuffer(8);
    expect(await pool(1).submit((buffer: ArrayBuffer) => buffer.byteLength, [moved], { transfer: [moved] })).toBe(8);
    expect(moved.byteLength).toBe(0);
  });

  it('comes back moved, if that is asked for', async () => {
    const executor = pool(1);
    const keep = (): { before: number | undefined; buffer: Buffer } => {
      const kept = globalThis as { buffer?: Buffer };
      const before = kept.buffer?.length;
      kept.buffer = Buffer.alloc(100_000, 1);
      return { before, buffer: kept.buffer };
    };
    expect((await executor.submit(keep, [])).buffer).toHaveLength(100_000);
    expect((await executor.submit(keep, [], { moveResult: true })).before).toBe(100_000);
    // What the thread has kept is empty since.
    expect((await executor.submit(keep, [])).before).toBe(0);
    const whole = await executor.submit(() => Buffer.alloc(5), [], { moveResult: true });
    expect(Buffer.isBuffer(whole)).toBe(true);
    await expect(executor.submit(() => () => {}, [], { moveResult: true })).rejects.toThrow('could not be cloned');
  });
});

describe('a pool', () => {
  it('of two threads finishes 1,000 tasks, a quarter of which fail, and loses none', async () => {
    const executor = pool(2);
    const random = seeded(3);
    const numbers = Array.from({ length: 1_000 }, (_, index) => ({ index, fails: index % 4 === 0, spin: Math.floor(random() * 1_000) }));
    const outcomes = await Promise.allSettled(
      numbers.map(number =>
        executor.submit(
          ({ index, fails, spin }: typeof number) => {
            for (let turns = 0; turns < spin; turns++) Math.sqrt(turns);
            if (fails) throw Object.assign(new Error(`failed: ${index}`), { code: index });
            return index;
          },
          [number],
        ),
      ),
    );
    expect(outcomes.map(outcome => (outcome.status === 'fulfilled' ? outcome.value : -(outcome.reason as { code: number }).code))).toEqual(
      numbers.map(({ index, fails }) => (fails ? -index : index)),
    );
  });

  it('runs as many tasks at once as it has threads', async () => {
    const executor = pool(2);
    const meeting = new SharedArrayBuffer(4);
    const meet = (buffer: SharedArrayBuffer): number => {
      const here = new Int32Array(buffer);
      Atomics.add(here, 0, 1);
      Atomics.notify(here, 0);
      // Only the other task ends this wait.
      while (Atomics.load(here, 0) < 2) Atomics.wait(here, 0, 1);
      return Atomics.load(here, 0);
    };
    expect(await Promise.all([executor.submit(meet, [meeting]), executor.submit(meet, [meeting])])).toEqual([2, 2]);
  });

  it('rejects the task of a thread that exits, and goes on with the others', async () => {
    const executor = pool(2);
    const tasks = Array.from({ length: 20 }, (_, index) =>
      executor.submit((n: number) => (n % 5 === 0 ? process.exit(3) : n), [index]).catch((error: unknown) => error),
    );
    const outcomes = await Promise.all(tasks);
    outcomes.forEach((outcome, index) => {
      if (index % 5 !== 0) expect(outcome).toBe(index);
      else expect(String(outcome)).toMatch(/^WorkerTerminatedError: .* ended before the task did: worker exited with code: 3$/);
    });
  });

  it('rejects the task of a thread that runs out of memory, and goes on', async () => {
    const executor = pool(1, { resourceLimits: { maxOldGenerationSizeMb: 32 } });
    const error = await rejection(
      executor.submit(() => {
        const all: unknown[] = [];
        for (;;) all.push(Array.from({ length: 10_000 }, Math.random));
      }, []),
    );
    expect(error).toBeInstanceOf(WorkerTerminatedError);
    expect(error).toMatchObject({ cause: { code: 'ERR_WORKER_OUT_OF_MEMORY' } });
    expect(await executor.submit(() => 'next', [])).toBe('next');
  });

  it('rejects all tasks where no thread can be started', async () => {
    currentLoop();
    const executor = pool(2, { resourceLimits: { maxOldGenerationSizeMb: 1, maxYoungGenerationSizeMb: 1 } });
    const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map(n => executor.submit((a: number) => a, [n])));
    for (const outcome of outcomes) expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'WorkerTerminatedError' } });
  });

  it('ends a task when its signal says so, waiting or running, and goes on', async () => {
    const executor = pool(1);
    const started = new Int32Array(new SharedArrayBuffer(4));
    const running = new AbortController();
    const waiting = new AbortController();
    const endless = executor.submit(
      (here: Int32Array) => {
        Atomics.store(here, 0, 1);
        Atomics.notify(here, 0);
        for (;;);
      },
      [started],
      { signal: running.signal },
    );
    const next = executor.submit(() => 'never', [], { signal: waiting.signal });
    const last = executor.submit(() => 'last', []);
    await expect.poll(() => Atomics.load(started, 0)).toBe(1);
    const reason = new Error('no longer wanted');
    waiting.abort(reason);
    expect(await rejection(next)).toBe(reason);
    running.abort(reason);
    expect(await rejection(endless)).toBe(reason);
    expect(await last).toBe('last');
    expect(await rejection(executor.submit(() => 1, [], { signal: AbortSignal.abort(reason) }))).toBe(reason);
  });

  it('waits for its tasks when it is closed, and takes no more', async () => {
    const executor = new ThreadPoolExecutor(1);
    const tasks = [1, 2, 3].map(n => executor.submit((a: number) => a, [n]));
    await executor.close();
    expect(await Promise.all(tasks)).toEqual([1, 2, 3]);
    await expect(executor.submit(() => 1, [])).rejects.toThrow('The executor is closed.');
  });

  it('has a size', () => {
    expect(() => new ThreadPoolExecutor(0)).toThrow(RangeError);
    expect(() => new ThreadPoolExecutor(1.5)).toThrow(RangeError);
  });

  it('lets the process end while it is idle', () => {
    const program = `
      import { runOnExecutor } from 'eslint-plugin-event-loop/runtime';
      console.log(await runOnExecutor(a => a + 1, 1));
    `;
    // A process that does not end by itself fails the test by its time limit.
    expect(execFileSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: import.meta.dirname, encoding: 'utf8' })).toBe(
      '2\n',
    );
  });
});
