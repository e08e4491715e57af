/** Two tasks that have the loop wake them: both sleep at the same time. */
import { IOLoop } from 'eslint-plugin-event-loop/runtime';

function task(name: string, print: (line: string) => void): void {
  print(`${name} is sleeping`);
  IOLoop.current().addTimeout({ seconds: 1 }, () => {
    print(`${name} is awake`);
  });
}

export function start(print: (line: string) => void): void {
  IOLoop.current().addCallback(task, 'first', print);
  IOLoop.current().addCallback(task, 'second', print);
}
