import { createRule } from '../src/lint/rule.ts';

export default createRule({
  name: 'no-executor-closure',
  meta: {
    type: 'problem',
    docs: { description: 'disallow …', presets: { strict: {} } },
    schema: [],
    messages: { found: '…' },
    defaultOptions: [{}],
  },
  check: pass => pass.summary.calls.filter(() => false).map(({ at }) => ({ messageId: 'found', data: {}, range: [at.start, at.end] })),
});
