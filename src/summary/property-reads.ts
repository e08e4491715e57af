/** What a summary says of the properties that are read, by `object.name` or by a pattern: a getter would run there. */
import { isBuiltin } from 'node:module';
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, memberName, type Node } from '../syntax/nodes.ts';
import { writtenAs } from './calls.ts';
import type { MemberRecord, PatternRecord } from './collect.ts';
import type { Lowering } from './lowering.ts';
import type { PropertyRead, Span, ValueId } from './model.ts';

type SpanOf = (range: readonly [number, number]) => Span;

/** The reads of all members and patterns whose object may have a getter of the project's. */
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

/** The expression whose properties a pattern takes; nothing where it is a parameter's, or within another pattern. */
function sourceOf(pattern: Node): Node | null | undefined {
  const { parent } = pattern;
  if (parent?.type === 'VariableDeclarator') return parent.init;
  return parent?.type === 'AssignmentExpression' && parent.left === pattern ? parent.right : undefined;
}

/** Whether the member is assigned to or deleted, so that no getter runs. */
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

/** Whether the value is reached from something that may be the project's own. */
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
