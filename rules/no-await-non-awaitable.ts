import { awaitMessages, awaitProblem } from '../src/rule/await-problems.ts';
import { createRule } from '../src/rule/rule.ts';

interface Options {
  /** Reports that types alone show: `report` makes them, `confirm` uses types only to withdraw other reports. */
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
