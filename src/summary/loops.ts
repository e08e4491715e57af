/**
 * What a summary says of loops: what ends them, what of that they change themselves, and what is left of their rounds.
 * A function that schedules something is taken as a loop, which it is if that turns out to be the function itself.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, keyName, memberName, nameNode, unwrap, type FunctionNode, type Node } from '../syntax/nodes.ts';
import type { VisitorKeys } from '../syntax/walk.ts';
import type { CallRecord, LoopNode, LoopRecord } from './collect.ts';
import { guardsOf } from './guards.ts';
import { endOf, partsOf, pauseOf, testsBefore, type Parts } from './loop-parts.ts';
import type { Lowering } from './lowering.ts';
import type { RoundsWithoutAwait, CallId, FunctionId, LoopId, LoopSummary, ValueId } from './model.ts';
import { readingOf } from './reading.ts';
import { roundsOf } from './rounds.ts';
import { changesOf, isWithin, targetsIn } from './states.ts';

const MAX_HEAD = 60;

/** The loops of a file, in source order, and after them the functions that schedule something. */
export function summariseLoops(lowering: Lowering, text: string, visitorKeys: VisitorKeys): LoopSummary[] {
  const { collected } = lowering;
  const ids = new Map(collected.loops.map(({ node }, id) => [node as Node, id]));
  return [
    ...collected.loops.map(record => summariseLoop(lowering, record, ids, text, visitorKeys)),
    ...collected.calls.flatMap((call, id) => summariseTask(lowering, call, id, ids, text, visitorKeys)),
  ];
}

function summariseLoop(
  lowering: Lowering,
  { node, function: owner, tests }: LoopRecord,
  ids: ReadonlyMap<Node, LoopId>,
  text: string,
  keys: VisitorKeys,
): LoopSummary {
  const parts = partsOf(node, keys);
  const [start, end] = headOf(node, text);
  const written = text.slice(start, end).replaceAll(/\s+/g, ' ');
  const withoutAwait = roundsWithoutAwait(lowering, owner, node, parts, ids, keys);
  const rounds = parts.exits.length === 0 && parts.awaits.length === 0 ? roundsOf(lowering, node, parts) : undefined;
  return {
    function: owner,
    at: lowering.spanOf([start, end]),
    text: written.length <= MAX_HEAD ? written : `${written.slice(0, written.indexOf('('))}(…)`,
    guards: guardsOf(lowering, owner, tests),
    ...bodyOf(lowering, owner, node, parts, endOf(node, parts), ids),
    tried: isTried(node),
    ...(rounds && { rounds }),
    ...(withoutAwait && { withoutAwait }),
  };
}

/** The rounds that await nothing of a loop which otherwise does; not where what ends the loop decides over that, too. */
function roundsWithoutAwait(
  lowering: Lowering,
  owner: FunctionId,
  node: LoopNode,
  parts: Parts,
  ids: ReadonlyMap<Node, LoopId>,
  keys: VisitorKeys,
): RoundsWithoutAwait | undefined {
  const pause = pauseOf(node, parts);
  if (!pause) return undefined;
  const passing = partsOf(node, keys, pause.branch);
  const end = endOf(node, passing);
  const { calls, states, advances, isUnclear } = readingOf(lowering, pause.tests, node, passing);
  const decided = new Set(readingOf(lowering, end.tests, node, passing).states);
  const skippedBranchReads = states.filter(state => !decided.has(state));
  if (calls.length > 0 || advances || isUnclear || skippedBranchReads.length === 0) return undefined;
  return { ...bodyOf(lowering, owner, node, passing, end, ids), skippedBranchReads };
}

/** What ends a round, what decides it, and what the rounds change. */
function bodyOf(
  lowering: Lowering,
  owner: FunctionId,
  node: Node,
  parts: Parts,
  end: { readonly ends: LoopSummary['ends']; readonly tests: readonly Node[] },
  ids: ReadonlyMap<Node, LoopId>,
): Pick<LoopSummary, 'calls' | 'inner' | 'ends' | 'deciding' | 'reads' | 'advances' | 'changes' | 'works' | 'awaits'> {
  const { collected } = lowering;
  const reading = readingOf(lowering, end.tests, node, parts);
  return {
    calls: parts.calls.flatMap(call => collected.callIds.get(call) ?? []),
    inner: parts.loops.flatMap(loop => ids.get(loop) ?? []),
    ends: reading.isUnclear ? 'unclear' : end.ends,
    deciding: reading.calls,
    reads: reading.states,
    advances: reading.advances,
    changes: changesOf(lowering, parts.changes, collected.functions[owner]?.node),
    works: parts.changes.flatMap(targetsIn).some(target => isLeft(lowering, owner, target, node)),
    awaits: parts.awaits.map(lowering.expression),
  };
}

