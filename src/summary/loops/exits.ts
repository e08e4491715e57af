/** The exits of a loop: its head, and `break`, `return` and `throw` behind tests. This file knows nothing of values. */
import type { Node } from '../../syntax/nodes.ts';
import type { LoopNode } from '../collected.ts';
import type { RoundSummary } from '../loop-model.ts';
import type { Parts } from './loop-parts.ts';

/** The exits of a loop: whether there are any, and the tests before them. */
export interface Exits {
  readonly ends: RoundSummary['ends'];
  readonly tests: readonly Node[];
}

const UNCLEAR: Exits = { ends: 'unclear', tests: [] };

/** Returns the exits of a loop: its head, and the statements that leave it. */
export function exitsOf(node: LoopNode, { exits }: Parts): Exits {
  const head = node.test ? constantTruth(node.test) : true;
  if (head === false) return UNCLEAR;
  return joined(head === true || !node.test ? [] : [node.test], exits, node.body);
}

/** Returns the exits of a function that keep it from a call, or from another run that reaches this call. */
export function exitsBefore(call: Node, body: Node, { exits }: Parts): Exits {
  const around = testsAround(call, body);
  return around
    ? joined(
        around,
        exits.filter(exit => exit.range[1] < call.range[0]),
        body,
      )
    : UNCLEAR;
}

function joined(own: readonly Node[], exits: readonly Node[], body: Node): Exits {
  const before = exits.map(exit => testsAround(exit, body));
  const tests = [...own, ...before.flatMap(found => found ?? [])];
  // An exit without a test, or behind a statement that is no simple branch.
  if (before.some(found => !found || found.length === 0)) return UNCLEAR;
  return { ends: tests.length > 0 ? 'tested' : 'never', tests };
}

/** Returns the tests on the way to a node in a body; `undefined` if a `switch` may decide, for example. */
function testsAround(node: Node, body: Node): Node[] | undefined {
  const tests: Node[] = [];
  // The body is an ancestor.
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

/** A branch that awaits, and the tests on the way there. */
export interface Pause {
  readonly branch: Node;
  readonly tests: readonly Node[];
}

/** Finds the innermost branch of a loop's body that contains all awaits of a round. Other rounds skip this branch. */
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
