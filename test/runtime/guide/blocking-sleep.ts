/** Two tasks that sleep by blocking: the second begins when the first is over. */
import { IOLoop } from 'eslint-plugin-event-loop/runtime';

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function task(name: string, print: (line: string) => void): void {
  print(`${name} is sleeping`);
  sleep(5); // blocks
  print(`${name} is awake`);
}

export function start(print: (line: string) => void): void {
  IOLoop.current().addCallback(task, 'first', print);
  IOLoop.current().addCallback(task, 'second', print);
}
