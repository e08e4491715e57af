import { createRule } from '../src/rule/rule.ts';

export default createRule({
  name: 'no-contradictory-annotation',
  meta: {
    type: 'problem',
    docs: { description: 'disallow doc comments about blocking that the code contradicts', presets: { recommended: {}, strict: {} } },
    schema: [],
    messages: {
      blockingAndNonblocking: "'{{name}}' is marked both '@blocking' and '@nonblocking'.",
      offloadedAndNonblocking:
        "'{{name}}' is marked '@nonblocking', as code of the event loop, and '@offloaded', as code that never runs there.",
      blockingButTrivial: "'{{name}}' is marked '@blocking', but calls nothing and has no loop.",
    },
    defaultOptions: [],
    inPrograms: true,
  },
  check: pass =>
    pass.contradictions().map(({ at, name, kind }) => ({
      messageId: kind,
      data: { name: name === '' ? 'This function' : name },
      range: [at.start, at.end === at.start ? at.start + 1 : at.end],
    })),
});
