/** One round of a loop, or one run of a function that schedules itself. */
import { unwrap, type Node } from '../../syntax/nodes.ts';
import type { RoundSummary } from '../loop-model.ts';
import type { Lowering } from '../lowering.ts';
import type { FunctionId, LoopId } from '../sites.ts';
import { changesOf, isWithin, targetsIn } from '../states-accessed.ts';
import { exitConditionReads } from './exit-condition-reads.ts';
import type { Exits } from './exits.ts';
import type { Parts } from './loop-parts.ts';

export type LoopIds = ReadonlyMap<Node, LoopId>;

/** Returns what a round calls, awaits and changes, and what decides whether another round follows. */
export function roundOf(lowering: Lowering, owner: FunctionId, node: Node, parts: Parts, exits: Exits, ids: LoopIds): RoundSummary {
  const { collected } = lowering;
  const { calls, states, advances, isUnclear } = exitConditionReads(lowering, exits.tests, node, parts);
  return {
    calls: parts.calls.flatMap(call => collected.callIds.get(call) ?? []),
    inner: parts.loops.flatMap(loop => ids.get(loop) ?? []),
    ends: isUnclear ? 'unclear' : exits.ends,
    deciding: calls,
    reads: states,
    advances,
    changes: changesOf(lowering, parts.changes, collected.functions[owner]?.node),
    works: parts.changes.flatMap(targetsIn).some(target => outlives(lowering, owner, target, node)),
    awaits: parts.awaits.map(lowering.expression),
  };
}

/** Tells whether an assigned value outlives the loop. A local variable set by a call, as in `now = Date.now()`, does not count. */
function outlives({ names, collected }: Lowering, owner: FunctionId, target: Node, loop: Node): boolean {
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
