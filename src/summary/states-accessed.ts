/** The states that code reads and changes: variables that outlive the code, and properties by their names. */
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, keyName, memberName, unwrap, type FunctionNode, type Node } from '../syntax/nodes.ts';
import type { Variable } from '../syntax/scopes.ts';
import { walk } from '../syntax/walk.ts';
import type { Lowering } from './lowering.ts';
import type { State } from './sites.ts';

export const ANY_STATE: State = '*';

export const stateOf = ({ name, identifiers: [identifier] }: Variable): State => `${name}@${identifier?.range[0] ?? 0}`;

/** Returns the state of a member; nothing for an element of a list, whose index has no name. */
export function stateOfMember(node: TSESTree.MemberExpression): State | undefined {
  const name = memberName(node);
  return name === undefined || /^\d+$/.test(name) ? undefined : `.${name}`;
}

/** Tells whether all declarations of a variable are within a node. */
export const isWithin = ({ identifiers }: Variable, around: Node | undefined): boolean =>
  around !== undefined && identifiers.every(({ range: [start, end] }) => start >= around.range[0] && end <= around.range[1]);

/** Returns the names and members that a target, such as a pattern, assigns to. */
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

/** Returns the states that assignments change, besides variables that are declared within a node. */
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

/** Returns the states that a function reads itself, besides its own variables. A callee is not read: it runs. */
export function readsOf({ names }: Lowering, owner: FunctionNode): State[] {
  const reads = new Set<State>();
  walk<null>(owner, null, node => {
    if (node !== owner && isFunction(node)) return undefined;
    const isCalled = (node.parent?.type === 'CallExpression' || node.parent?.type === 'NewExpression') && node.parent.callee === node;
    if (node.type === 'MemberExpression' && !isCalled) reads.add(stateOfMember(node) ?? ANY_STATE);
    if (node.type === 'Property' && node.parent.type === 'ObjectPattern') reads.add(`.${keyName(node.key, node.computed) ?? ''}`);
    const variable = node.type === 'Identifier' && !isCalled ? names.variableOf(node) : undefined;
    // Another file may change an imported variable.
    if (variable && !isWithin(variable, owner)) reads.add(variable.defs[0]?.type === 'ImportBinding' ? ANY_STATE : stateOf(variable));
    return null;
  });
  return [...reads];
}
