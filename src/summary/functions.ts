/** What a summary says of each function and class: its name, where it stands, what `this` is, whether it escapes. */
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, memberName, outermost, staticString, unwrap, type FunctionNode, type Node } from '../syntax/nodes.ts';
import type { FunctionRecord } from './collect.ts';
import type { DocTags } from './doc-tags.ts';
import { resultShapesOf, shapesOf } from './result-shapes.ts';
import type { Escapes } from './escapes.ts';
import type { Lowering } from './lowering.ts';
import { changesOf, readsOf } from './states-accessed.ts';
import { UNKNOWN, type ClassMember, type ClassSummary, type FunctionId, type FunctionSummary, type Span, type ValueId } from './model.ts';

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

/** An async function waits for what it returns, too: unknown for each of which nothing is seen. */
function returnsUnseen(lowering: Lowering, { node, returns }: FunctionRecord): ValueId[] {
  if (!node?.async) return [];
  return returns.flatMap(value => (lowering.expression(value) === UNKNOWN && !shapesOf(lowering, value) ? [UNKNOWN] : []));
}

/** `(function () { … }).toString()` is the text of a worker, or of a page: it runs elsewhere. */
function isSentAsText(node: FunctionNode): boolean {
  const { parent } = outermost(node);
  return parent?.type === 'MemberExpression' && memberName(parent) === 'toString' && parent.parent.type === 'CallExpression';
}

export function summariseClass(lowering: Lowering, id: number): ClassSummary {
  const record = lowering.collected.classes[id];
  if (!record) throw new RangeError(`There is no class ${id}.`);
  const { node, construction } = record;
  const members: ClassMember[] = [];
  for (const member of node.body.body) {
    switch (member.type) {
      case 'MethodDefinition':
      case 'TSAbstractMethodDefinition': {
        const name = keyName(member.key, member.computed);
        if (member.kind === 'constructor') members.push(...parameterProperties(lowering, member.value));
        else if (name !== undefined && member.kind !== 'set') {
          const value = lowering.expression(member.value);
          members.push({ name, static: member.static, getter: member.kind === 'get', value, ...decoration(lowering, member) });
        }
        break;
      }
      case 'PropertyDefinition':
      case 'AccessorProperty':
      case 'TSAbstractPropertyDefinition': {
        const name = keyName(member.key, member.computed);
        if (name === undefined) break;
        const type = lowering.type(member.typeAnnotation?.typeAnnotation);
        const value = lowering.table.add({ kind: 'any', of: [lowering.expression(member.value), type, lowering.documented.of(member)] });
        members.push({ name, static: member.static, getter: false, value, ...decoration(lowering, member) });
        break;
      }
    }
  }
  return {
    name: node.id?.name ?? nameOf(node),
    superClass: node.superClass ? lowering.expression(node.superClass) : null,
    abstract: isAbstract(node),
    implements: interfacesOf(node).map(({ expression }) => lowering.heritage(expression)),
    construction,
    members,
    ...decoration(lowering, node),
  };
}

/** What decorates a class or a member. ESLint's own parser knows no decorators. */
function decoration(
  lowering: Lowering,
  { decorators = [] }: { readonly decorators?: TSESTree.Decorator[] },
): Pick<ClassMember, 'decorators'> {
  if (decorators.length === 0) return {};
  const called = decorators.map(({ expression }) => (expression.type === 'CallExpression' ? expression.callee : expression));
  return { decorators: called.map(lowering.expression) };
}

// ESLint's own parser knows neither `abstract` nor `implements`.
const isAbstract = ({ abstract }: { readonly abstract?: boolean }): boolean => abstract === true;
const interfacesOf = (node: { readonly implements?: TSESTree.TSClassImplements[] }): TSESTree.TSClassImplements[] => node.implements ?? [];

/** `constructor(private readonly repo: Repo)` declares a field. */
function parameterProperties(lowering: Lowering, constructor: Node): ClassMember[] {
  if (!('params' in constructor)) return [];
  return constructor.params.flatMap(parameter => {
    if (parameter.type !== 'TSParameterProperty') return [];
    const target = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
    const variable = lowering.names.variableOf(target);
    return variable ? [{ name: target.name, static: false, getter: false, value: lowering.variable(variable) }] : [];
  });
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

function methodName(className: string, name: string): string {
  if (name === 'constructor') return `new ${className || 'class'}`;
  return className ? `${className}.${name}` : name;
}

/** The name a function or class is known by where it is written. */
function nameOf(node: Node | undefined): string {
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

/** The name in `Object.defineProperty(object, 'name', { get() {} })`. */
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

/** Where a doc comment of this function may end: before it, or before the statement, member or class that holds it. */
export function documentedOffsets(node: FunctionNode): number[] {
  const offsets = [node.range[0]];
  for (let at: Node = node, holder = node.parent as Node | undefined; holder && holds(holder, at); at = holder, holder = holder.parent) {
    offsets.push(holder.range[0]);
  }
  return offsets;
}

function holds(holder: Node, node: Node): boolean {
  switch (holder.type) {
    case 'VariableDeclarator':
    case 'MethodDefinition':
    case 'TSAbstractMethodDefinition':
    case 'Property':
    case 'PropertyDefinition':
    case 'ExpressionStatement':
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
    case 'ClassBody':
    case 'ClassDeclaration':
    case 'ClassExpression':
      return true;
    case 'VariableDeclaration':
      return holder.declarations[0] === node;
    case 'AssignmentExpression':
      return holder.right === node;
    default:
      return false;
  }
}