/** Whether what is assigned to a target outlives the loop. What a call gives each time, such as the time, is no work. */
function isLeft({ names, collected }: Lowering, owner: FunctionId, target: Node, loop: Node): boolean {
  const variable = target.type === 'Identifier' ? names.variableOf(target) : undefined;
  if (!variable) return true;
  if (isWithin(variable, loop)) return false;
  if (!isWithin(variable, collected.functions[owner]?.node)) return true;
  const isReadLater = variable.references.some(reference => {
    const [start, end] = reference.identifier.range;
    return reference.isRead() && (start < loop.range[0] || end > loop.range[1]);
  });
  const assigned = target.parent?.type === 'AssignmentExpression' ? unwrap(target.parent.right) : undefined;
  return isReadLater && assigned?.type !== 'CallExpression';
}

/** From the keyword to the parenthesis. */
function headOf(node: LoopNode, text: string): readonly [number, number] {
  if (node.type !== 'DoWhileStatement') {
    const head = text.slice(node.range[0], node.body.range[0]);
    return [node.range[0], node.range[0] + head.lastIndexOf(')') + 1];
  }
  const start = text.lastIndexOf('while', node.test.range[0]);
  return [start, text.indexOf(')', node.test.range[1]) + 1];
}

/** Whether an error in it may be caught within its function. */
function isTried(node: Node): boolean {
  for (let at = node; at.parent && !isFunction(at.parent); at = at.parent) {
    if (at.parent.type === 'TryStatement' && at.parent.block === at) return true;
  }
  return false;
}

const SCHEDULERS = new Set(['nextTick', 'queueMicrotask', 'then', 'finally']);

/** The function around a call that schedules something, or that may be a call of the function itself, as a loop. */
function summariseTask(
  lowering: Lowering,
  { node, function: owner, tests }: CallRecord,
  call: CallId,
  ids: ReadonlyMap<Node, LoopId>,
  text: string,
  keys: VisitorKeys,
): LoopSummary[] {
  const body = lowering.collected.functions[owner]?.node;
  if (!body?.body || node.type !== 'CallExpression') return [];
  const callee = unwrap(node.callee);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
  if (name === undefined) return [];
  const [first] = node.arguments;
  const isScheduler = SCHEDULERS.has(name) && first !== undefined;
  if (!isScheduler && !(body.async && !body.generator && name === ownName(body))) return [];
  const parts = partsOf(body.body, keys);
  if (!isScheduler && !parts.awaits.some(awaited => awaited && isBefore(awaited, node, body.body))) return [];
  const { range } = nameNode(callee);
  const end = testsBefore(node, body.body, parts);
  const repeated = isScheduler ? calledBy(first) : node;
  // With other arguments, the next call may find that it is done.
  const ends = end.ends === 'never' || !repeated || isRepeated(lowering, repeated, body) ? end.ends : 'unclear';
  return [
    {
      function: owner,
      at: lowering.spanOf(range),
      text: `${text.slice(...range)}${isScheduler ? '' : '()'}`,
      guards: guardsOf(lowering, owner, tests),
      schedules: isScheduler
        ? { call, next: nextOf(lowering, first), how: 'later' }
        : { call, next: lowering.expression(callee), how: 'awaited' },
      ...bodyOf(lowering, owner, body, parts, { ...end, ends }, ids),
      tried: false,
    },
  ];
}

/** By which name a function may call itself. */
function ownName({ id, parent }: FunctionNode): string | undefined {
  if (id) return id.name;
  if (parent.type === 'VariableDeclarator') return parent.id.type === 'Identifier' ? parent.id.name : undefined;
  return parent.type === 'MethodDefinition' || parent.type === 'Property' ? keyName(parent.key, parent.computed) : undefined;
}

/** Whether something is awaited in any case before a call is made. */
function isBefore(awaited: Node, call: Node, body: Node): boolean {
  const statement = outerStatement(awaited, body);
  return awaited.range[1] <= call.range[0] && statement?.type === 'ExpressionStatement' && statement.expression === awaited.parent;
}

function outerStatement(node: Node, body: Node): Node | undefined {
  let at: Node | undefined = node;
  while (at && at.parent !== body) at = at.parent;
  return at;
}

/** What a callback comes to: itself, or the function that it does nothing but call. */
const nextOf = ({ expression }: Lowering, callback: Node): ValueId => expression(calledBy(callback)?.callee ?? unwrap(callback));

/** Whether a call passes on what its function was given, on the same object. */
function isRepeated({ names }: Lowering, call: TSESTree.CallExpression, body: FunctionNode): boolean {
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

/** The call that is all that a callback does. */
function calledBy(callback: Node): TSESTree.CallExpression | undefined {
  const node = unwrap(callback);
  if (node.type !== 'ArrowFunctionExpression' && node.type !== 'FunctionExpression') return undefined;
  const statements: readonly Node[] = node.body.type === 'BlockStatement' ? node.body.body : [node.body];
  const [only] = statements.length === 1 ? statements : [];
  const called = only?.type === 'ExpressionStatement' ? only.expression : only?.type === 'ReturnStatement' ? only.argument : only;
  const call = called ? unwrap(called) : undefined;
  return call?.type === 'CallExpression' ? call : undefined;
}
