/** What a summary says of each call, and of what is written to properties. */
import type { TSESTree } from '@typescript-eslint/utils';
import { isClass, isFunction, isPlainAssignment, memberName, nameNode, outermost, staticString, unwrap, type Node } from '../syntax/nodes.ts';
import type { CallNode, ExportNode } from './collect.ts';
import type { Lowering } from './lowering.ts';
import type { Argument, CallSite, FunctionId, PropertyWrite, Span } from './model.ts';
import { UNKNOWN } from './model.ts';

type SpanOf = (range: readonly [number, number]) => Span;

const MAX_TEXT = 40;

export function summariseCall(
  lowering: Lowering,
  { node, function: owner }: { readonly node: CallNode; readonly function: FunctionId },
  spanOf: SpanOf,
  text: string,
): CallSite {
  const callee = node.type === 'TaggedTemplateExpression' ? node.tag : node.callee;
  const name = nameNode(callee);
  return {
    function: owner,
    callee: lowering.expression(callee),
    arguments: argumentsOf(node).map((argument): Argument => {
      const spread = argument.type === 'SpreadElement';
      const expression = spread ? argument.argument : argument;
      return { value: lowering.expression(expression), at: spanOf(pointedAt(nameNode(expression))), spread, inline: isFunction(unwrap(expression)) };
    }),
    construct: node.type === 'NewExpression' || callee.type === 'Super',
    at: spanOf(pointedAt(name)),
    text: textOf(callee, name, text),
    iterated: isIterated(node),
  };
}

/** The `super(…)` that a derived class without a constructor of its own runs. */
export function impliedSuperCalls(lowering: Lowering, spanOf: SpanOf): CallSite[] {
  return lowering.collected.classes.flatMap(({ node, construction }, id): CallSite[] => {
    if (!node.superClass || lowering.collected.functions[construction]?.node) return [];
    const callee = lowering.table.add({ kind: 'super', class: id });
    const at = spanOf(pointedAt(nameNode(node.superClass)));
    return [{ function: construction, callee, arguments: [], construct: true, at, text: 'super', iterated: false }];
  });
}

/** What has no name is pointed at by its first character. */
function pointedAt({ type, range }: Node): readonly [number, number] {
  const named = type === 'Identifier' || type === 'PrivateIdentifier' || type === 'Literal' || type === 'TemplateLiteral' || type === 'Super';
  return named ? range : [range[0], range[0] + 1];
}

function argumentsOf(node: CallNode): readonly Node[] {
  return node.type === 'TaggedTemplateExpression' ? [node.quasi, ...node.quasi.expressions] : node.arguments;
}

/** The callee as written, where that is short; else its name, after an ellipsis. */
function textOf(callee: Node, name: Node, text: string): string {
  const isShort = (written: string): boolean => written.length <= MAX_TEXT && !/[\n{;]|=>/.test(written);
  const whole = text.slice(...callee.range);
  if (isShort(whole)) return whole;
  const last = text.slice(...name.range);
  if (isShort(last)) return `….${last}`;
  return isClass(unwrap(callee)) ? 'class' : 'function';
}

function isIterated(call: CallNode): boolean {
  const node = outermost(call);
  const { parent } = node;
  switch (parent?.type) {
    case 'ForOfStatement':
      return parent.right === node;
    case 'SpreadElement':
      return true;
    case 'YieldExpression':
      return parent.delegate;
    default:
      return false;
  }
}

/** The property writes of `a.b = c`, `module.exports = c` and `exports = c`. */
export function writesOfAssignment(lowering: Lowering, node: TSESTree.AssignmentExpression): PropertyWrite[] {
  if (!isPlainAssignment(node)) return [];
  const left = unwrap(node.left);
  if (left.type !== 'MemberExpression' && left.type !== 'Identifier') return [];
  const target = lowering.table.list[lowering.expression(left)];
  if (target?.kind === 'exports') {
    return [{ object: lowering.table.add(target), name: '*', value: lowering.expression(node.right) }];
  }
  const name = left.type === 'MemberExpression' ? memberName(left) : undefined;
  if (left.type !== 'MemberExpression' || name === undefined) return [];
  const object = lowering.expression(left.object);
  return object === UNKNOWN ? [] : [{ object, name, value: lowering.expression(node.right) }];
}

/** TypeScript's `export = value`. */
export function writesOfExport(lowering: Lowering, node: ExportNode): PropertyWrite[] {
  if (node.type !== 'TSExportAssignment') return [];
  return [{ object: lowering.table.add({ kind: 'exports' }), name: '*', value: lowering.expression(node.expression) }];
}

/** The property writes of `Object.assign(a, b)` and `Object.defineProperty(a, 'b', { value | get })`. */
export function writesOfCall(lowering: Lowering, node: CallNode): PropertyWrite[] {
  if (node.type !== 'CallExpression') return [];
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier' || callee.object.name !== 'Object') return [];
  const [target, ...rest] = node.arguments;
  if (!target) return [];
  switch (memberName(callee)) {
    case 'assign':
      return rest.map(source => ({ object: lowering.expression(target), name: '*', value: lowering.expression(source) }));
    case 'defineProperty':
      return definedProperty(lowering, target, rest);
    default:
      return [];
  }
}

function definedProperty(lowering: Lowering, target: Node, [key, descriptor]: readonly Node[]): PropertyWrite[] {
  const name = key && staticString(key);
  if (name === undefined || descriptor?.type !== 'ObjectExpression') return [];
  const object = lowering.expression(target);
  return descriptor.properties.flatMap((property): PropertyWrite[] => {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') return [];
    const value = lowering.expression(property.value);
    if (property.key.name === 'value') return [{ object, name, value }];
    return property.key.name === 'get' ? [{ object, name, value, getter: true }] : [];
  });
}
