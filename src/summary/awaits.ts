/** The places of a file that wait: `await`, and the arrays that `Promise.all` and the like wait for. */
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrap, type Node } from '../syntax/nodes.ts';
import { shapesOf } from './result-shapes.ts';
import type { Lowering } from './lowering.ts';
import type { AwaitSummary, FunctionId } from './model.ts';

const combinators = new Set(['all', 'allSettled', 'any', 'race']);

/** Returns the places that wait: each `await` that is no yield, and the array elements whose shapes are all known. */
export function summariseAwaits(lowering: Lowering): AwaitSummary[] {
  const { awaits, calls } = lowering.collected;
  const awaited = awaits
    .filter(({ node }) => !isYield(node))
    .map(({ node, function: id }) => summaryOf(lowering, node.argument, id, 'awaited'));
  const members = calls.flatMap(({ node, function: id }) =>
    membersOf(lowering, node).map(member => summaryOf(lowering, member, ownerOf(lowering, member, id), 'member')),
  );
  return [...awaited, ...members.filter(({ shapes }) => shapes)];
}

function summaryOf(lowering: Lowering, node: Node, id: FunctionId, how: AwaitSummary['how']): AwaitSummary {
  const shapes = shapesOf(lowering, node);
  return { function: id, at: lowering.spanOf(node.range), ...(shapes && { shapes }), how };
}

/** Tells whether an `await` waits for nothing on purpose, as `await null;` does to let queued microtasks run first. */
function isYield({ argument, parent }: TSESTree.AwaitExpression): boolean {
  if (parent.type !== 'ExpressionStatement') return false;
  if (argument.type === 'UnaryExpression') return argument.operator === 'void' && argument.argument.type === 'Literal';
  return argument.type === 'Literal' || (argument.type === 'Identifier' && argument.name === 'undefined');
}

/** Returns the elements of the array in `Promise.all([…])`, or the callback's result in `Promise.all(list.map(…))`. */
function membersOf({ names }: Lowering, node: Node): Node[] {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return [];
  const { object } = node.callee;
  const isCombinator = object.type === 'Identifier' && object.name === 'Promise' && combinators.has(memberName(node.callee) ?? '');
  if (!isCombinator || names.variableOf(object)) return [];
  const list = node.arguments[0] && unwrap(node.arguments[0]);
  if (list?.type === 'ArrayExpression')
    return list.elements.flatMap(element => (element === null || element.type === 'SpreadElement' ? [] : [element]));
  if (list?.type !== 'CallExpression' || list.callee.type !== 'MemberExpression' || memberName(list.callee) !== 'map') return [];
  const [callback] = list.arguments;
  if (callback?.type !== 'ArrowFunctionExpression' || callback.async || callback.body.type === 'BlockStatement') return [];
  return [callback.body];
}

/** Returns the function in which an element is evaluated: the callback of `map`, if there is one. */
function ownerOf({ collected }: Lowering, { parent }: Node, around: FunctionId): FunctionId {
  return (parent && collected.functionIds.get(parent)) ?? around;
}
