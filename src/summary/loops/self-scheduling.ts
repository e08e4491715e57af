/**
 * Functions that have themselves called again, which makes them loops. Examples are `process.nextTick(poll)` in `poll`, and
 * `return poll()` after an `await`. Names of schedulers play no part: the solver decides by the callee.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { nameNode, unwrap, type FunctionNode, type Node } from '../../syntax/nodes.ts';
import type { VisitorKeys } from '../../syntax/walk.ts';
import type { CallRecord } from '../collected.ts';
import { guardsOf } from '../guards.ts';
import type { SelfSchedulingFunction } from '../loop-model.ts';
import type { Lowering } from '../lowering.ts';
import { isWithin } from '../states-accessed.ts';
import { exitsBefore } from './exits.ts';
import { partsOf } from './loop-parts.ts';
import { roundOf, type LoopIds } from './rounds.ts';
import { schedulingCircles, type Scheduling } from './scheduling-circles.ts';
import { soleCallOf } from './sole-call.ts';

/** Returns a summary for each call by which a function of the file has itself called again. */
export function summariseSelfScheduling(lowering: Lowering, ids: LoopIds, text: string, keys: VisitorKeys): SelfSchedulingFunction[] {
  return schedulingCircles(lowering).flatMap(scheduling => {
    const record = lowering.collected.calls[scheduling.call] as CallRecord;
    return summariseCircle(lowering, record, scheduling, ids, text, keys) ?? [];
  });
}

function summariseCircle(
  lowering: Lowering,
  { node, function: owner, tests }: CallRecord,
  scheduling: Scheduling,
  ids: LoopIds,
  text: string,
  keys: VisitorKeys,
): SelfSchedulingFunction | undefined {
  const body = lowering.collected.functions[owner]?.node;
  if (!body?.body || node.type !== 'CallExpression') return undefined;
  const isLater = scheduling.how === 'later';
  const parts = partsOf(body.body, keys);
  if (!isLater && !parts.awaits.some(awaited => awaited && isAwaitedBefore(awaited, node, body.body))) return undefined;
  const { range } = nameNode(unwrap(node.callee));
  const exits = exitsBefore(node, body.body, parts);
  const [callback] = node.arguments;
  const repeated = isLater ? callback && soleCallOf(callback) : node;
  // A call with other arguments may find that the work is done.
  const ends = exits.ends === 'never' || !repeated || hasSameArguments(lowering, repeated, body) ? exits.ends : 'unclear';
  return {
    kind: 'self-scheduling',
    function: owner,
    at: lowering.spanOf(range),
    text: `${text.slice(...range)}${isLater ? '' : '()'}`,
    guards: guardsOf(lowering, owner, tests),
    schedules: scheduling,
    ...roundOf(lowering, owner, body, parts, { ...exits, ends }, ids),
  };
}

/** Tells whether a function awaits an expression in every run that makes a call, before this call. */
function isAwaitedBefore(awaited: Node, call: Node, body: Node): boolean {
  const statement = outerStatement(awaited, body);
  return awaited.range[1] <= call.range[0] && statement?.type === 'ExpressionStatement' && statement.expression === awaited.parent;
}

function outerStatement(node: Node, body: Node): Node | undefined {
  let at: Node | undefined = node;
  while (at && at.parent !== body) at = at.parent;
  return at;
}

/** Tells whether a call passes on the arguments that its function has got, on the same object. */
function hasSameArguments({ names }: Lowering, call: TSESTree.CallExpression, body: FunctionNode): boolean {
  const callee = unwrap(call.callee);
  const isOnSame = callee.type !== 'MemberExpression' || callee.object.type === 'ThisExpression';
  const isSame = (argument: Node): boolean => {
    const variable = argument.type === 'Identifier' ? names.variableOf(argument) : undefined;
    return (
      argument.type === 'Literal' ||
      (variable !== undefined && !variable.references.some(reference => reference.isWrite()) && isWithin(variable, body))
    );
  };
  return isOnSame && call.arguments.every(isSame);
}
