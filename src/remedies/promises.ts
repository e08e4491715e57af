/** Promises that the file's functions return: which functions do, and whether callers wait for them. */
import { isReactionMethod } from '../catalog/index.ts';
import { remembered } from '../collections/maps.ts';
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, memberName, outermost, type FunctionNode, type Node } from '../syntax/nodes.ts';
import type { EditedFile } from './edited-file.ts';
import { walkOwn } from './functions.ts';
import { Obstacle } from './obstacles.ts';

/** Refuses an `await` in an async function whose caller goes on without it, unless the function has awaited before. */
export function refuseUnawaited(at: Node, owner: FunctionNode, uses: readonly Node[], called: string): void {
  if (firstWait(owner) <= at.range[0]) return;
  for (const use of uses) {
    const call = use.parent?.type === 'CallExpression' && use.parent.callee === use ? use.parent : undefined;
    const outer = call && (call.parent.type === 'UnaryExpression' ? call.parent : call);
    if (outer?.parent.type === 'ExpressionStatement' && codeFollows(outer.parent))
      throw new Obstacle(`${called} is called without being awaited`);
  }
}

/** Returns the offset where the first `await` of a function ends. */
const firstWait = remembered((owner: FunctionNode): number => {
  let first = Number.POSITIVE_INFINITY;
  walkOwn(owner, node => {
    if (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)) first = Math.min(first, node.range[1]);
  });
  return first;
});

function codeFollows(statement: TSESTree.ExpressionStatement): boolean {
  const { parent } = statement;
  const siblings: readonly Node[] = parent.type === 'Program' || parent.type === 'BlockStatement' ? parent.body : [];
  return siblings.some(node => node.range[0] > statement.range[0] && !/^(?:Function|Class|Export|Import|TS)/.test(node.type));
}

/** Tells whether a function already returns a promise, which its callers use at once. */
export const returnsPromise = remembered((owner: FunctionNode, file: EditedFile): boolean => {
  if (owner.returnType && /\bPromise(?:Like)?\b/.test(file.textOf(owner.returnType))) return true;
  let returns = owner.body?.type !== 'BlockStatement' && owner.body != null && isPromise(owner.body, file);
  walkOwn(owner, node => {
    if (node.type === 'ReturnStatement' && node.argument && isPromise(node.argument, file)) returns = true;
  });
  return returns;
});

function isPromise(expression: Node, file: EditedFile): boolean {
  switch (expression.type) {
    case 'ImportExpression':
      return true;
    case 'NewExpression':
      return expression.callee.type === 'Identifier' && expression.callee.name === 'Promise';
    case 'ConditionalExpression':
      return isPromise(expression.consequent, file) || isPromise(expression.alternate, file);
    case 'LogicalExpression':
      return isPromise(expression.left, file) || isPromise(expression.right, file);
    case 'Identifier': {
      const node = file.variable(expression.name, expression)?.defs[0]?.node;
      return node?.type === 'VariableDeclarator' && node.init != null && node.init.type !== 'Identifier' && isPromise(node.init, file);
    }
    case 'CallExpression': {
      const { callee } = expression;
      if (callee.type === 'MemberExpression')
        return (
          isReactionMethod(memberName(callee) ?? '') ||
          file.textOf(callee.object) === 'Promise' ||
          /(?:Async|^fetch)$/.test(memberName(callee) ?? '')
        );
      if (callee.type !== 'Identifier') return isFunction(callee) && callee.async;
      const node = file.variable(callee.name, callee)?.defs[0]?.node;
      const called = node?.type === 'VariableDeclarator' ? node.init : node;
      return /(?:Async|^fetch)$/.test(callee.name) || (called != null && isFunction(called) && called.async);
    }
    default:
      return false;
  }
}

/** Tells whether an expression is the argument of `Promise.all`, which waits for the promises in it. */
export function isAwaitedTogether(node: Node): boolean {
  const outer = outermost(node);
  const { parent } = outer;
  if (parent?.type !== 'CallExpression' || parent.arguments[0] !== outer || parent.callee.type !== 'MemberExpression') return false;
  const { object } = parent.callee;
  return object.type === 'Identifier' && object.name === 'Promise' && memberName(parent.callee) === 'all';
}
