import { createRule } from '../src/rule/rule.ts';

export default createRule({
  name: 'no-executor-closure',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow functions sent to a worker thread that take along what can not go there',
      presets: { recommended: {}, strict: {} },
    },
    schema: [],
    messages: {
      variable:
        "'{{sentBy}}' sends the text of this function alone, and '{{name}}' is declared outside of it: pass it as an argument, or declare or import it in the function.",
      tie: "'{{sentBy}}' sends the text of this function alone, and '{{name}}' is not in it: pass what is needed as an argument.",
      function: "A function can't be sent to a worker thread as an argument of '{{sentBy}}'.",
      instance: "This object comes without its methods where '{{sentBy}}' sends it: send data, and make the object there.",
    },
    defaultOptions: [],
    inPrograms: true,
  },
  check: pass => pass.executorClosures().map(({ kind, range, name, sentBy }) => ({ messageId: kind, data: { name, sentBy }, range })),
});
