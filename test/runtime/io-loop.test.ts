import { setImmediate as turn } from 'node:timers/promises';
import { Future, IOLoop, ManualClock, TimeoutError } from 'eslint-plugin-event-loop/runtime';
import { describe, expect, it, vi } from 'vitest';
import { currentLoop, printed } from '../support/current-loop.ts';
import { seeded } from '../support/random.ts';

describe('callbacks', () => {
  it('are called in a later turn, in order, with their arguments', async () => {
    const { loop } = currentLoop();
    const { lines, print, until } = printed();
    loop.addCallback(print, 'first');
    loop.spawnCallback(print, 'second');
    print('now');
    await until(3);
    expect(lines).toEqual(['now', 'first', 'second']);
  });

  it('that another adds wait for the turn after it', async () => {
    const { loop } = currentLoop();
    const { lines, print, until } = printed();
    loop.addCallback(() => {
      loop.addCallback(print, 'added');
    });
    loop.addCallback(print, 'second');
    await until(2);
    expect(lines).toEqual(['second', 'added']);
  });

  it('that throw, or whose promise is rejected, are heard of by name, and the others are called', async () => {
    const { loop, errors } = currentLoop();
    loop.addCallback(function thrower() {
      throw new Error('thrown');
    });
    loop.addCallback(async function rejecter() {
      await Promise.reject(new Error('rejected'));
    });
    const last = new Future<void>();
    loop.addCallback(() => {
      last.setResult();
    });
    await last;
    expect(errors).toEqual(['thrower: Error: thrown', 'rejecter: Error: rejected']);
  });

  it('have their errors logged where no handler is given, and where the handler itself throws', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const fails = (): never => {
      throw new Error('lost?');
    };
    new IOLoop().addCallback(fails);
    new IOLoop({ onError: fails }).addCallback(fails);
    await turn();
    expect(log.mock.calls.map(([text]) => String(text))).toEqual(Array(3).fill("Exception in callback 'fails':"));
    log.mockRestore();
  });
});

describe('timeouts', () => {
  it('fire in the order of their deadlines, 10,000 of them added in random order', async () => {
    const { loop, clock } = currentLoop();
    const random = seeded(1);
    const fired: { due: number; added: number; at: number }[] = [];
    for (let added = 0; added < 10_000; added++) {
      // Some are due at the same millisecond.
      const due = Math.floor(random() * 5_000);
      loop.addTimeout({ milliseconds: due }, () => {
        fired.push({ due, added, at: clock.now() });
      });
    }
    await clock.advance({ seconds: 5 });
    expect(fired).toHaveLength(10_000);
    expect(fired).toEqual(fired.toSorted((a, b) => a.due - b.due || a.added - b.added));
    expect(fired.every(({ due, at }) => due === at)).toBe(true);
  });

  it('fire in order where a random half is removed meanwhile', async () => {
    const { loop, clock } = currentLoop();
    const random = seeded(2);
    const fired: number[] = [];
    const kept = Array.from({ length: 1_000 }, () => {
      const due = Math.floor(random() * 100);
      const timeout = loop.addTimeout({ milliseconds: due }, () => fired.push(due));
      if (random() < 0.5) return [due];
      loop.removeTimeout(timeout);
      return [];
    }).flat();
    await clock.advance({ milliseconds: 100 });
    expect(fired).toEqual(kept.sort((a, b) => a - b));
  });

  it('take a date, seconds since the epoch, or a duration', async () => {
    const clock = new ManualClock(Date.UTC(2026, 0, 1));
    const loop = new IOLoop({ clock });
    const { lines, print } = printed();
    loop.addTimeout({ seconds: 1, milliseconds: 500 }, print, 'a duration');
    loop.addTimeout(new Date('2026-01-01T00:00:01Z'), print, 'a date');
    loop.addTimeout(loop.time() + 2, print, 'seconds since the epoch');
    loop.callAt(loop.time() + 2.5, print, 'callAt');
    loop.callLater(3, print, 'callLater');
    loop.callLater({ minutes: 1 }, print, 'a minute later');
    await clock.advance({ seconds: 3 });
    expect(lines).toEqual(['a date', 'a duration', 'seconds since the epoch', 'callAt', 'callLater']);
    await clock.advance({ minutes: 1 });
    expect(lines.at(-1)).toBe('a minute later');
    expect(() => loop.addTimeout(NaN)).toThrow(RangeError);
    expect(() => loop.addTimeout(new Date(NaN), print, '')).toThrow(RangeError);
  });

  it('give a promise where there is no callback', async () => {
    const { loop, clock } = currentLoop();
    const { lines, print } = printed();
    void (async () => {
      await loop.addTimeout({ seconds: 1 });
      print('one second');
      await loop.addTimeout({ seconds: 1 });
      print(`${loop.time()} seconds`);
    })();
    await clock.advance({ milliseconds: 999 });
    expect(lines).toEqual([]);
    await clock.advance({ seconds: 10 });
    expect(lines).toEqual(['one second', '2 seconds']);
  });

  it('do not fire when an earlier one of the same turn has removed them', async () => {
    const { loop, clock } = currentLoop();
    const { lines, print } = printed();
    loop.addTimeout({ seconds: 1 }, () => {
      loop.removeTimeout(second);
    });
    const second = loop.addTimeout({ seconds: 1 }, print, 'removed');
    await clock.advance({ seconds: 2 });
    expect(lines).toEqual([]);
  });

  it("fire on Node's clock too, never before they are due", async () => {
    const loop = new IOLoop();
    const due = loop.time() + 0.02;
    await loop.addTimeout(due);
    expect(loop.time()).toBeGreaterThanOrEqual(due);
  });
});

