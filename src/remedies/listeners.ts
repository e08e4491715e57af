/**
 * Listeners of events that become async. An emitter doesn't wait for a listener before it calls the next one, or the same one
 * again. It uses at once what a listener returns or changes.
 */
import { memberName, nameNode, staticString, unwrap, type FunctionNode, type Node } from '../syntax/nodes.ts';
import type { EditedFile } from './edited-file.ts';
import { walkOwn } from './functions.ts';
import { Obstacle } from './obstacles.ts';
import { contains } from './ranges.ts';

/** Methods that add a listener. */
export const LISTENS = new Set(['addEventListener', 'addListener', 'on', 'once', 'prependListener', 'prependOnceListener']);

/** Events that repeat until another event ends them. None waits for a listener. */
const PIECES = new Set(['data', 'entry', 'line', 'readable', 'row']);

/** Refuses to make a callback async if the next call comes too early, or its result or changes too late. */
export function refuseListener(use: Node, listener: FunctionNode, isReading: boolean, from: number, file: EditedFile): void {
  const { parent } = use;
  const callee = parent?.type === 'CallExpression' ? nameNode(parent.callee) : undefined;
  if (!isReading && callee?.type === 'Identifier' && callee.name === 'setInterval')
    throw new Obstacle('the next interval does not wait for this one');
  const [event] = parent?.type === 'CallExpression' ? parent.arguments : [];
  const name = event && staticString(event);
  if (name === undefined) return;
  if (PIECES.has(name)) throw new Obstacle(`the next '${name}' does not wait for its listener`);
  walkOwn(listener, node => {
    if (node.type === 'ReturnStatement' && node.argument?.type === 'Literal' && typeof node.argument.value === 'boolean') {
      throw new Obstacle(`'return ${node.argument.raw}' would come too late`);
    }
    const changed = node.range[1] > from ? changedRoot(node) : undefined;
    if (changed && isOfOthers(changed, listener, file))
      throw new Obstacle(`'${file.textOf(changed)}' would be changed too late for who emits '${name}'`);
  });
}

/** Events that occur once, and events that each begin work of their own. */
const APART = new Set([
  ...['abort', 'beforeExit', 'close', 'connect', 'end', 'error', 'exit', 'finish', 'listening', 'load', 'open', 'ready'],
  ...['checkContinue', 'connection', 'request', 'secureConnection', 'session', 'stream', 'upgrade'],
]);

/** Finds the event that a function listens to, if the event repeats and one occurrence may affect the next. */
export function repeatedEvent({ parent }: Node): string | undefined {
  const callee = parent?.type === 'CallExpression' && parent.callee.type === 'MemberExpression' ? memberName(parent.callee) : undefined;
  if (parent?.type !== 'CallExpression' || !callee || !LISTENS.has(callee) || /once/i.test(callee)) return undefined;
  const [event] = parent.arguments;
  const name = event && staticString(event);
  return name !== undefined && !APART.has(name) ? name : undefined;
}

const FILLS = new Set(['add', 'append', 'delete', 'push', 'set', 'unshift']);

/** Finds the variable or `this` whose value a node changes: `list` in `list.items.push(item)`. */
function changedRoot(node: Node): Node | undefined {
  if (node.type === 'AssignmentExpression') return firstOf(node.left);
  if (node.type === 'UpdateExpression') return firstOf(node.argument);
  const isFilled = node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && FILLS.has(memberName(node.callee) ?? '');
  return isFilled ? firstOf(node.callee) : undefined;
}

function firstOf(expression: Node): Node {
  let node = unwrap(expression);
  while (node.type === 'MemberExpression') node = unwrap(node.object);
  return node;
}

/** Tells whether the emitter or its other listeners see a change. They run right after this listener, and don't wait for it. */
function isOfOthers(node: Node, listener: FunctionNode, file: EditedFile): boolean {
  if (node.type === 'ThisExpression') return true;
  if (node.type !== 'Identifier') return false;
  const variable = file.variable(node.name, node);
  // The emitter and its other listeners have the objects in a parameter, too.
  const isArgument = variable?.defs[0]?.type === 'Parameter' && node.parent.type === 'MemberExpression';
  return !variable || isArgument || !contains(listener, variable.scope.block);
}
