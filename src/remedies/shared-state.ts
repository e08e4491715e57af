/**
 * What the listener of an emitter changes after it has waited: the emitter has gone on by then, with whatever the listener had
 * changed when it returned.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, rootOf, type FunctionNode, type Node } from '../syntax/nodes.ts';
import { walk } from '../syntax/walk.ts';
import type { EditedFile } from './edited-file.ts';
import { Obstacle } from './obstacles.ts';

/** Refuses an `await` in a listener that changes something others may look at after the place of the `await`. */
export function refuseLateChanges(at: Node, owner: FunctionNode, file: EditedFile): void {
  walk<null>(owner, null, node => {
    const target = targetOf(node);
    // What the awaited expression is assigned to changes after it.
    const isLate = node.range[0] >= at.range[1] || (node.range[0] <= at.range[0] && node.range[1] >= at.range[1]);
    if (target && isLate && isShared(target, owner, file)) throw new Obstacle(`'${file.textOf(target)}' would change too late`);
    return null;
  });
}

function targetOf(node: Node): Node | undefined {
  if (node.type === 'AssignmentExpression') return node.left;
  if (node.type === 'UpdateExpression') return node.argument;
  return node.type === 'UnaryExpression' && node.operator === 'delete' ? node.argument : undefined;
}

/** Whether others see what is assigned: it is no variable of the function, nor a member of what one holds alone. */
function isShared(target: Node, owner: FunctionNode, file: EditedFile): boolean {
  const root = rootOf(target);
  if (!root) return true;
  const declaration = declarationOf(root, file);
  const isOwn = isWithin(declaration, owner);
  // A parameter is declared by the function; what it holds is its caller's.
  return !isOwn || (target.type !== 'Identifier' && declaration !== undefined && isFunction(declaration));
}

const declarationOf = (name: TSESTree.Identifier, file: EditedFile): Node | undefined => file.variable(name.name, name)?.defs[0]?.node;

function isWithin(node: Node | undefined, owner: FunctionNode): boolean {
  for (let at = node; at; at = at.parent) if (at === owner) return true;
  return false;
}
