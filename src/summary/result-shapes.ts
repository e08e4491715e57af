/**
 * Shapes of results that are no promises, as far as the syntax shows. A value says what an expression may be; shapes are a
 * statement about all of its results. If one result is unknown, there are no shapes at all.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { isArray, isArrayMade, type ReturnsArray, type VariableOf } from '../syntax/arrays.ts';
import { isFunction, keyName, memberName, unwrap, type Node } from '../syntax/nodes.ts';
import type { FunctionRecord } from './collected.ts';
import type { Lowering } from './lowering.ts';
import { MAX_NESTING } from './lowering.ts';
import type { ArrayMethodCall, FunctionSummary, ResultShape } from './model.ts';

type Shapes = readonly ResultShape[] | undefined;

const constants = new Set(['undefined', 'NaN', 'Infinity']);

/** The type annotations that exclude a promise. */
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

/** Returns the shapes of a function's results. A type annotation that may mean a promise counts more than the code. */
export function resultShapesOf(lowering: Lowering, { node, returns }: FunctionRecord): Pick<FunctionSummary, 'resultShapes'> {
  if (!node?.body || node.async || node.generator) return {};
  if (node.returnType && !plainTypes.has(node.returnType.typeAnnotation.type)) return {};
  const resultShapes = allOf(returns, value => shapesOf(lowering, value, 0));
  return resultShapes ? { resultShapes } : {};
}

/** Returns the shapes of an expression; `undefined` if one of its results is unknown. */
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

function allOf(nodes: readonly Node[], shapesOfNode: (node: Node) => Shapes): Shapes {
  const parts = nodes.map(shapesOfNode);
  return parts.includes(undefined) ? undefined : parts.flatMap(part => part ?? []);
}

/** Tells whether one of the members is a `then`, or may be one. */
function hasThen(members: readonly Node[]): boolean {
  return members.some(member => {
    if (!('key' in member) || !('computed' in member)) return true;
    const name = keyName(member.key, member.computed);
    return name === undefined || name === 'then' || name === '__proto__';
  });
}

/** Returns the shapes of a variable that is assigned once, where it is declared. */
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
  // Code that gets an object may give it a `then`.
  return shapes?.some(({ kind }) => kind === 'object' || kind === 'class') ? undefined : shapes;
}

const isInLoopHead = ({ parent }: TSESTree.VariableDeclarator): boolean =>
  parent.parent.type === 'ForInStatement' || parent.parent.type === 'ForOfStatement';

function shapesOfCall(lowering: Lowering, node: TSESTree.CallExpression): Shapes {
  const { shape, source } = arrayMethod(lowering, unwrap(node.callee));
  if (shape && !source) return [{ kind: shape }];
  const call = lowering.collected.callIds.get(node);
  return call === undefined ? undefined : [{ kind: 'call', call, ...(shape && source && { ofArray: { ...source, shape } }) }];
}

/** The shape of an array method's result. With a source, the shape is right only if this call returns an array. */
interface ArrayMethod {
  readonly shape?: ArrayMethodCall['shape'];
  readonly source?: Pick<ArrayMethodCall, 'source' | 'awaited'> | undefined;
}

/** Finds the shape that the result of a callee has if the callee is a method of an array. */
function arrayMethod({ names, collected }: Lowering, callee: Node): ArrayMethod {
  if (callee.type !== 'MemberExpression') return {};
  const variableOf: VariableOf = name => names.variableOf(name);
  const sources: NonNullable<ArrayMethod['source']>[] = [];
  // The solver decides later whether the call returns an array. An array by syntax alone has no such call.
  const mayReturnArray: ReturnsArray = (call, awaited) => {
    const source = collected.callIds.get(call);
    if (source !== undefined) sources.push({ source, awaited });
    return source !== undefined;
  };
  if (isArrayMade(callee, variableOf, mayReturnArray)) return { shape: 'array', source: sources[0] };
  if (memberName(callee) !== 'forEach' || !isArray(callee.object, variableOf, mayReturnArray)) return {};
  return { shape: 'iteration', source: sources[0] };
}
