/** Handlers in the style of callbacks, which return before they are done: only the marked one is not finished by then. */
import { Application, asynchronous, AsyncHTTPClient, RequestHandler } from 'eslint-plugin-event-loop/runtime';

export const world = { backend: '' };

class MarkedHandler extends RequestHandler {
  @asynchronous
  get(): void {
    new AsyncHTTPClient().fetch(world.backend, response => {
      this.write(response.body);
      this.finish();
    });
  }
}

class WrappedHandler extends RequestHandler {
  get = asynchronous(function (this: WrappedHandler) {
    new AsyncHTTPClient().fetch(world.backend, response => {
      this.finish(response.body);
    });
  });
}

class ForgetfulHandler extends RequestHandler {
  get(): void {
    new AsyncHTTPClient().fetch(world.backend, response => {
      this.finish(response.body);
    });
  }
}

export const application = new Application([
  ['/marked', MarkedHandler],
  ['/wrapped', WrappedHandler],
  ['/forgetful', ForgetfulHandler],
]);
