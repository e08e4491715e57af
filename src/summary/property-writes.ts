/** The writes of properties, also of a file's own `exports`. */
import type { TSESTree } from '@typescript-eslint/utils';
import { isPlainAssignment, memberName, nameNode, staticString, unwrap, type Node } from '../syntax/nodes.ts';
import type { CallNode, ExportNode } from './collected.ts';
import type { Lowering } from './lowering.ts';
import { UNKNOWN, type PropertyWrite } from './model.ts';

/** Returns the property writes of `a.b = c`, `module.exports = c` and `exports = c`. */
export function writesOfAssignment(lowering: Lowering, node: TSESTree.AssignmentExpression): PropertyWrite[] {
  if (!isPlainAssignment(node)) return [];
  const left = unwrap(node.left);
  if (left.type !== 'MemberExpression' && left.type !== 'Identifier') return [];
  const target = lowering.table.list[lowering.expression(left)];
  if (target?.kind === 'exports') {
    return [{ object: lowering.table.add(target), name: '*', value: lowering.expression(node.right) }];
  }
  const name = left.type === 'MemberExpression' ? memberName(left) : undefined;
  if (left.type !== 'MemberExpression') return [];
  if (name === undefined) return copied(lowering, left, node.right);
  const object = lowering.expression(left.object);
  if (object === UNKNOWN) return [];
  const documented = node.parent.type === 'ExpressionStatement' ? lowering.documented.of(node.parent) : UNKNOWN;
  return [lowering.expression(node.right), ...(documented === UNKNOWN ? [] : [documented])].map(value => ({ object, name, value }));
}

/** Returns the write of any property in `a[name] = b[name]` and `a[name] = b[name].bind(b)`, where `name` varies at run time. */
function copied(lowering: Lowering, { object, property }: TSESTree.MemberExpression, right: Node): PropertyWrite[] {
  const value = unbound(unwrap(right));
  if (property.type !== 'Identifier' || value.type !== 'MemberExpression' || !value.computed) return [];
  const key = value.property;
  if (key.type !== 'Identifier' || key.name !== property.name) return [];
  const [target, source] = [lowering.expression(object), lowering.expression(value.object)];
  return target === UNKNOWN || source === UNKNOWN ? [] : [{ object: target, name: '*', value: source }];
}

/** Returns `f` for `f.bind(…)`, and any other node unchanged. */
function unbound(node: Node): Node {
  if (node.type !== 'CallExpression') return node;
  const callee = unwrap(node.callee);
  return callee.type === 'MemberExpression' && memberName(callee) === 'bind' ? unwrap(callee.object) : node;
}

/** Returns the property write of TypeScript's `export = value`. */
export function writesOfExport(lowering: Lowering, node: ExportNode): PropertyWrite[] {
  if (node.type !== 'TSExportAssignment') return [];
  return [{ object: lowering.table.add({ kind: 'exports' }), name: '*', value: lowering.expression(node.expression) }];
}

/**
 * Returns the property writes of `Object.assign(a, b)`, `Object.setPrototypeOf(a, b)`, `Object.defineProperty(a, 'b', …)`
 * and `inherits(A, B)`, as `node:util` and the package of that name have it.
 */
export function writesOfCall(lowering: Lowering, node: CallNode): PropertyWrite[] {
  if (node.type !== 'CallExpression') return [];
  const callee = unwrap(node.callee);
  const name = nameNode(callee);
  if (name.type === 'Identifier' && name.name === 'inherits' && node.arguments.length === 2) return inherited(lowering, node.arguments);
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier' || callee.object.name !== 'Object') return [];
  const [target, ...rest] = node.arguments;
  if (!target) return [];
  switch (memberName(callee)) {
    case 'assign':
    case 'setPrototypeOf':
      return rest.map(source => ({ object: lowering.expression(target), name: '*', value: lowering.expression(source) }));
    case 'defineProperty':
      return definedProperty(lowering, target, rest);
    default:
      return [];
  }
}

/** Returns the write that copies the members of the second class's instances to those of the first. */
function inherited(lowering: Lowering, classes: readonly Node[]): PropertyWrite[] {
  const [object = UNKNOWN, value = UNKNOWN] = classes.map(node => lowering.table.add({ kind: 'instance', of: lowering.expression(node) }));
  return [{ object, name: '*', value }];
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
