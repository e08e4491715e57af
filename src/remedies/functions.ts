/** Checks whether a function can become async, by its form, its position and its uses. Knows where `async` is written. */
import type { TSESTree } from '@typescript-eslint/utils';
import { remembered } from '../collections/maps.ts';
import { isFunction, keyName, outermost, type FunctionNode, type Node } from '../syntax/nodes.ts';
import { walk } from '../syntax/walk.ts';
import { Obstacle } from './obstacles.ts';

export type MemberNode = TSESTree.MethodDefinition | TSESTree.Property | TSESTree.PropertyDefinition | TSESTree.AssignmentExpression;

export const isMember = (node: Node | undefined): node is MemberNode =>
  node?.type === 'MethodDefinition' ||
  node?.type === 'Property' ||
  node?.type === 'AssignmentExpression' ||
  node?.type === 'PropertyDefinition';

export function refuseForms(node: FunctionNode, called: string): void {
  const { parent } = node;
  if (node.generator) throw new Obstacle(`${called} is a generator`);
  if (!node.body) throw new Obstacle(`${called} has no body`);
  if (namesAwait(node)) throw new Obstacle(`${called} uses 'await' as a name`);
  if (parent.type === 'LabeledStatement' || (node.type === 'FunctionDeclaration' && parent.type === 'IfStatement')) {
    throw new Obstacle(`${called} is declared where an async function can't be`);
  }
  if (parent.type === 'MethodDefinition' && parent.kind === 'constructor') throw new Obstacle(`a constructor can't wait`);
  if ((parent.type === 'MethodDefinition' || parent.type === 'Property') && (parent.kind === 'get' || parent.kind === 'set')) {
    throw new Obstacle(`${parent.kind === 'get' ? 'a getter' : 'a setter'} can't wait`);
  }
  if ((parent.type === 'MethodDefinition' || parent.type === 'Property') && parent.computed)
    throw new Obstacle(`the name of ${called} is computed`);
  const returnType = node.returnType?.typeAnnotation;
  if (returnType?.type === 'TSTypePredicate') throw new Obstacle(`${called} tells types apart`);
  if (isAsserted(node)) throw new Obstacle(`the type of ${called} says what it returns`);
  if (isInherited(parent)) throw new Obstacle(`${called} has the type of what it overrides or implements`);
}

/** Tells whether a type assertion types the function: `(p => …) as (p: string) => string`. */
function isAsserted(node: Node): boolean {
  const outer = outermost(node);
  for (let at = node.parent; at && at !== outer.parent; at = at.parent)
    if (/^TS(?:As|Satisfies)Expression$|^TSTypeAssertion$/.test(at.type)) return true;
  return false;
}

function isInherited(member: Node): boolean {
  if (member.type !== 'MethodDefinition' && member.type !== 'PropertyDefinition') return false;
  // ESLint's own parser knows no interfaces.
  const interfaces = member.parent.parent.implements as readonly unknown[] | undefined;
  return member.override || (interfaces?.length ?? 0) > 0;
}

/** Tells whether a function uses `await` as a name, as code outside modules and async functions may. */
const namesAwait = remembered((node: FunctionNode): boolean => {
  let isName = false;
  walk<null>(node, null, inner => {
    isName ||= inner.type === 'Identifier' && inner.name === 'await';
    return null;
  });
  return isName;
});

export const isExported = (node: FunctionNode): boolean => {
  const statement = node.type === 'FunctionDeclaration' ? node : outermost(node).parent?.parent;
  return statement?.parent?.type === 'ExportNamedDeclaration' || statement?.parent?.type === 'ExportDefaultDeclaration';
};

/** Returns the source of a name or of a member access. */
export function memberText(node: Node): string {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? `${memberText(node.object)}.${keyName(node.property, node.computed) ?? ''}` : '';
}

/** Returns the offset of `async`: before the name of a method, before `function`, or before an arrow's parameters. */
export function asyncOffset(node: FunctionNode): number {
  const { parent } = node;
  const isMethod = parent.type === 'MethodDefinition' || (parent.type === 'Property' && parent.method);
  return isMethod ? parent.key.range[0] : node.range[0];
}

export function nameOf(node: FunctionNode): string {
  if (node.id) return node.id.name;
  const { parent } = outermost(node);
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id.name : '';
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'Property':
      return keyName(parent.key, parent.computed) ?? '';
    case 'AssignmentExpression':
      return memberText(parent.left);
    default:
      return '';
  }
}

/** Visits the nodes of a function, but not those in nested functions. */
export function walkOwn(owner: FunctionNode, enter: (node: Node) => void): void {
  walk<null>(owner, null, node => {
    if (node !== owner) enter(node);
    return node === owner || !isFunction(node) ? null : undefined;
  });
}
