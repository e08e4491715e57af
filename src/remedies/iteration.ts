/**
 * Array methods whose callback has to wait: `forEach` becomes a loop, and what `map` gives is awaited as a whole. Only of
 * what is seen to be an array, and only where the order in which things happen stays, or does not matter.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { isArray } from '../syntax/arrays.ts';
import { isFunction, memberName, outermost, type FunctionNode, type Node } from '../syntax/nodes.ts';
import { walk } from '../syntax/walk.ts';
import { replace, type Edit } from './model.ts';
import type { EditedFile } from './edited-file.ts';

/** The call of an array method that a function is written in as the callback. */
export interface Iteration {
  readonly call: TSESTree.CallExpression;
  readonly method: 'forEach' | 'map';
}

/** What computes and changes nothing. */
const pureGlobals = /^(?:JSON|Math|Number|String|Boolean|path|Path)(?:\.|$)/;
const pureMethods = new Set(['endsWith', 'includes', 'join', 'padEnd', 'padStart', 'replace', 'replaceAll', 'slice', 'split', 'startsWith', 'toLowerCase', 'toString', 'toUpperCase', 'trim', 'trimEnd']);

export function iterationOf(use: Node, file: EditedFile): Iteration | undefined {
  const { parent } = use;
  if (parent?.type !== 'CallExpression' || parent.arguments[0] !== use || parent.arguments.length > 1 || parent.optional) return undefined;
  const { callee } = parent;
  const method = callee.type === 'MemberExpression' && !callee.optional ? memberName(callee) : undefined;
  if ((method !== 'forEach' && method !== 'map') || !isFunction(use) || callee.type !== 'MemberExpression' || !isArray(callee.object, name => file.variable(name.name, name))) return undefined;
  return { call: parent, method };
}

/** The edits that make a `forEach` a loop; nothing where its callback is more than a loop's body. */
export function loopInPlaceOf(call: TSESTree.CallExpression, callback: FunctionNode, file: EditedFile): Edit[] | undefined {
  const statement = outermost(call).parent;
  const { callee } = call;
  if (statement?.type !== 'ExpressionStatement' || callee.type !== 'MemberExpression' || !callback.body) return undefined;
  const returns = bodyOfLoop(callback);
  const head = headOfLoop(callback, file.textOf(callee.object), file);
  if (!returns || head === undefined) return undefined;
  const isBlock = callback.body.type === 'BlockStatement';
  return [
    replace([statement.range[0], callback.body.range[0]], head),
    ...returns.map(({ range }) => replace([range[0], range[0] + 'return'.length], 'continue')),
    replace([callback.body.range[1], statement.range[1]], isBlock ? '' : ';'),
  ];
}

/** The `return`s of a callback that can be a loop's body. */
function bodyOfLoop(callback: FunctionNode): TSESTree.ReturnStatement[] | undefined {
  const returns: TSESTree.ReturnStatement[] = [];
  const isArrow = callback.type === 'ArrowFunctionExpression';
  const obstacles: Node[] = [];
  walk<{ readonly loop: boolean; readonly nested: boolean }>(callback, { loop: false, nested: false }, (node, { loop, nested }) => {
    if (node === callback) return { loop, nested };
    const isHoisted = (node.type === 'VariableDeclaration' && node.kind === 'var') || node.type === 'FunctionDeclaration';
    const isOwn = node.type === 'ThisExpression' || (node.type === 'Identifier' && node.name === 'arguments');
    if (node.type === 'ReturnStatement' && !nested) {
      if (loop || node.argument) obstacles.push(node);
      else returns.push(node);
    }
    if ((isHoisted && !nested) || (isOwn && !isArrow)) obstacles.push(node);
    return { loop: loop || /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/.test(node.type), nested: nested || isFunction(node) };
  });
  return obstacles.length === 0 ? returns : undefined;
}

function headOfLoop({ params }: FunctionNode, list: string, file: EditedFile): string | undefined {
  const names = params.map(param => patternText(param, file));
  if (names.length === 0 || names.length > 2 || names.includes(undefined)) return undefined;
  const [item = '', index] = names;
  return index === undefined ? `for (const ${item} of ${list}) ` : `for (const [${index}, ${item}] of ${list}.entries()) `;
}

/** A parameter as a loop's variable; nothing where it is assigned to. */
function patternText(param: Node, file: EditedFile): string | undefined {
  if (param.type === 'Identifier') {
    const variable = file.variable(param.name, param);
    return variable?.references.some(reference => reference.isWrite()) ? undefined : param.name;
  }
  return (param.type === 'ObjectPattern' || param.type === 'ArrayPattern') && !param.typeAnnotation && !file.textOf(param).includes('=') ? file.textOf(param) : undefined;
}

/** Whether several runs of a callback at once do the same as one after the other: it reads, computes, and changes nothing. */
export function runsInAnyOrder(callback: FunctionNode, awaited: Node, file: EditedFile): boolean {
  let isPure = true;
  walk<null>(callback, null, node => {
    switch (node.type) {
      case 'AssignmentExpression':
      case 'UpdateExpression':
      case 'AwaitExpression':
      case 'YieldExpression':
      case 'NewExpression':
      case 'TaggedTemplateExpression':
        isPure = false;
        break;
      case 'CallExpression':
        isPure &&= node === awaited || isPureCall(node, file);
        break;
    }
    return null;
  });
  return isPure;
}

function isPureCall({ callee }: TSESTree.CallExpression, file: EditedFile): boolean {
  const text = file.textOf(callee);
  return pureGlobals.test(text) || (callee.type === 'MemberExpression' && pureMethods.has(memberName(callee) ?? ''));
}
