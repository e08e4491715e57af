import { adviceForApi } from '../src/rule/advice.ts';
import { displayName, lineIn } from '../src/rule/names.ts';
import { createRule, suggestionOf, type Pass, type Problem, type Reason, type UselessAwait, type UselessType } from '../src/rule/rule.ts';

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
    messages: {
      blocking: "'{{api}}' blocks until it is done and gives no promise, so that awaiting it changes nothing: {{advice}}.",
      blockingMember: "'{{api}}' blocks until it is done, so that nothing runs at the same time: {{advice}}.",
      nothing: "'{{api}}' gives nothing that can be awaited{{advice}}.",
      timer: "'{{api}}' gives a timer, which can't be awaited{{advice}}.",
      emitter: "'{{api}}' gives something that tells by events how it goes, which can't be awaited{{advice}}.",
      iteration:
        "'forEach' gives nothing that can be awaited, and waits for nothing itself: use a 'for … of' loop, or 'Promise.all' with 'map'.",
      function: "'{{call}}' gives no promise that could be awaited: see '{{name}}' in {{place}}.",
      instance: "'{{call}}' gives an object without a 'then', which can't be awaited.",
      array: "An array can't be awaited: 'Promise.all' waits for the promises in it.",
      functionValue: "A function can't be awaited: what it gives may be, if it is called.",
      value: 'This is no promise, so that there is nothing to await.',
      type: "This is of type '{{type}}', which is no promise, so that there is nothing to await.",
      awaitCounterpart: "Await '{{what}}'{{notes}}.",
      awaitTimer: "Await '{{what}}'{{notes}}.",
      runOnExecutor: "Run '{{what}}' on a worker thread{{notes}}.",
      loop: "Use a '{{what}}' loop.",
    },
    defaultOptions: [{ types: 'report' }],
    inPrograms: true,
  },
  check: (pass, { types }, cwd) =>
    pass
      .uselessAwaits()
      .filter(({ reason }) => reason.kind !== 'type' || types === 'report')
      .map(found => problemOf(found, pass, cwd)),
});

function problemOf(found: UselessAwait, pass: Pass, cwd: string): Problem {
  const { start, end } = found.summary.at;
  const suggestions = pass.remediesForAwait(found).remedies.map(suggestionOf);
  return { ...messageOf(found, cwd), range: [start, end], suggestions };
}

function messageOf({ summary: { how }, reason }: UselessAwait, cwd: string): Pick<Problem, 'messageId' | 'data'> {
  switch (reason.kind) {
    case 'blocking':
      return {
        messageId: how === 'member' ? 'blockingMember' : 'blocking',
        data: { api: displayName(reason.row.path), advice: adviceForApi(reason.row) },
      };
    case 'callback': {
      const { form, instead } = reason.row;
      return { messageId: form, data: { api: displayName(reason.path), advice: instead === undefined ? '' : `: use ${instead}` } };
    }
    case 'function':
      return { messageId: 'function', data: dataOf(reason, cwd) };
    case 'instance':
      return { messageId: 'instance', data: { call: `new ${reason.site.text}()` } };
    case 'iteration':
    case 'array':
      return { messageId: reason.kind, data: {} };
    case 'function-value':
      return { messageId: 'functionValue', data: {} };
    case 'type':
      return messageOfType(reason.type);
    default:
      return { messageId: 'value', data: {} };
  }
}

function messageOfType({ form, name }: UselessType): Pick<Problem, 'messageId' | 'data'> {
  switch (form) {
    case 'array':
    case 'iteration':
      return { messageId: form, data: {} };
    case 'function-value':
      return { messageId: 'functionValue', data: {} };
    default:
      return { messageId: 'type', data: { type: name } };
  }
}

function dataOf({ site, fn: { module, id } }: Reason & { readonly kind: 'function' }, cwd: string): Record<string, string> {
  const { name = '', lines: [line] = [1, 1] } = module.summary.functions[id] ?? {};
  return { call: `${site.text}()`, name: name === '' ? 'the function' : name, place: lineIn(module.file, line, cwd) };
}
