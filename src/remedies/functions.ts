/** Checks whether a function can become async, by its form, its position and its uses. Knows where `async` is written. */
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, keyName, nameNode, outermost, type FunctionNode, type Node } from '../syntax/nodes.ts';
import type { Variable } from '../syntax/scopes.ts';
import { walk } from '../syntax/walk.ts';
import type { EditedFile } from './edited-file.ts';
import { Obstacle } from './obstacles.ts';

export type MemberNode = TSESTree.MethodDefinition | TSESTree.Property | TSESTree.PropertyDefinition | TSESTree.AssignmentExpression;

export const isMember = (node: Node | undefined): node is MemberNode =>
  node?.type === 'MethodDefinition' ||
  node?.type === 'Property' ||
  node?.type === 'AssignmentExpression' ||
  node?.type === 'PropertyDefinition';

/** Finds the call whose callee is this use of a function. Optional calls don't count. */
export function callOf(use: Node): TSESTree.CallExpression | undefined {
  const { parent } = use;
  return parent?.type === 'CallExpression' && parent.callee === use && !parent.optional ? parent : undefined;
}

/** Describes the obstacle of a use that is neither a call nor a registration. */
export function notAwaited(use: Node, called: string): string {
  const { parent } = use;
  const isArgument = parent?.type === 'CallExpression' && parent.callee !== use;
  const callee = isArgument ? nameNode(parent.callee) : undefined;
  return callee?.type === 'Identifier'
    ? `'${callee.name}' does not wait for its callback`
    : `${called} goes where it is not seen who calls it`;
}

export function referencesOf(variable: Variable, called: string): Node[] {
  return variable.references.flatMap(reference => {
    if (reference.isWrite()) {
      if (reference.init) return [];
      throw new Obstacle(`${called} is assigned again`);
    }
    if ('isValueReference' in reference && !reference.isValueReference) throw new Obstacle(`the type of ${called} is used`);
    const use = reference.identifier as Node;
    const { parent } = use;
    if (parent?.type === 'NewExpression' && parent.callee === use) throw new Obstacle(`${called} is used with 'new'`);
    if (parent?.type === 'ExportSpecifier' || parent?.type === 'ExportDefaultDeclaration' || isCommonJsExport(use)) {
      throw new Obstacle(`${called} is exported: its callers would have to await it`);
    }
    return [use];
  });
}

/**
 * Refuses uses that scopes don't show. Some parsers record no reference for a JSX element, and sloppy mode lets a function's
 * name out of its block.
 */
export function refuseHiddenUses(node: FunctionNode, { name }: Variable, called: string, file: EditedFile): void {
  if (/^[A-Z]/.test(name) && new RegExp(`<${name}[\\s/>.]`).test(file.text)) throw new Obstacle(`${called} is used as an element`);
  const isInBlock =
    node.type === 'FunctionDeclaration' &&
    /^(?:BlockStatement|SwitchCase)$/.test(node.parent.type) &&
    !(node.parent.parent && isFunction(node.parent.parent));
  const isSeenOutside = file.scopes.some(scope =>
    scope.through.some(({ identifier, resolved }) => resolved === null && identifier.name === name),
  );
  if (isInBlock && isSeenOutside) throw new Obstacle(`${called} is used outside of its block`);
}

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
function namesAwait(node: FunctionNode): boolean {
  let isName = false;
  walk<null>(node, null, inner => {
    isName ||= inner.type === 'Identifier' && inner.name === 'await';
    return null;
  });
  return isName;
}

export const isExported = (node: FunctionNode): boolean => {
  const statement = node.type === 'FunctionDeclaration' ? node : outermost(node).parent?.parent;
  return statement?.parent?.type === 'ExportNamedDeclaration' || statement?.parent?.type === 'ExportDefaultDeclaration';
};

/** Tells whether a use exports the function: `module.exports = { load }`, `exports.load = load`. */
function isCommonJsExport(use: Node): boolean {
  for (let at = use; at.parent; at = at.parent) {
    if (at.parent.type === 'AssignmentExpression') return /^(?:module\.)?exports\b/.test(memberText(at.parent.left));
    if (at.parent.type !== 'Property' && at.parent.type !== 'ObjectExpression') return false;
  }
  return false;
}

function memberText(node: Node): string {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? `${memberText(node.object)}.${keyName(node.property, node.computed) ?? ''}` : '';
}

/** Returns the offset of `async`: before the name of a method, before `function`, or before an arrow's parameters. */
export function asyncPlace(node: FunctionNode): number {
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
