/**
 * What a function does after it has waited, and what would come too late then: who called it has gone on. An emitter goes on
 * at once, with whatever its listeners have changed by then; an event's default has happened; what is emitted before a
 * listener is added is lost.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Context } from '../solve/contexts.ts';
import { isFunction, memberName, rootOf, type FunctionNode, type Node } from '../syntax/nodes.ts';
import { walk } from '../syntax/walk.ts';
import type { EditedFile } from './edited-file.ts';
import { Obstacle } from './obstacles.ts';

/** What an event's listener does to the event. */
const ofEvents = new Set(['preventDefault', 'stopPropagation', 'stopImmediatePropagation', 'respondWith', 'waitUntil']);
const ofEmitters = new Set(['on', 'once', 'addListener', 'addEventListener', 'prependListener']);

/** Throws an `Obstacle` if a function that becomes async does such a thing after the place of an `await`. */
export function refuseLate(at: Node, owner: FunctionNode, answer: Context['answer'], file: EditedFile): void {
  if (answer !== 'ignored' && answer !== 'emitted') return;
  const isLate = (node: Node): boolean => node.range[0] >= at.range[1] || isAround(node, at);
  walk<null>(owner, null, node => {
    if (!isLate(node)) return null;
    if (node.type === 'CallExpression') {
      const name = node.callee.type === 'MemberExpression' ? memberName(node.callee) : undefined;
      const isEarlier = name !== undefined && (ofEvents.has(name) || (ofEmitters.has(name) && isGiven(node.callee, owner, file)));
      if (isEarlier) throw new Obstacle(`'${name}' would come too late`);
    }
    const target = answer === 'emitted' ? targetOf(node) : undefined;
    if (target && isShared(target, owner, file)) throw new Obstacle(`'${file.textOf(target)}' would change too late`);
    return null;
  });
}

/** An assignment or a call that the awaited expression is part of is done after it. */
function isAround(node: Node, inner: Node): boolean {
  return (node.type === 'AssignmentExpression' || node.type === 'CallExpression') && node.range[0] <= inner.range[0] && node.range[1] >= inner.range[1];
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
  return target.type === 'Identifier' ? !isWithin(declarationOf(root, file), owner) : isGiven(target, owner, file);
}

/** Whether a chain of members begins outside of the function: at `this`, a parameter, or a variable from around it. */
function isGiven(member: Node, owner: FunctionNode, file: EditedFile): boolean {
  const root = rootOf(member);
  const declaration = root && declarationOf(root, file);
  return !declaration || isFunction(declaration) || !isWithin(declaration, owner);
}

const declarationOf = (name: TSESTree.Identifier, file: EditedFile): Node | undefined => file.variable(name.name, name)?.defs[0]?.node;

function isWithin(node: Node | undefined, owner: FunctionNode): boolean {
  for (let at = node; at; at = at.parent) if (at === owner) return true;
  return false;
}
