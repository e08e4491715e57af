/** A handler that freezes everybody's requests, the same handler repaired in three ways, and one that answers at once. */
import {
  Application,
  AsyncHTTPClient,
  coroutine,
  IOLoop,
  RequestHandler,
  runOnExecutor,
  type HTTPResponse,
} from 'eslint-plugin-event-loop/runtime';

/** What the outside world has to do with it: who hears of events, what wakes a sleeper, and a slow server to ask. */
export const world = {
  print: console.log as (line: string) => void,
  bell: new SharedArrayBuffer(4),
  slowServer: '',
};

/** Sleeps until the bell rings, but for no longer than this many milliseconds. */
function sleep(bell: SharedArrayBuffer, milliseconds: number): void {
  Atomics.wait(new Int32Array(bell), 0, 0, milliseconds);
}

class BlockingHandler extends RequestHandler {
  get(): void {
    world.print('sleeping');
    sleep(world.bell, 5); // blocks
    world.print('awake');
    this.write('slept');
  }
}

class CoroutineHandler extends RequestHandler {
  get = coroutine(function* (this: CoroutineHandler) {
    world.print('sleeping');
    yield IOLoop.current().addTimeout({ seconds: 5 });
    world.print('awake');
    this.write('slept');
  });
}

class ExecutorHandler extends RequestHandler {
  async get(): Promise<void> {
    world.print('sleeping');
    await runOnExecutor(sleep, world.bell, 60_000);
    world.print('awake');
    this.write('slept');
  }
}

class ClientHandler extends RequestHandler {
  async get(): Promise<void> {
    world.print('sleeping');
    const response: HTTPResponse = await new AsyncHTTPClient().fetch(world.slowServer);
    world.print('awake');
    this.write(response.body);
  }
}

class OtherHandler extends RequestHandler {
  get(): void {
    world.print('another request');
    this.write('hello');
  }
}

export const application = new Application([
  ['/blocking', BlockingHandler],
  ['/coroutine', CoroutineHandler],
  ['/executor', ExecutorHandler],
  ['/client', ClientHandler],
  ['/other', OtherHandler],
]);
