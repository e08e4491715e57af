/**
 * Expressions whose value is an array, as the syntax shows. Examples are literals, `Object.keys(…)`, methods and variables
 * of these, and parameters with an array type. This file uses no type checker and knows no APIs: callers decide about calls.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, memberName, unwrap, type Node } from './nodes.ts';
import type { Variable } from './scopes.ts';

/** Finds the variable that a name stands for. */
export type VariableOf = (identifier: TSESTree.Identifier) => Variable | undefined;

/** Tells whether a call returns an array; if it is awaited, a promise of one does as well. */
export type ReturnsArray = (call: TSESTree.CallExpression, isAwaited: boolean) => boolean;

const never: ReturnsArray = () => false;

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

/** Tells whether the value of an expression is an array. */
export function isArray(expression: Node, variableOf: VariableOf, returnsArray = never): boolean {
  const node = unwrap(expression);
  switch (node.type) {
    case 'ArrayExpression':
      // Array methods skip holes.
      return !node.elements.includes(null);
    case 'CallExpression': {
      const callee = unwrap(node.callee);
      const isMethod =
        callee.type === 'MemberExpression' && (memberName(callee) === 'split' || isArrayMade(callee, variableOf, returnsArray));
      return isMethod || returnsArray(node, node.parent.type === 'AwaitExpression');
    }
    case 'Identifier':
      return isArrayVariable(node, variableOf, returnsArray);
    default:
      return false;
  }
}

/** Tells whether a call of this member makes an array, as `Object.keys` does, or `map` of an array. */
export function isArrayMade(callee: TSESTree.MemberExpression, variableOf: VariableOf, returnsArray = never): boolean {
  const name = memberName(callee) ?? '';
  const { object } = callee;
  if (object.type === 'Identifier' && statics.has(`${object.name}.${name}`) && !variableOf(object)) return true;
  return methods.has(name) && isArray(object, variableOf, returnsArray);
}

function isArrayVariable(identifier: TSESTree.Identifier, variableOf: VariableOf, returnsArray: ReturnsArray): boolean {
  const variable = variableOf(identifier);
  const [def] = variable?.defs ?? [];
  if (!variable || !def || variable.defs.length > 1 || variable.references.some(reference => reference.isWrite() && !reference.init))
    return false;
  if (def.node.type === 'VariableDeclarator')
    return (
      def.node.id === def.name && (isArrayType(def.name) || (def.node.init !== null && isArray(def.node.init, variableOf, returnsArray)))
    );
  return isFunction(def.node) && (isArrayType(def.name) || def.name.parent.type === 'RestElement');
}

function isArrayType(name: Node): boolean {
  const type = name.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
  const inner = type?.type === 'TSTypeOperator' ? type.typeAnnotation : type;
  if (inner?.type === 'TSArrayType' || inner?.type === 'TSTupleType') return true;
  return inner?.type === 'TSTypeReference' && inner.typeName.type === 'Identifier' && /^(?:Readonly)?Array$/.test(inner.typeName.name);
}
