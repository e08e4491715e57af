/** A loop of its own for each test: with a clock that is set by hand, and errors that are looked at. */
import { IOLoop, ManualClock } from 'eslint-plugin-event-loop/runtime';
import { onTestFinished } from 'vitest';

export interface CurrentLoop {
  readonly loop: IOLoop;
  readonly clock: ManualClock;
  /** What callbacks have thrown, each after the callback's name. */
  readonly errors: readonly string[];
}

/** Makes a loop the current one, until the test ends. */
export function currentLoop(): CurrentLoop {
  const clock = new ManualClock();
  const errors: string[] = [];
  const loop = new IOLoop({
    clock,
    onError: (error, callback) => {
      errors.push(`${callback}: ${String(error)}`);
    },
  });
  loop.makeCurrent();
  onTestFinished(() => {
    IOLoop.clearCurrent();
    loop.stop();
  });
  return { loop, clock, errors };
}

/** A list of lines, and a promise for the moment when it has so many. */
export function printed(): { lines: string[]; print: (line: string) => void; until: (count: number) => Promise<void> } {
  const lines: string[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  return {
    lines,
    print: line => {
      lines.push(line);
      for (const { count, resolve } of waiting) if (lines.length >= count) resolve();
    },
    until: count =>
      new Promise(resolve => {
        if (lines.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
  };
}
