/** The problems of an `await` that waits for nothing: the messages, the choice among them, and their data. */
import { relative } from 'node:path';
import { displayName } from '../catalog/index.ts';
import type { Pass, Reason, UselessAwait, UselessType } from '../analysis/pass.ts';
import { adviceForApi } from './advice.ts';
import { suggestionOf, type Problem } from './rule.ts';

export const awaitMessages = {
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
} as const;

export function awaitProblem(found: UselessAwait, pass: Pass, cwd: string): Problem {
  const { start, end } = found.summary.at;
  const suggestions = pass.remediesForAwait(found).remedies.map(suggestionOf);
  return { ...said(found, cwd), range: [start, end], suggestions };
}

function said({ summary: { how }, reason }: UselessAwait, cwd: string): Pick<Problem, 'messageId' | 'data'> {
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
      return { messageId: 'function', data: wordsOf(reason, cwd) };
    case 'instance':
      return { messageId: 'instance', data: { call: `new ${reason.site.text}()` } };
    case 'iteration':
    case 'array':
      return { messageId: reason.kind, data: {} };
    case 'function-value':
      return { messageId: 'functionValue', data: {} };
    case 'type':
      return saidOfType(reason.type);
    default:
      return { messageId: 'value', data: {} };
  }
}

function saidOfType({ form, name }: UselessType): Pick<Problem, 'messageId' | 'data'> {
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

function wordsOf({ site, fn: { module, id } }: Reason & { readonly kind: 'function' }, cwd: string): Record<string, string> {
  const { name = '', lines: [line] = [1, 1] } = module.summary.functions[id] ?? {};
  const file = relative(cwd, module.file).replaceAll('\\', '/') || module.file;
  return { call: `${site.text}()`, name: name === '' ? 'the function' : name, place: `${file}:${line}` };
}
