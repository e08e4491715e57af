import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProgress } from '../../src/cli/progress.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function progressOn(isTTY: boolean) {
  const written: string[] = [];
  const stream = { isTTY, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
  return { progress: createProgress(stream, 10), written };
}

describe('progress', () => {
  it('is shown on a terminal once a second has passed, and wiped at the end', () => {
    const { progress, written } = progressOn(true);
    progress.update(1);
    vi.advanceTimersByTime(999);
    progress.update(2);
    expect(written).toEqual([]);
    vi.advanceTimersByTime(1);
    progress.update(3);
    progress.update(4);
    vi.advanceTimersByTime(100);
    progress.update(5);
    progress.end();
    expect(written).toEqual(['\r3/10 files', '\r5/10 files', '\r\u001B[K']);
  });

  it('is not shown where nobody watches', () => {
    const { progress, written } = progressOn(false);
    vi.advanceTimersByTime(5000);
    progress.update(3);
    progress.end();
    expect(written).toEqual([]);
  });
});
