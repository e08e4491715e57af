import { awaitMessages, awaitProblem } from '../src/lint/await-problems.ts';
import { createRule } from '../src/lint/rule.ts';

export default createRule({
  name: 'no-await-non-awaitable',
  meta: {
    type: 'problem',
    hasSuggestions: true,
    docs: { description: 'disallow awaiting what gives no promise, such as synchronous functions and those with a callback', presets: { recommended: {}, strict: {} } },
    schema: [],
    messages: awaitMessages,
    defaultOptions: [],
  },
  check: (pass, _, cwd) => pass.uselessAwaits().map(found => awaitProblem(found, pass, cwd)),
});
