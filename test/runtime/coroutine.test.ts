import { BadYieldError, coroutine, Future, InvalidStateError, Task } from 'eslint-plugin-event-loop/runtime';
import { describe, expect, it } from 'vitest';
import { currentLoop, printed } from '../support/current-loop.ts';

describe('a coroutine', () => {
  it('waits for promises, futures and lists of them, and returns its result', async () => {
    const future = new Future<number>();
    const sum = coroutine(function* (start: number) {
      const one = (yield Promise.resolve(1)) as number;
      const [two, three] = (yield [Promise.resolve(2), future]) as [number, number];
      yield undefined;
      return start + one + two + three;
    });
    const result = sum(10);
    future.setResult(3);
    expect(await result).toBe(16);
    expect(sum.name).toBe('');
  });

  it('is thrown what it waited for, and may catch it', async () => {
    const careful = coroutine(function* () {
      try {
        yield Promise.reject(new Error('first'));
        return 'unreachable';
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(await careful()).toBe('first');
    const careless = coroutine(function* () {
      yield Promise.reject(new Error('second'));
    });
    await expect(careless()).rejects.toThrow('second');
  });

  it('can not wait for what is no promise', async () => {
    const wrong = coroutine(function* () {
      yield 1;
    });
    await expect(wrong()).rejects.toThrow(BadYieldError);
  });

  it('keeps its name and its this', async () => {
    const counter = {
      count: 2,
      double: coroutine(function* double(this: { count: number }) {
        yield undefined;
        return this.count * 2;
      }),
    };
    expect(await counter.double()).toBe(4);
    expect(counter.double.name).toBe('double');
  });
});

describe('a Task', () => {
  const call = (results: readonly unknown[], callback: (...results: unknown[]) => void): void => {
    callback(...results);
  };

  it('is what the callback is called with: nothing, one argument, or a list', async () => {
    expect(await Task(call, [])).toBeUndefined();
    expect(await Task(call, ['one'])).toBe('one');
    expect(await Task(call, [null, 'two'])).toEqual([null, 'two']);
  });

  it('has what the function throws as its exception', async () => {
    const checked = (value: number, callback: (value: number) => void): void => {
      if (value < 0) throw new RangeError('at once');
      callback(value);
    };
    await expect(Task(checked, -1)).rejects.toThrow(RangeError);
  });
});

describe('a future', () => {
  it('has a result or an exception, once', async () => {
    const future = new Future<number>();
    expect(future.done()).toBe(false);
    expect(() => future.result()).toThrow(InvalidStateError);
    future.setResult(1);
    expect([future.done(), future.result(), future.exception()]).toEqual([true, 1, undefined]);
    expect(() => {
      future.setException(new Error('too late'));
    }).toThrow(InvalidStateError);
    expect(await future).toBe(1);
  });

  it('throws its exception where it is asked for the result', async () => {
    const future = new Future<number>();
    const error = new Error('no result');
    future.setException(error);
    expect(() => future.result()).toThrow(error);
    expect(future.exception()).toBe(error);
    await expect(Promise.resolve(future)).rejects.toBe(error);
  });

  it('calls back with itself in a turn of the loop, also when it has been done before', async () => {
    currentLoop();
    const { lines, print, until } = printed();
    const future = new Future<string>();
    future.setResult('result');
    future.addDoneCallback(done => {
      print(done.result());
    });
    print('added');
    await until(2);
    expect(lines).toEqual(['added', 'result']);
  });
});
