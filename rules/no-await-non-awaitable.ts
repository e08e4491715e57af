import { awaitMessages, awaitProblem } from '../src/rule/await-problems.ts';
import { createRule } from '../src/rule/rule.ts';

interface Options {
  /** Where ESLint's parser has types: whether what they alone show is reported, or they only take reports back. */
  readonly types?: 'report' | 'confirm';
}

export default createRule<Options>({
  name: 'no-await-non-awaitable',
  meta: {
    type: 'problem',
    hasSuggestions: true,
    docs: {
      description: 'disallow awaiting what gives no promise, such as synchronous functions and those with a callback',
      presets: { recommended: {}, strict: {} },
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          types: {
            enum: ['report', 'confirm'],
            description: 'Whether what only types show is reported, with typed linting. Types take back reports either way.',
          },
        },
      },
    ],
    messages: awaitMessages,
    defaultOptions: [{ types: 'report' }],
  },
  check: (pass, { types }, cwd) =>
    pass
      .uselessAwaits()
      .filter(({ reason }) => reason.kind !== 'type' || types === 'report')
      .map(found => awaitProblem(found, pass, cwd)),
});
