/**
 * Finds code that must run before a function returns, or before any other code. An `await` before such code makes listeners
 * miss events, and lets promises reject before anyone handles them. Callers read an answer at once, and the next event
 * doesn't wait for the listener of the last.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import {
  isFunction,
  memberName,
  nameNode,
  outermost,
  rootOf,
  staticString,
  unwrap,
  type FunctionNode,
  type Node,
} from '../syntax/nodes.ts';
import { walk } from '../syntax/walk.ts';
import type { EditedFile } from './edited-file.ts';
import { Obstacle } from './obstacles.ts';

/** Calls and assignments that a listener must make before it returns. */
const TOO_LATE =
  /\.(?<name>preventDefault|stopPropagation|stopImmediatePropagation|respondWith|waitUntil)\(|\.(?<property>returnValue|cancelBubble)\s*=(?!=)/;

/** Events that repeat until another event ends them. None waits for a listener. */
const PIECES = new Set(['data', 'entry', 'line', 'readable', 'row']);
/** Events that a stream holds back until it has a listener. */
const KEPT_BACK = new Set(['data', 'end', 'readable']);
const LISTENS = new Set(['addEventListener', 'addListener', 'on', 'once', 'prependListener', 'prependOnceListener']);
const REACTS = new Set(['catch', 'finally', 'then']);

/** Refuses an `await` before code that answers an event, as `preventDefault()` does, in a function that isn't async yet. */
export function refuseLateAnswers(at: Node, owner: FunctionNode, file: EditedFile): void {
  const { name, property } = TOO_LATE.exec(file.text.slice(at.range[1], owner.range[1]))?.groups ?? {};
  const late = name ?? property;
  if (late !== undefined) throw new Obstacle(`'${late}' would come too late`);
}

/** Refuses an `await` between the creation of an emitter or promise and the code that first listens to it. */
export function refuseLateListeners(at: Node, owner: FunctionNode, file: EditedFile): void {
  const after = at.range[1];
  walkOwn(owner, node => {
    if (node.range[0] < after) return;
    const { listener, promises } = waitingAt(node);
    if (listener && isOlder(listener, at, owner, file)) throw new Obstacle(`'${listener.name}' would be listened to too late`);
    for (const promise of promises) {
      if (isOlder(promise, at, owner, file) && isMade(promise, file))
        throw new Obstacle(`'${promise.name}' could reject before anyone waits for it`);
    }
  });
}

interface Waiting {
  readonly listener?: TSESTree.Identifier | undefined;
  readonly promises: readonly TSESTree.Identifier[];
}

/** Returns the emitter and the promises that a node begins to wait for. */
function waitingAt(node: Node): Waiting {
  if (node.type === 'AwaitExpression') return { promises: [node.argument].filter(isIdentifier) };
  if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression' && /^on[a-z]+$/.test(memberName(node.left) ?? '')) {
    return { listener: rootOf(node.left), promises: [] };
  }
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return { promises: [] };
  const { object } = node.callee;
  const name = memberName(node.callee) ?? '';
  const [event] = node.arguments;
  const eventName = event && staticString(event);
  if (LISTENS.has(name) && eventName !== undefined && !KEPT_BACK.has(eventName))
    return { listener: rootOf(chainStart(object)), promises: [] };
  if (REACTS.has(name)) return { promises: [object].filter(isIdentifier) };
  if (object.type !== 'Identifier' || object.name !== 'Promise') return { promises: [] };
  return {
    promises: node.arguments
      .flatMap(argument => (argument.type === 'ArrayExpression' ? argument.elements : [argument]))
      .filter(isIdentifier),
  };
}

const isIdentifier = (node: Node | null): node is TSESTree.Identifier => node?.type === 'Identifier';

/** Returns the receiver that a chain of listeners begins with: `child` in `child.on('a', f).on('b', g)`. */
function chainStart(object: Node): Node {
  let node = unwrap(object);
  while (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && LISTENS.has(memberName(node.callee) ?? ''))
    node = unwrap(node.callee.object);
  return node;
}

