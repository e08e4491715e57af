/** Replaces a call that sleeps with an awaited timer: Node's own, or the runtime's, if the settings name it. */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../syntax/nodes.ts';
import type { EditedFile } from './edited-file.ts';
import type { Imports } from './imports.ts';
import { replace } from './model.ts';
import type { Rewriting } from './rewriting.ts';
import { ByHand } from './obstacles.ts';

/** Awaits a timer in place of the call, and returns the timer's name. Throws `ByHand` where the call may do more than sleep. */
export function awaitTimer({ node, row: { rewrite }, runtime, file, imports, awaiting }: Rewriting): string {
  if (node.type !== 'CallExpression' || node.optional || node.parent.type !== 'ExpressionStatement') throw new ByHand('it gives something');
  const { milliseconds = 1, argument: index = 0 } = rewrite === false || rewrite === undefined ? {} : rewrite;
  const time = node.arguments[index];
  if (!time || time.type === 'SpreadElement' || (index > 0 && !isAlone(node.arguments[0], file)))
    throw new ByHand('it may wait for another thread');
  const { call, what } = timerCall(timeText(time, milliseconds, file), node, imports, runtime);
  awaiting.edits.push(replace(node.range, call));
  awaiting.await(node, { before: '', after: '' }, '');
  return what;
}

/** Returns the code that calls a timer, and the timer's name. */
export function timerCall(
  duration: string,
  node: Node,
  imports: Imports,
  runtime: string | undefined,
): { readonly call: string; readonly what: string } {
  if (runtime === undefined)
    return { call: `${imports.access('node:timers/promises', 'setTimeout', node)}(${duration})`, what: 'setTimeout' };
  return { call: `${imports.access(runtime, 'IOLoop', node)}.current().addTimeout({ milliseconds: ${duration} })`, what: 'addTimeout' };
}

function timeText(time: Node, factor: number, file: EditedFile): string {
  const text = file.textOf(time);
  if (factor === 1) return text;
  if (time.type === 'Literal' && typeof time.value === 'number') return String(time.value * factor);
  const isSimple = time.type === 'Identifier' || time.type === 'MemberExpression' || time.type === 'CallExpression';
  const operand = isSimple ? text : `(${text})`;
  return factor > 1 ? `${operand} * ${factor}` : `${operand} / ${1 / factor}`;
}

/** Tells whether no other thread shares an array's memory: the call makes the array, or only such calls use it. */
function isAlone(array: TSESTree.CallExpressionArgument | undefined, file: EditedFile): boolean {
  if (!array) return false;
  if (array.type === 'NewExpression') return /^Int32Array\(\s*new SharedArrayBuffer\(/.test(file.textOf(array).replace(/^new /, ''));
  if (array.type !== 'Identifier') return false;
  const variable = file.variable(array.name, array);
  const [def] = variable?.defs ?? [];
  if (
    !variable ||
    def?.node.type !== 'VariableDeclarator' ||
    !def.node.init ||
    def.node.init.type === 'Identifier' ||
    !isAlone(def.node.init, file)
  )
    return false;
  return variable.references.every(({ init, identifier }) => init === true || isWaiting(identifier));
}

function isWaiting({ parent }: Node): boolean {
  return (
    parent?.type === 'CallExpression' &&
    parent.callee.type === 'MemberExpression' &&
    parent.callee.property.type === 'Identifier' &&
    parent.callee.property.name === 'wait'
  );
}
