import { createRule, entryPointOf, suggestionOf, type Problem, type Remedies, type StarvingLoop } from '../src/rule/rule.ts';

export default createRule({
  name: 'no-starvation',
  meta: {
    type: 'problem',
    hasSuggestions: true,
    docs: {
      description: 'disallow waiting in rounds of microtasks, which let nothing else run',
      presets: { recommended: {}, strict: {} },
    },
    schema: [],
    messages: {
      starves:
        "'{{loop}}' starves the event loop in this {{context}}: what it awaits is there at once, and {{end}}. Await 'setImmediate' from 'node:timers/promises' in each round.",
      schedulesItself:
        "'{{call}}' calls this {{context}} again before anything else can run, and {{end}}. Use 'setImmediate', which lets the event loop go on.",
      awaitTimer: "Await '{{what}}'{{notes}}.",
    },
    defaultOptions: [],
  },
  check: pass => pass.starvingLoops().map(loop => problemOf(loop, pass.remediesForLoop(loop))),
});

function problemOf({ at, blocker, context, entryPoint, schedules }: StarvingLoop, remedies: Remedies): Problem {
  const range = [at.start, at.end] as const;
  const data = { context: context.as, end: endOf(blocker) };
  const detail = {
    api: blocker.head,
    kind: 'loop',
    weight: 'heavy',
    context: context.as,
    entryPoint: entryPointOf(entryPoint),
    chain: [],
  } as const;
  if (schedules !== undefined) return { messageId: 'schedulesItself', data: { ...data, call: schedules }, range, detail };
  return { messageId: 'starves', data: { ...data, loop: blocker.head }, range, detail, suggestions: remedies.remedies.map(suggestionOf) };
}

function endOf({ exit }: StarvingLoop['blocker']): string {
  switch (exit.at) {
    case 'event':
      return `nothing can change '${exit.state}' in the meantime`;
    case 'time':
      return 'it waits for a time';
    default:
      return 'nothing ends it';
  }
}
