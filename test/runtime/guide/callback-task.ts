/** A function with a callback that blocks before it calls back: `Task` waits for it, and makes nothing asynchronous. */
import { coroutine, IOLoop, Task } from 'eslint-plugin-event-loop/runtime';

type Print = (line: string) => void;

function sleepAndCall(milliseconds: number, print: Print, callback: () => void): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  print('the first is awake');
  callback();
}

const first = coroutine(function* (print: Print) {
  print('the first is sleeping');
  yield Task(sleepAndCall, 5, print); // blocks
});

export function start(print: Print): void {
  IOLoop.current().addCallback(first, print);
  IOLoop.current().addCallback(print, 'the second is here');
}
