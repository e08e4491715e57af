/** The names of functions and classes, as people say them. */
import { keyName, memberName, outermost, staticString, unwrap, type Node } from '../syntax/nodes.ts';

/** Returns the name of a method: `Repo.load`, or `new Repo` for the constructor. */
export function methodName(className: string, name: string): string {
  if (name === 'constructor') return `new ${className || 'class'}`;
  return className ? `${className}.${name}` : name;
}

/** Returns the name of a function or class: its own, or that of its variable or property. */
export function nameOf(node: Node | undefined): string {
  if (!node) return '';
  if ('id' in node && node.id?.type === 'Identifier') return node.id.name;
  const { parent } = outermost(node);
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id.name : '';
    case 'AssignmentExpression':
      return assignedName(parent.left);
    case 'Property':
      return definedName(parent) ?? keyName(parent.key, parent.computed) ?? '';
    case 'PropertyDefinition':
      return methodName(parent.parent.parent.id?.name ?? '', keyName(parent.key, parent.computed) ?? '');
    case 'ExportDefaultDeclaration':
      return 'default export';
    default:
      return '';
  }
}

/** Finds the name in `Object.defineProperty(object, 'name', { get() {} })`. */
function definedName({ parent: descriptor }: Node): string | undefined {
  const call = descriptor?.parent;
  if (call?.type !== 'CallExpression' || call.arguments[2] !== descriptor || !call.arguments[1]) return undefined;
  const callee = unwrap(call.callee);
  const defines = callee.type === 'MemberExpression' && memberName(callee) === 'defineProperty';
  return defines ? staticString(call.arguments[1]) : undefined;
}

function assignedName(target: Node): string {
  if (target.type === 'Identifier') return target.name === 'exports' ? 'module.exports' : target.name;
  if (target.type !== 'MemberExpression') return '';
  const name = memberName(target) ?? '';
  const { object } = target;
  // `Store.prototype.load` is the method `Store.load`.
  if (object.type === 'MemberExpression' && memberName(object) === 'prototype' && object.object.type === 'Identifier') {
    return `${object.object.name}.${name}`;
  }
  return name === 'exports' && object.type === 'Identifier' && object.name === 'module' ? 'module.exports' : name;
}
