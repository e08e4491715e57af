/** The calls of a file. */
import { isClass, isFunction, memberName, nameNode, outermost, unwrap, type Node } from '../syntax/nodes.ts';
import type { CallNode, CallRecord } from './collected.ts';
import { guardsOf } from './guards.ts';
import type { Lowering } from './lowering.ts';
import type { OnceCalls } from './once.ts';
import { UNKNOWN, type Argument, type CallSite, type Span } from './model.ts';
import type { Names } from '../syntax/scopes.ts';

type SpanOf = (range: readonly [number, number]) => Span;

const MAX_TEXT = 40;

export function summariseCall(lowering: Lowering, call: CallRecord, once: OnceCalls, spanOf: SpanOf, text: string): CallSite {
  const { node, function: owner, tests } = call;
  const callee = node.type === 'TaggedTemplateExpression' ? node.tag : node.callee;
  const name = nameNode(callee);
  return {
    function: owner,
    guards: guardsOf(lowering, owner, tests),
    ...(once.has(call) && { once: true as const }),
    callee: lowering.expression(callee),
    arguments: argumentsOf(node).map((argument): Argument => {
      const spread = argument.type === 'SpreadElement';
      const expression = spread ? argument.argument : argument;
      return { value: lowering.expression(expression), at: spanOf(pointedAt(nameNode(expression))), spread, inline: isInline(expression) };
    }),
    construct: node.type === 'NewExpression' || callee.type === 'Super',
    at: spanOf(pointedAt(name)),
    text: writtenAs(unwrap(callee), name, text),
    iterated: isIterated(node, lowering.names),
  };
}

/** Tells whether an argument is a function expression, bound or not. */
function isInline(argument: Node): boolean {
  const node = unwrap(argument);
  if (node.type !== 'CallExpression') return isFunction(node);
  const callee = unwrap(node.callee);
  return callee.type === 'MemberExpression' && memberName(callee) === 'bind' && isInline(callee.object);
}

/** Returns the `super(…)` calls that derived classes without a constructor of their own make. */
export function impliedSuperCalls(lowering: Lowering, spanOf: SpanOf): CallSite[] {
  return lowering.collected.classes.flatMap(({ node, construction }, id): CallSite[] => {
    if (!node.superClass || lowering.collected.functions[construction]?.node) return [];
    const callee = lowering.table.add({ kind: 'super', class: id });
    const at = spanOf(pointedAt(nameNode(node.superClass)));
    // The construction passes on all its arguments.
    const passed = { value: UNKNOWN, at, spread: true, inline: false };
    return [{ function: construction, guards: [], callee, arguments: [passed], construct: true, at, text: 'super', iterated: false }];
  });
}

/** Returns the range of a name; for other expressions, that of the first character. */
function pointedAt({ type, range }: Node): readonly [number, number] {
  const named =
    type === 'Identifier' || type === 'PrivateIdentifier' || type === 'Literal' || type === 'TemplateLiteral' || type === 'Super';
  return named ? range : [range[0], range[0] + 1];
}

function argumentsOf(node: CallNode): readonly Node[] {
  return node.type === 'TaggedTemplateExpression' ? [node.quasi, ...node.quasi.expressions] : node.arguments;
}

/** Returns a callee as written, if that is short; else its name after an ellipsis. */
export function writtenAs(node: Node, name: Node, text: string): string {
  const isShort = (written: string): boolean => written.length <= MAX_TEXT && !/[\n{;]|=>/.test(written);
  const whole = text.slice(...node.range);
  if (isShort(whole)) return whole;
  const last = text.slice(...name.range);
  if (isShort(last)) return `….${last}`;
  return isClass(node) ? 'class' : 'function';
}

/** Tells whether a generator that a call creates also runs: on the spot, or through the variable that holds it. */
function isIterated(made: Node, names: Names): boolean {
  const node = outermost(made);
  const { parent } = node;
  switch (parent?.type) {
    case 'ForOfStatement':
      return parent.right === node;
    case 'SpreadElement':
      return true;
    case 'YieldExpression':
      return parent.delegate;
    case 'MemberExpression':
      return memberName(parent) === 'next' || memberName(parent) === 'toArray';
    case 'CallExpression':
    case 'NewExpression':
      return iterates(unwrap(parent.callee)) && parent.arguments[0] === node;
    case 'VariableDeclarator':
      if (parent.id.type === 'ArrayPattern') return true;
      return (
        parent.id.type === 'Identifier' &&
        (names.variableOf(parent.id)?.references ?? []).some(({ identifier }) => isRead(identifier, names))
      );
    default:
      return false;
  }
}

const isRead = (use: Node, names: Names): boolean => use.parent?.type !== 'VariableDeclarator' && isIterated(use, names);

/** Tells whether a callee iterates its argument to the end: `Array.from(…)`, `new Set(…)` and `new Map(…)` do. */
function iterates(callee: Node): boolean {
  if (callee.type === 'Identifier') return callee.name === 'Set' || callee.name === 'Map';
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'Array' &&
    memberName(callee) === 'from'
  );
}
