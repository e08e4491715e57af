/** Guards of a call: the tests around it that depend on a parameter alone. A caller that passes a constant decides them. */
import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap, type Node } from '../syntax/nodes.ts';
import type { TestRecord } from './collected.ts';
import type { Lowering } from './lowering.ts';
import type { FunctionId, Guard } from './model.ts';

/** Returns the guards in the tests around code of a function. Other tests are left out. */
export function guardsOf(lowering: Lowering, owner: FunctionId, tests: readonly TestRecord[]): Guard[] {
  return tests.flatMap(({ test, held }) => guardsIn(lowering, owner, test, held));
}

function guardsIn(lowering: Lowering, owner: FunctionId, node: Node, held: boolean): Guard[] {
  const test = unwrap(node);
  switch (test.type) {
    case 'Identifier': {
      const parameter = parameterOf(lowering, owner, test);
      return parameter === undefined ? [] : [{ parameter, is: held ? 'truthy' : 'falsy' }];
    }
    case 'UnaryExpression':
      return test.operator === '!' ? guardsIn(lowering, owner, test.argument, !held) : [];
    case 'LogicalExpression': {
      // Both sides of `a && b` hold where it does; neither side of `a || b` where it does not.
      const decides = held ? test.operator === '&&' : test.operator === '||';
      return decides ? [test.left, test.right].flatMap(side => guardsIn(lowering, owner, side, held)) : [];
    }
    case 'BinaryExpression':
      return comparison(lowering, owner, test, held);
    default:
      return [];
  }
}

function comparison(lowering: Lowering, owner: FunctionId, { left, operator, right }: TSESTree.BinaryExpression, held: boolean): Guard[] {
  const isEquality = operator === '===' || operator === '==';
  if (!isEquality && operator !== '!==' && operator !== '!=') return [];
  const [name, constant] = left.type === 'Literal' ? [right, left] : [left, right];
  if (name.type !== 'Identifier' || constant.type !== 'Literal' || typeof constant.value !== 'string') return [];
  const parameter = parameterOf(lowering, owner, name);
  return parameter === undefined ? [] : [{ parameter, is: isEquality === held ? 'equal' : 'unequal', literal: constant.value }];
}

/** Finds the index of the parameter that a name refers to, unless the function assigns to this parameter. */
function parameterOf({ names, collected }: Lowering, owner: FunctionId, name: TSESTree.Identifier): number | undefined {
  const parameters = collected.functions[owner]?.node?.params ?? [];
  const variable = names.variableOf(name);
  const index = parameters.findIndex(parameter => parameter.type === 'Identifier' && variable?.identifiers.includes(parameter));
  return index < 0 || variable?.references.some(reference => reference.isWrite()) ? undefined : index;
}
