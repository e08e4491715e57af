/**
 * Finds code that must run before a function returns, or before any other code. After an `await` it would be late. Listeners
 * then miss events, promises reject before anyone handles them, and nobody takes the answer to an event.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { answersToEvents, eventOf, isListenerMethod, isReactionMethod } from '../catalog/index.ts';
import { remembered } from '../collections/maps.ts';
import { isFunction, memberName, rootOf, staticString, unwrap, type FunctionNode, type Node } from '../syntax/nodes.ts';
import type { EditedFile } from './edited-file.ts';
import { walkOwn } from './functions.ts';
import { Obstacle } from './obstacles.ts';
import { contains } from './ranges.ts';

/** Calls and assignments that a listener must make before it returns. */
const TOO_LATE = new RegExp(
  String.raw`\.(?<name>${answersToEvents.methods.join('|')})\(|\.(?<property>${answersToEvents.properties.join('|')})\s*=(?!=)`,
  'g',
);

/** Refuses an `await` before code that answers an event, as `preventDefault()` does, in a function that isn't async yet. */
export function refuseLateAnswers(at: Node, owner: FunctionNode, file: EditedFile): void {
  const late = answersIn(owner, file).find(({ start }) => start >= at.range[1]);
  if (late) throw new Obstacle(`'${late.name}' would come too late`);
}

const answersIn = remembered((owner: FunctionNode, file: EditedFile) =>
  Array.from(file.textOf(owner).matchAll(TOO_LATE), ({ index, groups }) => ({
    start: owner.range[0] + index,
    name: groups?.name ?? groups?.property ?? '',
  })),
);

/** Refuses an `await` between the creation of an emitter or promise and the code that first listens to it. */
export function refuseLateListeners(at: Node, owner: FunctionNode, file: EditedFile): void {
  const after = at.range[1];
  for (const { start, listener, promises } of waitingIn(owner)) {
    if (start < after) continue;
    if (listener && isOlder(listener, at, owner, file)) throw new Obstacle(`'${listener.name}' would be listened to too late`);
    for (const promise of promises) {
      if (isOlder(promise, at, owner, file) && isMade(promise, file))
        throw new Obstacle(`'${promise.name}' could reject before anyone waits for it`);
    }
  }
}

/** Returns what a function begins to wait for, in source order. */
const waitingIn = remembered((owner: FunctionNode) => {
  const found: (Waiting & { readonly start: number })[] = [];
  walkOwn(owner, node => {
    const waiting = waitingAt(node);
    if (waiting.listener || waiting.promises.length > 0) found.push({ ...waiting, start: node.range[0] });
  });
  return found;
});

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
  if (isListenerMethod(name) && eventName !== undefined && !eventOf(eventName).isKept)
    return { listener: rootOf(chainStart(object)), promises: [] };
  if (isReactionMethod(name)) return { promises: [object].filter(isIdentifier) };
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
  while (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && isListenerMethod(memberName(node.callee) ?? ''))
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

function functionAround(node: Node): Node | undefined {
  for (let at: Node | undefined = node; at; at = at.parent) if (isFunction(at)) return at;
  return undefined;
}
