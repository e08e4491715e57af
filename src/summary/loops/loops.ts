/** The loops of a file: what ends a loop, which of that its rounds change, and what they leave behind. */
import { isFunction, type Node } from '../../syntax/nodes.ts';
import type { VisitorKeys } from '../../syntax/walk.ts';
import type { LoopNode, LoopRecord } from '../collected.ts';
import { guardsOf } from '../guards.ts';
import type { LoopSummary, RoundsWithoutAwait } from '../loop-model.ts';
import type { Lowering } from '../lowering.ts';
import type { FunctionId } from '../sites.ts';
import { exitConditionReads } from './exit-condition-reads.ts';
import { exitsOf, pauseOf } from './exits.ts';
import { partsOf, type Parts } from './loop-parts.ts';
import { roundsOf } from './round-counts.ts';
import { roundOf, type LoopIds } from './rounds.ts';
import { summariseSelfScheduling } from './self-scheduling.ts';

/** The longest head that is quoted as a whole. */
const MAX_HEAD = 60;

/** Returns the loops of a file, in source order, and after them the functions that schedule themselves. */
export function summariseLoops(lowering: Lowering, text: string, visitorKeys: VisitorKeys): LoopSummary[] {
  const ids: LoopIds = new Map(lowering.collected.loops.map(({ node }, id) => [node, id]));
  return [
    ...lowering.collected.loops.map(record => summariseLoop(lowering, record, ids, text, visitorKeys)),
    ...summariseSelfScheduling(lowering, ids, text, visitorKeys),
  ];
}

function summariseLoop(
  lowering: Lowering,
  { node, function: owner, tests }: LoopRecord,
  ids: LoopIds,
  text: string,
  keys: VisitorKeys,
): LoopSummary {
  const parts = partsOf(node, keys);
  const [start, end] = headOf(node, text);
  const written = text.slice(start, end).replaceAll(/\s+/g, ' ');
  const withoutAwait = roundsWithoutAwait(lowering, owner, node, parts, ids, keys);
  const rounds = parts.exits.length === 0 && parts.awaits.length === 0 ? roundsOf(lowering, node, parts) : undefined;
  return {
    kind: 'loop',
    function: owner,
    at: lowering.spanOf([start, end]),
    text: written.length <= MAX_HEAD ? written : `${written.slice(0, written.indexOf('('))}(…)`,
    guards: guardsOf(lowering, owner, tests),
    ...roundOf(lowering, owner, node, parts, exitsOf(node, parts), ids),
    tried: isTried(node),
    ...(rounds && { rounds }),
    ...(withoutAwait && { withoutAwait }),
  };
}

/** Finds the rounds that await nothing, of a loop that awaits in one branch. Not if the exit conditions decide over that branch. */
function roundsWithoutAwait(
  lowering: Lowering,
  owner: FunctionId,
  node: LoopNode,
  parts: Parts,
  ids: LoopIds,
  keys: VisitorKeys,
): RoundsWithoutAwait | undefined {
  const pause = pauseOf(node, parts);
  if (!pause) return undefined;
  const partsWithoutPause = partsOf(node, keys, pause.branch);
  const exits = exitsOf(node, partsWithoutPause);
  const { calls, states, advances, isUnclear } = exitConditionReads(lowering, pause.tests, node, partsWithoutPause);
  const decided = new Set(exitConditionReads(lowering, exits.tests, node, partsWithoutPause).states);
  const skippedBranchReads = states.filter(state => !decided.has(state));
  if (calls.length > 0 || advances || isUnclear || skippedBranchReads.length === 0) return undefined;
  return { ...roundOf(lowering, owner, node, partsWithoutPause, exits, ids), skippedBranchReads };
}

/** Returns the range of a loop's head, from the keyword to the closing parenthesis. */
function headOf(node: LoopNode, text: string): readonly [number, number] {
  if (node.type !== 'DoWhileStatement') {
    const head = text.slice(node.range[0], node.body.range[0]);
    return [node.range[0], node.range[0] + head.lastIndexOf(')') + 1];
  }
  const start = text.lastIndexOf('while', node.test.range[0]);
  return [start, text.indexOf(')', node.test.range[1]) + 1];
}

/** Tells whether a `try` block of the function may catch an error of a node. */
function isTried(node: Node): boolean {
  for (let at = node; at.parent && !isFunction(at.parent); at = at.parent) {
    if (at.parent.type === 'TryStatement' && at.parent.block === at) return true;
  }
  return false;
}
