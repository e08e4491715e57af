/**
 * What expressions give, as far as the syntax shows that it is no promise. Unlike values, which say what something can be,
 * this is complete or not there: one way to a value that is not seen, and nothing is said.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { isArray, isArrayMade, type VariableOf } from '../syntax/arrays.ts';
import { isFunction, keyName, memberName, unwrap, type Node } from '../syntax/nodes.ts';
import type { FunctionRecord } from './collect.ts';
import type { Lowering } from './lowering.ts';
import { MAX_NESTING } from './lowering.ts';
import type { FunctionSummary, ResultShape } from './model.ts';

type Shapes = readonly ResultShape[] | undefined;

const constants = new Set(['undefined', 'NaN', 'Infinity']);

/** Types that no promise has. */
const plainTypes = new Set([
  'TSVoidKeyword',
  'TSStringKeyword',
  'TSNumberKeyword',
  'TSBooleanKeyword',
  'TSBigIntKeyword',
  'TSUndefinedKeyword',
  'TSNullKeyword',
  'TSNeverKeyword',
  'TSTypePredicate',
]);

/** What a function gives back: nothing is said of one whose type says more than its code. */
export function resultShapesOf(lowering: Lowering, { node, returns }: FunctionRecord): Pick<FunctionSummary, 'resultShapes'> {
  if (!node?.body || node.async || node.generator) return {};
  if (node.returnType && !plainTypes.has(node.returnType.typeAnnotation.type)) return {};
  const resultShapes = allOf(returns, value => shapesOf(lowering, value, 0));
  return resultShapes ? { resultShapes } : {};
}

/** What an expression gives; `undefined` where not all of it is seen. */
export function shapesOf(lowering: Lowering, node: Node, nesting = 0): Shapes {
  if (nesting > MAX_NESTING) return undefined;
  const inner = (part: Node): Shapes => shapesOf(lowering, part, nesting + 1);
  switch (node.type) {
    case 'Literal':
    case 'TemplateLiteral':
    case 'BinaryExpression':
    case 'UnaryExpression':
    case 'UpdateExpression':
      return [{ kind: 'value' }];
    case 'ArrayExpression':
      return [{ kind: 'array' }];
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return [{ kind: 'function-value' }];
    case 'ClassExpression':
      return hasThen(node.body.body) ? undefined : [{ kind: 'class' }];
    case 'ObjectExpression':
      return hasThen(node.properties) ? undefined : [{ kind: 'object' }];
    case 'ConditionalExpression':
      return allOf([node.consequent, node.alternate], inner);
    case 'LogicalExpression':
      return allOf([node.left, node.right], inner);
    case 'AssignmentExpression':
      return node.operator === '=' ? inner(node.right) : undefined;
    case 'SequenceExpression':
      return allOf(node.expressions.slice(-1), inner);
    case 'ChainExpression':
    case 'TSNonNullExpression':
      return inner(node.expression);
    case 'Identifier':
      return shapesOfName(lowering, node, nesting);
    case 'CallExpression':
      return shapesOfCall(lowering, node);
    case 'NewExpression': {
      const call = lowering.collected.callIds.get(node);
      return call === undefined ? undefined : [{ kind: 'call', call }];
    }
    default:
      return undefined;
  }
}

function allOf(nodes: readonly Node[], given: (node: Node) => Shapes): Shapes {
  const parts = nodes.map(given);
  return parts.includes(undefined) ? undefined : parts.flatMap(part => part ?? []);
}

/** Members that are a `then`, or may be. */
function hasThen(members: readonly Node[]): boolean {
  return members.some(member => {
    if (!('key' in member) || !('computed' in member)) return true;
    const name = keyName(member.key, member.computed);
    return name === undefined || name === 'then' || name === '__proto__';
  });
}

/** A variable that is assigned once, where it is declared. */
function shapesOfName(lowering: Lowering, node: TSESTree.Identifier, nesting: number): Shapes {
  const variable = lowering.names.variableOf(node);
  if (!variable) return constants.has(node.name) ? [{ kind: 'value' }] : undefined;
  const [def] = variable.defs;
  const isAssigned = variable.references.some(reference => reference.isWrite() && !reference.init);
  if (!def || variable.defs.length > 1 || isAssigned || lowering.collected.thenables.has(node.name)) return undefined;
  if (def.type === 'FunctionName')
    return isFunction(def.node) && def.node.type !== 'TSDeclareFunction' ? [{ kind: 'function-value' }] : undefined;
  if (def.node.type !== 'VariableDeclarator' || def.node.id !== def.name || !def.node.init || isInLoopHead(def.node)) return undefined;
  if (def.name.type === 'Identifier' && def.name.typeAnnotation) return undefined;
  const shapes = shapesOf(lowering, def.node.init, nesting + 1);
  // Whoever an object is handed to may give it a `then`.
  return shapes?.some(({ kind }) => kind === 'object' || kind === 'class') ? undefined : shapes;
}

const isInLoopHead = ({ parent }: TSESTree.VariableDeclarator): boolean =>
  parent.parent.type === 'ForInStatement' || parent.parent.type === 'ForOfStatement';

function shapesOfCall(lowering: Lowering, node: TSESTree.CallExpression): Shapes {
  const callee = unwrap(node.callee);
  if (callee.type === 'MemberExpression') {
    const variableOf: VariableOf = name => lowering.names.variableOf(name);
    if (isArrayMade(callee, variableOf)) return [{ kind: 'array' }];
    if (memberName(callee) === 'forEach' && isArray(callee.object, variableOf)) return [{ kind: 'iteration' }];
  }
  const call = lowering.collected.callIds.get(node);
  return call === undefined ? undefined : [{ kind: 'call', call }];
}
