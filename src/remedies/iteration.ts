/**
 * Array methods whose callback has to wait: `forEach` becomes a loop, and the results of `map` are awaited together. The
 * receiver must be an array for sure. The order of effects must stay, or must not matter.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { isArray } from '../syntax/arrays.ts';
import { isFunction, memberName, outermost, type FunctionNode, type Node } from '../syntax/nodes.ts';
import { walk } from '../syntax/walk.ts';
import { replace, type Edit } from './model.ts';
import type { EditedFile } from './edited-file.ts';
import { contains } from './ranges.ts';

/** The call of an array method with an inline function as its callback. */
export interface Iteration {
  readonly call: TSESTree.CallExpression;
  readonly method: 'forEach' | 'map';
}

/** Functions that compute and change nothing. */
const pureGlobals = /^(?:JSON|Math|Number|String|Boolean|path|Path)(?:\.|$)/;
const pureMethods = new Set([
  'endsWith',
  'includes',
  'join',
  'padEnd',
  'padStart',
  'replace',
  'replaceAll',
  'slice',
  'split',
  'startsWith',
  'toLowerCase',
  'toString',
  'toUpperCase',
  'trim',
  'trimEnd',
]);

/** Finds the array method whose callback a function is. `isArrayKnown` means that types show the receiver to be an array. */
export function iterationOf(use: Node, file: EditedFile, isArrayKnown = false): Iteration | undefined {
  const { parent } = use;
  if (parent?.type !== 'CallExpression' || parent.arguments[0] !== use || parent.arguments.length > 1 || parent.optional) return undefined;
  const { callee } = parent;
  const method = callee.type === 'MemberExpression' && !callee.optional ? memberName(callee) : undefined;
  if ((method !== 'forEach' && method !== 'map') || !isFunction(use) || callee.type !== 'MemberExpression') return undefined;
  const isKnown = isArrayKnown || isArray(callee.object, name => file.variable(name.name, name), file.returnsArray);
  return isKnown ? { call: parent, method } : undefined;
}

/** Returns the edits that make a `forEach` a loop; nothing where the callback can't be a loop's body. */
export function loopInPlaceOf(call: TSESTree.CallExpression, callback: FunctionNode, file: EditedFile): Edit[] | undefined {
  const statement = outermost(call).parent;
  const { callee } = call;
  if (statement?.type !== 'ExpressionStatement' || callee.type !== 'MemberExpression' || !callback.body) return undefined;
  const returns = bodyOfLoop(callback);
  const head = headOfLoop(callback, file.textOf(callee.object), file);
  const isBlock = callback.body.type === 'BlockStatement';
  if (!returns || head === undefined || callback.id || (!isBlock && !isStatement(callback.body, file))) return undefined;
  if (file.hasComment(callee.object.range[1], callback.body.range[0]) || file.hasComment(callback.body.range[1], statement.range[1]))
    return undefined;
  if (takesNames(callback, callee.object) || mayGrow(callee.object, callback, file)) return undefined;
  return [
    replace([statement.range[0], callback.body.range[0]], head),
    ...returns.map(({ range }) => replace([range[0], range[0] + 'return'.length], 'continue')),
    replace([callback.body.range[1], statement.range[1]], isBlock ? '' : ';'),
  ];
}

/** Tells whether an expression can be a statement as it is written. */
const isStatement = (expression: Node, file: EditedFile): boolean =>
  !/^(?:\{|(?:async|class|function|let)\b)/.test(file.textOf(expression));

/** Tells whether the list uses a parameter's name. In `for (const x of x.items)`, the list would read the loop's variable. */
function takesNames({ params }: FunctionNode, list: Node): boolean {
  const names = new Set<string>();
  const gather = (into: (name: string) => void) => (node: Node) => {
    if (node.type === 'Identifier') into(node.name);
    return null;
  };
  for (const param of params)
    walk<null>(
      param,
      null,
      gather(name => names.add(name)),
    );
  let isTaken = false;
  walk<null>(
    list,
    null,
    gather(name => (isTaken ||= names.has(name))),
  );
  return isTaken;
}

/** Tells whether a list may grow during the iteration. A loop visits added items; `forEach` doesn't. */
function mayGrow(list: Node, callback: FunctionNode, file: EditedFile): boolean {
  if (list.type !== 'Identifier') return false;
  const variable = file.variable(list.name, list);
  const isOutside = variable?.scope.type === 'module' || variable?.scope.type === 'global';
  return (
    variable?.references.some(
      ({ identifier, init }) => identifier !== list && init !== true && (isOutside || contains(callback, identifier)),
    ) ?? true
  );
}

/** Returns the `return` statements of a callback; nothing where the callback can't be a loop's body. */
function bodyOfLoop(callback: FunctionNode): TSESTree.ReturnStatement[] | undefined {
  const returns: TSESTree.ReturnStatement[] = [];
  const isArrow = callback.type === 'ArrowFunctionExpression';
  const obstacles: Node[] = [];
  walk<{ readonly loop: boolean; readonly nested: boolean }>(callback, { loop: false, nested: false }, (node, { loop, nested }) => {
    if (node === callback) return { loop, nested };
    const isHoisted = (node.type === 'VariableDeclaration' && node.kind === 'var') || node.type === 'FunctionDeclaration';
    const isOwn =
      node.type === 'ThisExpression' || node.type === 'MetaProperty' || (node.type === 'Identifier' && node.name === 'arguments');
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

/** Returns a parameter as a loop's variable; nothing for an assigned name, or a pattern with a type or default. */
function patternText(param: Node, file: EditedFile): string | undefined {
  if (param.type === 'Identifier') {
    const variable = file.variable(param.name, param);
    return variable?.references.some(reference => reference.isWrite()) ? undefined : param.name;
  }
  return (param.type === 'ObjectPattern' || param.type === 'ArrayPattern') && !param.typeAnnotation && !file.textOf(param).includes('=')
    ? file.textOf(param)
    : undefined;
}

/** Tells whether concurrent runs of a callback do the same as sequential ones, because it only reads and computes. */
export function runsInAnyOrder(callback: FunctionNode, awaited: Node, file: EditedFile): boolean {
  let isPure = true;
  walk<null>(callback, null, node => {
    switch (node.type) {
      case 'UnaryExpression':
        isPure &&= node.operator !== 'delete';
        break;
      case 'AssignmentExpression':
      case 'UpdateExpression':
      case 'AwaitExpression':
      case 'ImportExpression':
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
