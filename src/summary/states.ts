/** What code may wait for, and what code changes: variables that outlive it, and properties by their names. */
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, keyName, memberName, unwrap, type FunctionNode, type Node } from '../syntax/nodes.ts';
import type { Variable } from '../syntax/scopes.ts';
import { walk } from '../syntax/walk.ts';
import type { Lowering } from './lowering.ts';
import type { State } from './model.ts';

export const ANY_STATE: State = '*';

export const stateOf = ({ name, identifiers: [identifier] }: Variable): State => `${name}@${identifier?.range[0] ?? 0}`;

/** The state that a member is; elements of a list are not told apart. */
export function stateOfMember(node: TSESTree.MemberExpression): State | undefined {
  const name = memberName(node);
  return name === undefined || /^\d+$/.test(name) ? undefined : `.${name}`;
}

/** Whether all of a variable's declarations are within a node. */
export const isWithin = ({ identifiers }: Variable, around: Node | undefined): boolean =>
  around !== undefined && identifiers.every(({ range: [start, end] }) => start >= around.range[0] && end <= around.range[1]);

/** The names and members that a target, which may be a pattern, assigns to. */
export function targetsIn(target: Node): Node[] {
  const node = unwrap(target);
  switch (node.type) {
    case 'ArrayPattern':
      return node.elements.flatMap(element => (element ? targetsIn(element) : []));
    case 'ObjectPattern':
      return node.properties.flatMap(property => targetsIn(property.type === 'Property' ? property.value : property.argument));
    case 'AssignmentPattern':
      return targetsIn(node.left);
    case 'RestElement':
      return targetsIn(node.argument);
    default:
      return [node];
  }
}

/** The states that assignments change, beside the variables that are declared within a node. */
export function changesOf({ names }: Lowering, targets: readonly Node[], own: Node | undefined): State[] {
  const changes = targets.flatMap(targetsIn).flatMap((target): State[] => {
    if (target.type === 'Identifier') {
      const variable = names.variableOf(target);
      if (!variable) return [ANY_STATE];
      return isWithin(variable, own) ? [] : [stateOf(variable)];
    }
    return [(target.type === 'MemberExpression' ? stateOfMember(target) : undefined) ?? ANY_STATE];
  });
  return [...new Set(changes)];
}

/** The states that a function reads itself, beside its own variables. What it calls is not read: that runs. */
export function readsOf({ names }: Lowering, owner: FunctionNode): State[] {
  const reads = new Set<State>();
  walk<null>(owner, null, node => {
    if (node !== owner && isFunction(node)) return undefined;
    const isCalled = (node.parent?.type === 'CallExpression' || node.parent?.type === 'NewExpression') && node.parent.callee === node;
    if (node.type === 'MemberExpression' && !isCalled) reads.add(stateOfMember(node) ?? ANY_STATE);
    if (node.type === 'Property' && node.parent.type === 'ObjectPattern') reads.add(`.${keyName(node.key, node.computed) ?? ''}`);
    const variable = node.type === 'Identifier' && !isCalled ? names.variableOf(node) : undefined;
    // What is imported, another file may change.
    if (variable && !isWithin(variable, owner)) reads.add(variable.defs[0]?.type === 'ImportBinding' ? ANY_STATE : stateOf(variable));
    return null;
  });
  return [...reads];
}
