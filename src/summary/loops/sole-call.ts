/** Callbacks that do nothing but make one call: `() => poll()`. */
import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap, type Node } from '../../syntax/nodes.ts';

/** Finds the call that is all that a callback does. */
export function soleCallOf(callback: Node): TSESTree.CallExpression | undefined {
  const node = unwrap(callback);
  if (node.type !== 'ArrowFunctionExpression' && node.type !== 'FunctionExpression') return undefined;
  const statements: readonly Node[] = node.body.type === 'BlockStatement' ? node.body.body : [node.body];
  const [only] = statements.length === 1 ? statements : [];
  const called = only?.type === 'ExpressionStatement' ? only.expression : only?.type === 'ReturnStatement' ? only.argument : only;
  const call = called ? unwrap(called) : undefined;
  return call?.type === 'CallExpression' ? call : undefined;
}
