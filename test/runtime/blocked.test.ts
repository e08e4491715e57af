import { setImmediate as turn } from 'node:timers/promises';
import { Application, Future, IOLoop, onBlocked, RequestHandler, type Blocked } from 'eslint-plugin-event-loop/runtime';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BlockDetector } from '../../src/runtime/blocked.ts';
import { currentLoop } from '../support/current-loop.ts';
import { seeded } from '../support/random.ts';
import { closed, loopback, portOf, textFrom } from '../support/loopback.ts';

function block(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** What is reported until the test ends. The threshold is one that only `block` exceeds by what it is told to. */
function watch(): { reports: Blocked[]; end: () => void } {
  const reports: Blocked[] = [];
  const end = onBlocked({ milliseconds: 30 }, blocked => reports.push(blocked));
  onTestFinished(end);
  return { reports, end };
}

describe('onBlocked', () => {
  it('names the callback of the loop that blocked, and says for how long', async () => {
    const { loop } = currentLoop();
    const { reports } = watch();
    const done = new Future<void>();
    loop.addCallback(function sleeper() {
      block(40);
      done.setResult();
    });
    await done;
    const named = reports.filter(({ callback }) => callback === 'sleeper');
    expect(named).toHaveLength(1);
    expect(named[0]?.milliseconds).toBeGreaterThanOrEqual(39);
  });

  it('names the handler that blocked', async () => {
    currentLoop();
    const { reports } = watch();
    class SleepHandler extends RequestHandler {
      get(): void {
        block(40);
      }
    }
    const server = await new Application([['/', SleepHandler]]).listen(0, loopback);
    onTestFinished(() => closed(server));
    await textFrom(portOf(server));
    expect(reports.map(({ callback }) => callback)).toContain('SleepHandler.get');
  });

  it('hears of a block by what the runtime did not call, without a name', async () => {
    const { reports } = watch();
    setImmediate(() => {
      block(40);
    });
    await expect.poll(() => reports.find(({ milliseconds }) => milliseconds >= 39)).toMatchObject({ callback: undefined });
  });

  it('hears of a block in the very turn in which it is called, and of none after it has ended', () => {
    const { reports, end } = watch();
    block(40);
    end();
    expect(reports).toHaveLength(1);
    block(40);
    end();
    expect(reports).toHaveLength(1);
  });

  it('logs what the listener throws', async () => {
    const { errors } = currentLoop();
    const end = onBlocked({ milliseconds: 10 }, () => {
      throw new Error('in the listener');
    });
    block(20);
    end();
    await turn();
    expect(errors).toEqual(['onBlocked: Error: in the listener']);
  });

  it('wants a threshold', () => {
    expect(() => onBlocked({}, () => {})).toThrow(RangeError);
    expect(IOLoop.current()).toBeInstanceOf(IOLoop);
  });
});

describe('the detector', () => {
  /** A loop that is told what happens in it. */
  class SimulatedLoop {
    time = 0;
    idleTime = 0;
    now = (): number => this.time;
    idle = (): number => this.idleTime;
    work(milliseconds: number): void {
      this.time += milliseconds;
    }
    wait(milliseconds: number): void {
      this.time += milliseconds;
      this.idleTime += milliseconds;
    }
  }

  it('misses no block wherever it lies between two beats, and overstates none by more than a beat', () => {
    const random = seeded(4);
    for (let round = 0; round < 1_000; round++) {
      const loop = new SimulatedLoop();
      const reports: Blocked[] = [];
      const detector = new BlockDetector(50, report => reports.push(report), loop);
      const before = random() * 10;
      const length = 30 + random() * 40;
      if (random() < 0.5) loop.wait(before);
      else loop.work(before);
      loop.work(length);
      // The beat was due after 10 ms, and comes when the loop is free again.
      loop.wait(Math.max(0, 10 - before - length));
      detector.beat();
      if (length >= 50) expect(reports).toHaveLength(1);
      if (length < 40) expect(reports).toEqual([]);
      for (const { milliseconds } of reports) {
        expect(milliseconds).toBeGreaterThanOrEqual(length - 1e-9);
        expect(milliseconds).toBeLessThanOrEqual(length + 10);
      }
    }
  });

  it('is not troubled by a loop that waits, for however long', () => {
    const loop = new SimulatedLoop();
    const reports: Blocked[] = [];
    const detector = new BlockDetector(50, report => reports.push(report), loop);
    loop.wait(10_000);
    detector.beat();
    expect(reports).toEqual([]);
  });

  it('reports a block before a named callback, the callback, and a block after it, each once', () => {
    const loop = new SimulatedLoop();
    const reports: Blocked[] = [];
    const detector = new BlockDetector(50, report => reports.push(report), loop);
    loop.work(60);
    loop.work(70);
    detector.ran({ callback: 'named', start: 60, end: 130 });
    loop.work(80);
    detector.beat();
    expect(reports).toEqual([
      { milliseconds: 60, callback: undefined },
      { milliseconds: 70, callback: 'named' },
      { milliseconds: 80, callback: undefined },
    ]);
  });
});
