/** `node:inspector`: a command to the thread itself, whose answer is there when the call ends. */
import { Session } from 'node:inspector';
import { member, written } from '../derive.ts';
import type { ModuleProofs } from '../model.ts';

export default {
  module: 'node:inspector',
  rows: {
    'Session#post': written('1 + 1', () => {
      const session = new Session();
      session.connect();
      return {
        blocking: () => {
          let answer: unknown = 'no answer by now';
          session.post('Runtime.evaluate', { expression: '1 + 1' }, (_, given) => {
            answer = member(member(given, 'result'), 'value');
          });
          return answer;
        },
        done: () => {
          session.disconnect();
        },
      };
    }),
  },
  notRun: {
    open: 'It waits until a debugger is connected, and listens for one.',
    waitForDebugger: 'It waits until a debugger is connected.',
  },
} satisfies ModuleProofs;
