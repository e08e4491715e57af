/** Fetching as if nobody else were there: the thread waits for a process that waits for the response. */
import { spawnSync } from 'node:child_process';
import { IOLoop } from 'eslint-plugin-event-loop/runtime';

const program = 'fetch(process.argv[1]).then(response => response.text()).then(text => process.stdout.write(text))';

function synchronousFetch(url: string): string {
  return spawnSync(process.execPath, ['-e', program, url], { encoding: 'utf8' }).stdout;
}

export function start(print: (line: string) => void, url: string): void {
  IOLoop.current().addCallback(() => {
    print('fetching');
    IOLoop.current().addCallback(print, 'somebody else');
    print(synchronousFetch(url)); // blocks
  });
}
