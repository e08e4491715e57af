/** The functions of a file: names, places, results, and the value of `this`. */
import { memberName, outermost, type FunctionNode, type Node } from '../syntax/nodes.ts';
import type { FunctionRecord } from './collected.ts';
import type { DocTags } from './doc-tags.ts';
import { resultShapesOf, shapesOf } from './result-shapes.ts';
import type { Escapes } from './escapes.ts';
import type { Lowering } from './lowering.ts';
import { changesOf, readsOf } from './states-accessed.ts';
import { documentedOffsets } from './doc-places.ts';
import { UNKNOWN, type FunctionId, type FunctionSummary, type Span, type ValueId } from './model.ts';
import { methodName, nameOf } from './names.ts';

type SpanOf = (range: readonly [number, number]) => Span;

export function summariseFunction(
  lowering: Lowering,
  record: FunctionRecord,
  id: FunctionId,
  escapes: Escapes,
  spanOf: SpanOf,
  tags: DocTags,
): FunctionSummary {
  const { node, parent, method } = record;
  const owner = method && lowering.collected.classes[method.class];
  const className = owner?.node.id?.name;
  const name = method ? methodName(className ?? nameOf(owner?.node), method.name) : nameOf(node);
  const returnType = node?.returnType ? lowering.type(node.returnType.typeAnnotation) : UNKNOWN;
  const documented = node ? lowering.documented.result(node) : UNKNOWN;
  const returns = [...record.returns.map(lowering.expression), returnType, documented].filter(value => value !== UNKNOWN);
  return {
    name,
    at: spanOf(rangeOfName(node, owner?.node)),
    lines: linesOf(node ?? owner?.node, spanOf),
    async: node?.async ?? false,
    generator: node?.generator ?? false,
    parent,
    parameters: node?.params.map(parameterName) ?? [],
    returns,
    ...resultShapesOf(lowering, record),
    home: homeOf(lowering, record, id),
    escapes: node !== undefined && (owner ? escapes.ofMember(owner.node, method.name) : escapes.ofFunction(node)),
    trivial: !record.works && node !== undefined && node.type !== 'TSDeclareFunction' && node.type !== 'TSEmptyBodyFunctionExpression',
    changes: changesOf(lowering, record.changes, node),
    ...(node && record.changes.length === 0 && record.returns.length > 0 && { reads: readsOf(lowering, node) }),
    throws: record.throws,
    awaits: [...record.awaits.map(lowering.expression), ...returnsUnseen(lowering, record)],
    tags: node ? [...documentedOffsets(node).flatMap(tags.before), ...(isSentAsText(node) ? (['offloaded'] as const) : [])] : [],
  };
}

/** Returns an unknown value for each result of unknown shape. An async function waits for its results, too. */
function returnsUnseen(lowering: Lowering, { node, returns }: FunctionRecord): ValueId[] {
  if (!node?.async) return [];
  return returns.flatMap(value => (lowering.expression(value) === UNKNOWN && !shapesOf(lowering, value) ? [UNKNOWN] : []));
}

/** Tells whether a function is used as text, as in `(function () { … }).toString()`: it runs in a worker or a page. */
function isSentAsText(node: FunctionNode): boolean {
  const { parent } = outermost(node);
  return parent?.type === 'MemberExpression' && memberName(parent) === 'toString' && parent.parent.type === 'CallExpression';
}

function homeOf(lowering: Lowering, { node, method }: FunctionRecord, id: FunctionId): ValueId {
  const { table } = lowering;
  if (method) {
    const owner = table.add({ kind: 'class', class: method.class });
    return method.static ? owner : table.add({ kind: 'instance', of: owner });
  }
  if (!node || node.type === 'ArrowFunctionExpression') return UNKNOWN;
  const { parent } = outermost(node);
  if (parent?.type === 'MemberExpression' && memberName(parent) === 'bind' && parent.parent.type === 'CallExpression') {
    return lowering.expression(parent.parent.arguments[0]);
  }
  if (parent?.type === 'Property' && parent.parent.type === 'ObjectExpression') return lowering.expression(parent.parent);
  if (parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression') {
    return lowering.expression(parent.left.object);
  }
  return table.add({ kind: 'instance', of: table.add({ kind: 'function', function: id }) });
}

function parameterName(parameter: Node): string {
  if (parameter.type === 'AssignmentPattern') return parameterName(parameter.left);
  return parameter.type === 'Identifier' ? parameter.name : '';
}

function linesOf(node: Node | undefined, spanOf: SpanOf): readonly [number, number] {
  if (!node) return [1, 1];
  const [start, end] = node.range;
  return [spanOf([start, start]).line, spanOf([end, end]).line];
}

function rangeOfName(node: FunctionNode | undefined, owner: Node | undefined): readonly [number, number] {
  if (!node) {
    const name = owner && 'id' in owner && owner.id ? owner.id : owner;
    return name ? (name.type === 'Identifier' ? name.range : [name.range[0], name.range[0]]) : [0, 0];
  }
  if (node.id) return node.id.range;
  const { parent } = node;
  if (parent.type === 'MethodDefinition' || parent.type === 'Property') return parent.key.range;
  if (parent.type === 'VariableDeclarator') return parent.id.range;
  return [node.range[0], node.range[0]];
}
