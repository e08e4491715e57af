/** Counts the rounds of a loop whose head says how many there are: `for (let i = 0; i < 1000; i++)`. */
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrap, type Node } from '../../syntax/nodes.ts';
import type { Variable } from '../../syntax/scopes.ts';
import type { LoopNode } from '../collected.ts';
import type { Rounds } from '../loop-model.ts';
import type { Lowering } from '../lowering.ts';
import type { ValueId } from '../sites.ts';
import { targetsIn } from '../states-accessed.ts';
import { UNKNOWN } from '../symbolic-values.ts';
import type { Parts } from './loop-parts.ts';

/** A counter and its limit, as a head compares them. */
interface CountedHead {
  readonly counter: TSESTree.Identifier;
  /** The limit; absent for zero, as in `while (i--)`. */
  readonly limit: Node | undefined;
  readonly inclusive: boolean;
}

/** Finds the rounds of a loop that its head alone ends, if a counter moves to a number. */
export function roundsOf(lowering: Lowering, node: LoopNode, { changes }: Parts): Rounds | undefined {
  const heads = node.test ? headsOf(unwrap(node.test)) : [];
  for (const { counter, limit, inclusive } of heads) {
    const variable = lowering.names.variableOf(counter);
    const steps = variable ? changesTo(variable, changes, lowering) : [];
    const step = steps.length === 1 && steps[0] ? stepOf(steps[0], lowering) : 0;
    if (!variable || step === 0) continue;
    const from = beginOf(node, variable, changes, lowering);
    const to = limit ? fixed(limit, lowering) : lowering.table.add({ kind: 'literal', value: 0 });
    const empty = isNothing(node.body) && changes.length === 1;
    return from === UNKNOWN || to === UNKNOWN ? undefined : { from, to, step, inclusive, ...(empty && { empty }) };
  }
  return undefined;
}

const isNothing = (body: Node): boolean => body.type === 'EmptyStatement' || (body.type === 'BlockStatement' && body.body.length === 0);

/** Returns the counters in `i < n`, from either side, in `i--` and in `i`. */
function headsOf(test: Node): CountedHead[] {
  if (test.type !== 'BinaryExpression') return countersIn(test).map(counter => ({ counter, limit: undefined, inclusive: false }));
  if (!/^(?:[<>]=?|!==?)$/.test(test.operator)) return [];
  const inclusive = test.operator === '<=' || test.operator === '>=';
  const side = (node: Node, limit: Node): CountedHead[] => countersIn(node).map(counter => ({ counter, limit, inclusive }));
  return [...side(test.left, test.right), ...side(test.right, test.left)];
}

function countersIn(node: Node): TSESTree.Identifier[] {
  const counter = node.type === 'UpdateExpression' ? node.argument : node;
  return counter.type === 'Identifier' ? [counter] : [];
}

const changesTo = (variable: Variable, changes: readonly Node[], { names }: Lowering): Node[] =>
  changes.flatMap(targetsIn).filter(target => target.type === 'Identifier' && names.variableOf(target) === variable);

/** Returns the step of a counter in a round; 0 if that is no number. */
function stepOf(target: Node, { table, expression }: Lowering): number {
  const { parent } = target;
  if (parent?.type === 'UpdateExpression') return parent.operator === '++' ? 1 : -1;
  if (parent?.type !== 'AssignmentExpression' || (parent.operator !== '+=' && parent.operator !== '-=')) return 0;
  const by = table.list[expression(parent.right)];
  if (by?.kind !== 'literal' || typeof by.value !== 'number') return 0;
  return parent.operator === '+=' ? by.value : -by.value;
}

/** Returns a counter's value before the first round, from the head of a `for` or from a declaration. */
function beginOf(node: LoopNode, counter: Variable, changes: readonly Node[], lowering: Lowering): ValueId {
  const { names } = lowering;
  const init = node.type === 'ForStatement' ? node.init : null;
  if (
    init?.type === 'AssignmentExpression' &&
    init.operator === '=' &&
    init.left.type === 'Identifier' &&
    names.variableOf(init.left) === counter
  ) {
    return fixed(init.right, lowering);
  }
  const [def, ...more] = counter.defs;
  if (def?.node.type !== 'VariableDeclarator' || more.length > 0 || !def.node.init) return UNKNOWN;
  if (init !== def.node.parent) {
    const own = new Set<object>(changesTo(counter, changes, lowering));
    const isOverwritten = counter.references.some(
      reference => reference.isWrite() && reference.init !== true && !own.has(reference.identifier),
    );
    if (isOverwritten) return UNKNOWN;
  }
  return fixed(def.node.init, lowering);
}

/** Returns the value of a literal, a constant, a parameter that is never assigned to, or a computation with these. */
function fixed(limit: Node, lowering: Lowering): ValueId {
  const node = unwrap(limit);
  switch (node.type) {
    case 'Literal':
      return lowering.expression(node);
    case 'Identifier':
      return isConstant(lowering.names.variableOf(node)) ? lowering.expression(node) : UNKNOWN;
    case 'BinaryExpression':
      return [node.left, node.right].every(side => fixed(side, lowering) !== UNKNOWN) ? lowering.expression(node) : UNKNOWN;
    case 'MemberExpression':
      return memberName(node) === 'length' ? UNKNOWN : lowering.expression(node);
    default:
      return UNKNOWN;
  }
}

const isConstant = (variable: Variable | undefined): boolean =>
  variable?.defs.length === 1 && variable.references.every(reference => reference.init === true || !reference.isWrite());
