/** What a loop is made of, without the functions in it, and by which tests it is left. Knows nothing of values. */
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, type Node } from '../syntax/nodes.ts';
import { walk, type VisitorKeys } from '../syntax/walk.ts';
import type { LoopNode } from './collect.ts';
import type { LoopSummary } from './model.ts';

export interface Parts {
  readonly calls: readonly Node[];
  readonly loops: readonly Node[];
  /** What is assigned to, counted up or down, or deleted. */
  readonly changes: readonly Node[];
  /** What is awaited; nothing known of a `yield`. */
  readonly awaits: readonly (Node | undefined)[];
  /** The statements that leave the loop. */
  readonly exits: readonly Node[];
}

/** Where a walk is: in what each round may run, or in what the last one alone runs. */
type Place = 'round' | 'end';

/** The parts of a loop, or of a function's body, but for a branch of it: what comes just before it is left belongs to no round. */
export function partsOf(root: Node, visitorKeys: VisitorKeys, without?: Node): Parts {
  const calls: Node[] = [];
  const loops: Node[] = [];
  const changes: Node[] = [];
  const awaits: (Node | undefined)[] = [];
  const exits: Node[] = [];
  const enter = (node: Node, place: Place): Place | undefined => {
    if (node === without || isFunction(node)) return undefined;
    if (isExit(node, root)) exits.push(node);
    if (place === 'end' || isEnd(node, root)) return 'end';
    switch (node.type) {
      case 'CallExpression':
      case 'NewExpression':
      case 'TaggedTemplateExpression':
        calls.push(node);
        break;
      case 'ForStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        if (node !== root) loops.push(node);
        break;
      case 'ForInStatement':
      case 'ForOfStatement':
        if (node.type === 'ForOfStatement' && node.await) awaits.push(undefined);
        if (node.left.type !== 'VariableDeclaration') changes.push(node.left);
        break;
      case 'AssignmentExpression':
        changes.push(node.left);
        break;
      case 'UpdateExpression':
        changes.push(node.argument);
        break;
      case 'UnaryExpression':
        if (node.operator === 'delete') changes.push(node.argument);
        break;
      case 'AwaitExpression':
        awaits.push(node.argument);
        break;
      case 'YieldExpression':
        awaits.push(undefined);
        break;
    }
    return place;
  };
  walk<Place>(root, 'round', enter, visitorKeys);
  return { calls, loops, changes, awaits, exits };
}

function isExit(node: Node, root: Node): boolean {
  switch (node.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
      return true;
    case 'BreakStatement':
    case 'ContinueStatement':
      return leaves(node, root);
    default:
      return false;
  }
}

/** An exit, or a branch that comes to one. */
function isEnd(node: Node, root: Node): boolean {
  if (isExit(node, root)) return true;
  const last = node.type === 'BlockStatement' && node.parent.type === 'IfStatement' ? node.body.at(-1) : undefined;
  return last !== undefined && isExit(last, root);
}

/** Whether a `break` or `continue` goes beyond the loop it is in. */
function leaves(jump: TSESTree.BreakStatement | TSESTree.ContinueStatement, root: Node): boolean {
  const isBreak = jump.type === 'BreakStatement';
  // The root is above it.
  for (let at: Node = jump.parent; at !== root; at = at.parent as Node) {
    if (jump.label) {
      if (at.type === 'LabeledStatement' && at.label.name === jump.label.name) return false;
    } else if (isLoop(at) || (isBreak && at.type === 'SwitchStatement')) return false;
  }
  if (!jump.label) return isBreak;
  const { parent } = root;
  // A `continue` with the loop's own label is its next round.
  return isBreak || parent?.type !== 'LabeledStatement' || parent.label.name !== jump.label.name;
}

const isLoop = ({ type }: Node): boolean =>
  type === 'ForStatement' ||
  type === 'WhileStatement' ||
  type === 'DoWhileStatement' ||
  type === 'ForInStatement' ||
  type === 'ForOfStatement';

interface End {
  readonly ends: LoopSummary['ends'];
  readonly tests: readonly Node[];
}

const UNCLEAR: End = { ends: 'unclear', tests: [] };

/** What ends a loop: its head, and the tests before statements that leave it. */
export function endOf(node: LoopNode, { exits }: Parts): End {
  const head = node.test ? constantTruth(node.test) : true;
  if (head === false) return UNCLEAR;
  return together(head === true || !node.test ? [] : [node.test], exits, node.body);
}

/** What keeps a function from coming to a call, or from coming to it again. */
export function testsBefore(call: Node, body: Node, { exits }: Parts): End {
  const around = testsAround(call, body);
  return around
    ? together(
        around,
        exits.filter(exit => exit.range[1] < call.range[0]),
        body,
      )
    : UNCLEAR;
}

function together(own: readonly Node[], exits: readonly Node[], body: Node): End {
  const before = exits.map(exit => testsAround(exit, body));
  const tests = [...own, ...before.flatMap(found => found ?? [])];
  // What leaves without a test, or by one that is more than a branch.
  if (before.some(found => !found || found.length === 0)) return UNCLEAR;
  return { ends: tests.length > 0 ? 'tested' : 'never', tests };
}

/** The tests on the way to a node in a body; `undefined` where something else may decide. */
function testsAround(node: Node, body: Node): Node[] | undefined {
  const tests: Node[] = [];
  // The body is above it.
  for (let at = node; at !== body; at = at.parent as Node) {
    const parent = at.parent as Node;
    switch (parent.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        if (parent.test !== at) tests.push(parent.test);
        break;
      case 'LogicalExpression':
        if (parent.right === at) tests.push(parent.left);
        break;
      case 'BlockStatement':
      case 'ExpressionStatement':
      case 'ReturnStatement':
      case 'AwaitExpression':
      case 'UnaryExpression':
      case 'SequenceExpression':
      case 'ChainExpression':
        break;
      default:
        return undefined;
    }
  }
  return tests;
}

/** A branch, and the tests on the way there. */
export interface Pause {
  readonly branch: Node;
  readonly tests: readonly Node[];
}

/** The innermost branch of a loop's body that has all that is awaited in a round in it: other rounds come past it. */
export function pauseOf(loop: LoopNode, { awaits }: Parts): Pause | undefined {
  const [first] = awaits;
  if (!first || awaits.includes(undefined)) return undefined;
  const hasAll = (node: Node): boolean => awaits.every(one => one && one.range[0] >= node.range[0] && one.range[1] <= node.range[1]);
  for (let at = first; at.parent && at !== loop.body && at !== loop; at = at.parent) {
    const { parent } = at;
    const isBranch = (parent.type === 'IfStatement' && parent.test !== at) || (parent.type === 'LogicalExpression' && parent.right === at);
    if (!isBranch || !hasAll(at)) continue;
    const tests = testsAround(at, loop.body);
    return tests && { branch: at, tests };
  }
  return undefined;
}

function constantTruth(test: Node): boolean | undefined {
  if (test.type === 'Literal') return Boolean(test.value);
  if (test.type !== 'UnaryExpression' || test.operator !== '!') return undefined;
  const negated = constantTruth(test.argument);
  return negated === undefined ? undefined : !negated;
}
