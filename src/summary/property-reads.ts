/** The reads of properties, by `object.name` or by a pattern. A getter would run there. */
import { isBuiltin } from 'node:module';
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, memberName, type Node } from '../syntax/nodes.ts';
import { writtenAs } from './calls.ts';
import type { MemberRecord, PatternRecord } from './collected.ts';
import type { Lowering } from './lowering.ts';
import type { PropertyRead, Span, ValueId } from './model.ts';

type SpanOf = (range: readonly [number, number]) => Span;

/** Returns the reads of all members and patterns whose object may have a getter of the project. */
export function propertyReads(lowering: Lowering, spanOf: SpanOf, text: string): PropertyRead[] {
  const { members, patterns } = lowering.collected;
  return [
    ...members.flatMap(record => readOfMember(lowering, record, spanOf, text) ?? []),
    ...patterns.flatMap(record => readOfPattern(lowering, record, spanOf) ?? []),
  ];
}

function readOfMember(lowering: Lowering, { node, function: owner }: MemberRecord, spanOf: SpanOf, text: string): PropertyRead | undefined {
  const name = memberName(node);
  if (name === undefined || isOnlyWritten(node)) return undefined;
  const object = node.object.type === 'Super' ? lowering.base(node.object) : lowering.expression(node.object);
  if (!canHaveGetter(lowering, object)) return undefined;
  return { function: owner, object, name, at: spanOf(node.property.range), text: writtenAs(node, node.property, text) };
}

function readOfPattern(lowering: Lowering, { node, function: owner }: PatternRecord, spanOf: SpanOf): PropertyRead | undefined {
  const name = keyName(node.key, node.computed);
  const source = name === undefined ? undefined : sourceOf(node.parent);
  if (name === undefined || !source) return undefined;
  const object = lowering.expression(source);
  return canHaveGetter(lowering, object) ? { function: owner, object, name, at: spanOf(node.key.range), text: name } : undefined;
}

/** Finds the expression that a pattern destructures. A parameter, or a pattern in another one, has none. */
function sourceOf(pattern: Node): Node | null | undefined {
  const { parent } = pattern;
  if (parent?.type === 'VariableDeclarator') return parent.init;
  return parent?.type === 'AssignmentExpression' && parent.left === pattern ? parent.right : undefined;
}

/** Tells whether a member is assigned to or deleted, so that no getter runs. */
function isOnlyWritten(node: TSESTree.MemberExpression): boolean {
  const { parent } = node;
  switch (parent.type) {
    case 'AssignmentExpression':
      return parent.left === node && parent.operator === '=';
    case 'UnaryExpression':
      return parent.operator === 'delete';
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.left === node;
    case 'ArrayPattern':
    case 'RestElement':
      return true;
    case 'AssignmentPattern':
      return (parent.left as Node) === node;
    case 'Property':
      return parent.parent.type === 'ObjectPattern' && parent.value === node;
    default:
      return false;
  }
}

/** Tells whether an object may have a getter of the project. Objects of Node, globals and parameters don't count. */
function canHaveGetter({ table }: Lowering, object: ValueId): boolean {
  let value = table.list[object];
  while (value?.kind === 'member' || value?.kind === 'element') value = table.list[value.object];
  switch (value?.kind) {
    case undefined:
    case 'unknown':
    case 'literal':
    case 'global':
    case 'parameter':
    case 'signature':
    case 'array':
      return false;
    case 'module':
      return !isBuiltin(value.specifier);
    default:
      return true;
  }
}
