/**
 * Which expressions are seen to give an array: literals, what arrays' own methods and `Object.keys` and its like give, and
 * variables that are nothing else. What a type checker would have to tell is not an array here.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, memberName, unwrap, type Node } from './nodes.ts';
import type { Variable } from './scopes.ts';

/** Finds the variable that a name stands for. */
export type VariableOf = (identifier: TSESTree.Identifier) => Variable | undefined;

const statics = new Set(['Array.from', 'Array.of', 'Object.entries', 'Object.keys', 'Object.values']);
const methods = new Set([
  'concat',
  'filter',
  'flat',
  'flatMap',
  'map',
  'match',
  'reverse',
  'slice',
  'sort',
  'split',
  'splice',
  'toReversed',
  'toSorted',
]);

/** Whether an expression is seen to give an array, where it is awaited if need be. */
export function isArray(expression: Node, variableOf: VariableOf): boolean {
  const node = unwrap(expression);
  switch (node.type) {
    case 'ArrayExpression':
      // The methods leave out holes.
      return !node.elements.includes(null);
    case 'CallExpression': {
      const callee = unwrap(node.callee);
      const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? memberName(callee) : undefined;
      if (name === 'readdirSync' || (name === 'readdir' && node.parent.type === 'AwaitExpression')) return true;
      return callee.type === 'MemberExpression' && (name === 'split' || isArrayMade(callee, variableOf));
    }
    case 'Identifier':
      return isArrayVariable(node, variableOf);
    default:
      return false;
  }
}

/** Whether a call of this member makes an array by what JavaScript says alone. */
export function isArrayMade(callee: TSESTree.MemberExpression, variableOf: VariableOf): boolean {
  const name = memberName(callee) ?? '';
  const { object } = callee;
  if (object.type === 'Identifier' && statics.has(`${object.name}.${name}`) && !variableOf(object)) return true;
  return methods.has(name) && isArray(object, variableOf);
}

function isArrayVariable(identifier: TSESTree.Identifier, variableOf: VariableOf): boolean {
  const variable = variableOf(identifier);
  const [def] = variable?.defs ?? [];
  if (!variable || !def || variable.defs.length > 1 || variable.references.some(reference => reference.isWrite() && !reference.init))
    return false;
  if (def.node.type === 'VariableDeclarator')
    return def.node.id === def.name && (isArrayType(def.name) || (def.node.init !== null && isArray(def.node.init, variableOf)));
  return isFunction(def.node) && (isArrayType(def.name) || def.name.parent.type === 'RestElement');
}

function isArrayType(name: Node): boolean {
  const type = name.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
  const inner = type?.type === 'TSTypeOperator' ? type.typeAnnotation : type;
  if (inner?.type === 'TSArrayType' || inner?.type === 'TSTupleType') return true;
  return inner?.type === 'TSTypeReference' && inner.typeName.type === 'Identifier' && /^(?:Readonly)?Array$/.test(inner.typeName.name);
}