/** Tells whether a name is a parameter, or a variable that the function declares before the `await`. */
function isOlder(name: TSESTree.Identifier, at: Node, owner: FunctionNode, file: EditedFile): boolean {
  const variable = file.variable(name.name, name);
  const [def] = variable?.defs ?? [];
  if (!variable || !def || def.type === 'ImportBinding' || functionAround(variable.scope.block) !== owner) return false;
  return def.name.range[0] < at.range[0] && !(def.node.type === 'VariableDeclarator' && contains(def.node, at));
}

/** Tells whether a variable is initialised with the result of a call, `new` or `import()`, which may be a promise. */
function isMade(name: TSESTree.Identifier, file: EditedFile): boolean {
  const node = file.variable(name.name, name)?.defs[0]?.node;
  return (
    node?.type === 'VariableDeclarator' &&
    node.init !== null &&
    /^(?:Call|New|Import)Expression$/.test(unwrap(node.init).type) &&
    node.init.type !== 'AwaitExpression'
  );
}

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
  const isGiven = variable?.defs[0]?.type === 'Parameter' && node.parent.type === 'MemberExpression';
  return !variable || isGiven || !contains(listener, variable.scope.block);
}

/** Refuses an `await` in an async function whose caller goes on without it, unless the function has awaited before. */
export function refuseUnawaited(at: Node, owner: FunctionNode, uses: readonly Node[], called: string): void {
  const waits: Node[] = [];
  walkOwn(owner, node => {
    if ((node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)) && node.range[1] <= at.range[0])
      waits.push(node);
  });
  if (waits.length > 0) return;
  for (const use of uses) {
    const call = use.parent?.type === 'CallExpression' && use.parent.callee === use ? use.parent : undefined;
    const outer = call && (call.parent.type === 'UnaryExpression' ? call.parent : call);
    if (outer?.parent.type === 'ExpressionStatement' && somethingFollows(outer.parent))
      throw new Obstacle(`${called} is called without being awaited`);
  }
}

function somethingFollows(statement: TSESTree.ExpressionStatement): boolean {
  const { parent } = statement;
  const siblings: readonly Node[] = parent.type === 'Program' || parent.type === 'BlockStatement' ? parent.body : [];
  return siblings.some(node => node.range[0] > statement.range[0] && !/^(?:Function|Class|Export|Import|TS)/.test(node.type));
}

/** Tells whether a function already returns a promise, which its callers use at once. */
export function givesPromise(owner: FunctionNode, file: EditedFile): boolean {
  if (owner.returnType && /\bPromise(?:Like)?\b/.test(file.textOf(owner.returnType))) return true;
  let gives = owner.body?.type !== 'BlockStatement' && owner.body != null && isPromise(owner.body, file);
  walkOwn(owner, node => {
    if (node.type === 'ReturnStatement' && node.argument && isPromise(node.argument, file)) gives = true;
  });
  return gives;
}

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
          REACTS.has(memberName(callee) ?? '') ||
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

/** Visits the nodes of a function, but not those in nested functions. */
export function walkOwn(owner: FunctionNode, enter: (node: Node) => void): void {
  walk<null>(owner, null, node => {
    if (node !== owner) enter(node);
    return node === owner || !isFunction(node) ? null : undefined;
  });
}

function functionAround(node: Node): Node | undefined {
  for (let at: Node | undefined = node; at; at = at.parent) if (isFunction(at)) return at;
  return undefined;
}

const contains = (outer: Node, inner: Node): boolean => outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];

/** Tells whether an expression is the argument of `Promise.all`, which waits for the promises in it. */
export function isAwaitedTogether(node: Node): boolean {
  const outer = outermost(node);
  const { parent } = outer;
  if (parent?.type !== 'CallExpression' || parent.arguments[0] !== outer || parent.callee.type !== 'MemberExpression') return false;
  const { object } = parent.callee;
  return object.type === 'Identifier' && object.name === 'Promise' && memberName(parent.callee) === 'all';
}
