import { fakeAsyncMessages, fakeAsyncProblem } from '../src/rule/fake-async-problems.ts';
import { createRule } from '../src/rule/rule.ts';

export default createRule({
  name: 'no-fake-async',
  meta: {
    type: 'problem',
    docs: { description: 'disallow blocking work that is dressed as asynchronous', presets: { strict: {} } },
    schema: [],
    messages: fakeAsyncMessages,
    defaultOptions: [],
  },
  check: pass => pass.fakeAsyncs().map(fakeAsyncProblem),
});
