import { adviceForApi } from '../src/rule/advice.ts';
import { displayName } from '../src/rule/names.ts';
import { createRule } from '../src/rule/rule.ts';

export default createRule({
  name: 'no-fake-async',
  meta: {
    type: 'problem',
    docs: { description: 'disallow blocking work that is dressed as asynchronous', presets: { strict: {} } },
    schema: [],
    messages: {
      executor: "'{{api}}' blocks in the executor of this promise, which is settled before anyone can wait for it: {{advice}}.",
      resolved: "'{{api}}' has blocked before this promise is made: {{advice}}.",
      promisified: "'{{api}}' takes no callback, and blocks with 'promisify' as it does without: {{advice}}.",
      callback: "'{{name}}' is called at once, after '{{api}}' has blocked: {{advice}}.",
      deferred: "'{{name}}' only puts off '{{api}}': deferred, it still blocks: {{advice}}.",
      async: "'{{name}}' is async in name only: all it does is '{{api}}', which blocks: {{advice}}.",
    },
    defaultOptions: [],
  },
  check: pass =>
    pass.fakeAsyncs().map(({ kind, at, name, row }) => ({
      messageId: kind,
      data: { name: name === '' ? 'This function' : name, api: displayName(row.path), advice: adviceForApi(row) },
      range: [at.start, at.end],
    })),
});
