/** Values that a function can't take to another thread, because only its text is sent. Ranges are of the file under lint. */
import type { EditedFile } from '../remedies/edited-file.ts';
import type { SentFunction } from '../solve/findings/sent-functions.ts';
import { namesInText } from '../syntax/captures.ts';
import { isFunction, type FunctionNode } from '../syntax/nodes.ts';

export interface ExecutorClosure {
  readonly kind: 'variable' | 'tie' | 'function' | 'instance';
  readonly range: readonly [start: number, end: number];
  /** The variable, or `this`, `super`, `arguments`, `import.meta`. */
  readonly name: string;
  /** The API that sends the function, as written. */
  readonly sentBy: string;
}

const ties = new Set(['this', 'super', 'arguments', 'import.meta']);

export function closuresOf(sent: readonly SentFunction[], file: EditedFile): ExecutorClosure[] {
  const found = sent.flatMap(one => {
    const sentBy = one.site.text;
    const captures = functionsOf(one, file).flatMap(node => file.capturesOf(node));
    return [
      ...captures.map(({ name, range }): ExecutorClosure => ({ kind: ties.has(name) ? 'tie' : 'variable', range, name, sentBy })),
      ...one.unsendable.map(({ at, what }): ExecutorClosure => ({ kind: what, range: [at.start, at.end], name: '', sentBy })),
    ];
  });
  // A function that several calls send captures the same variables in each.
  const byStart = new Map(found.map(one => [one.range[0], one]));
  return [...byStart.values()].sort((a, b) => a.range[0] - b.range[0]);
}

/** Returns the function that is sent, or the functions whose text becomes part of a script. */
function functionsOf({ function: id, site, argument }: SentFunction, file: EditedFile): FunctionNode[] {
  const node = id === undefined ? undefined : file.functionOf(id);
  if (node) return [node];
  const call = file.callAt(site.at.start);
  if (call?.type !== 'NewExpression' || !call.arguments[0] || argument !== site.arguments[0]) return [];
  return namesInText(call.arguments[0]).flatMap(name => {
    const [def, ...others] = file.variable(name.name, name)?.defs ?? [];
    const value = def?.node.type === 'VariableDeclarator' ? def.node.init : def?.node;
    return value && others.length === 0 && def?.type !== 'Parameter' && isFunction(value) ? [value] : [];
  });
}