describe('addFuture', () => {
  it('calls back with the future, in a turn after it is done', async () => {
    const { loop } = currentLoop();
    const { lines, print, until } = printed();
    const future = new Future<string>();
    loop.addFuture(future, done => {
      print(done.result());
    });
    future.setResult('result');
    print('set');
    await until(2);
    expect(lines).toEqual(['set', 'result']);
  });
});

describe('run', () => {
  it('resolves with the result of a function or a promise', async () => {
    const { loop } = currentLoop();
    expect(await loop.run(() => 1)).toBe(1);
    expect(await loop.run(() => Promise.resolve('two'))).toBe('two');
  });

  it('rejects with what the function throws, which is not logged too', async () => {
    const { loop, errors } = currentLoop();
    await expect(
      loop.run(() => {
        throw new RangeError('main');
      }),
    ).rejects.toThrow(RangeError);
    expect(errors).toEqual([]);
  });

  it('rejects when the timeout has passed, and only then', async () => {
    const { loop, clock } = currentLoop();
    const late = loop.run(
      async function late() {
        await loop.addTimeout({ seconds: 2 });
      },
      { timeout: { seconds: 1 } },
    );
    const inTime = loop.run(() => loop.addTimeout({ milliseconds: 500 }), { timeout: { seconds: 1 } });
    const rejected = expect(late).rejects.toThrow(new TimeoutError("'late' was not done after 1000 ms."));
    await clock.advance({ seconds: 3 });
    await rejected;
    await inTime;
  });
});

describe('stop', () => {
  it('keeps what waits for start, also when it is called by a callback', async () => {
    const { loop, clock } = currentLoop();
    const { lines, print } = printed();
    loop.addTimeout({ seconds: 1 }, print, 'timeout');
    loop.addCallback(() => {
      loop.stop();
    });
    loop.addCallback(print, 'callback');
    await clock.advance({ seconds: 2 });
    expect(lines).toEqual([]);
    loop.start();
    await clock.advance({ seconds: 0 });
    expect(lines).toEqual(['callback', 'timeout']);
  });
});

it('there is one current loop, until it is replaced', () => {
  IOLoop.clearCurrent();
  const loop = IOLoop.current();
  expect(IOLoop.current()).toBe(loop);
  const other = new IOLoop();
  other.makeCurrent();
  expect(IOLoop.current()).toBe(other);
  IOLoop.clearCurrent();
});
