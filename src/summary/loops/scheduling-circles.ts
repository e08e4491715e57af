/**
 * Circles of functions that have each other called. A call belongs to a circle if its first argument may be a function
 * leading back to the calling one.
 *
 * This file knows no catalog, so the circles include that of `setTimeout(poll)`. A callee must be a global or belong to a
 * module, as schedulers do: `list.forEach(walk)` is left out.
 */
import { addTo, pushTo } from '../../collections/maps.ts';
import { keyName, memberName, unwrap, type FunctionNode, type Node } from '../../syntax/nodes.ts';
import type { CallRecord, Collected } from '../collected.ts';
import type { SelfSchedulingFunction } from '../loop-model.ts';
import type { Lowering } from '../lowering.ts';
import type { CallId, FunctionId, ValueId } from '../sites.ts';
import { UNKNOWN, type SymbolicValue } from '../symbolic-values.ts';
import { soleCallOf } from './sole-call.ts';

export type Scheduling = SelfSchedulingFunction['schedules'];

interface Edge {
  readonly scheduling: Scheduling;
  readonly from: FunctionId;
  readonly to: ReadonlySet<FunctionId>;
}

/** Returns the calls of circles, in source order. */
export function schedulingCircles(lowering: Lowering): Scheduling[] {
  const targets = new Targets(lowering);
  const edges = lowering.collected.calls.flatMap((call, id): Edge[] => {
    const scheduling = schedulingBy(lowering, call, id);
    const to = scheduling ? targets.of(scheduling.next) : new Set<FunctionId>();
    return scheduling && to.size > 0 ? [{ scheduling, from: call.function, to }] : [];
  });
  const next = new Map<FunctionId, Set<FunctionId>>();
  for (const { from, to } of edges) for (const id of to) addTo(next, from, id);
  return edges.filter(({ from, to }) => leadsTo(from, to, next)).map(({ scheduling }) => scheduling);
}

function schedulingBy(lowering: Lowering, { node, function: owner }: CallRecord, call: CallId): Scheduling | undefined {
  const body = lowering.collected.functions[owner]?.node;
  if (!body?.body || node.type !== 'CallExpression') return undefined;
  const callee = unwrap(node.callee);
  if (body.async && !body.generator && nameOfCallee(callee) !== undefined && nameOfCallee(callee) === ownName(body)) {
    return { call, next: lowering.expression(callee), how: 'awaited' };
  }
  const callback = node.arguments[0] && unwrap(node.arguments[0]);
  if (!callback || !mayBeFunction(callback) || !isFromPlatform(lowering, lowering.expression(callee))) return undefined;
  return { call, next: lowering.expression(soleCallOf(callback)?.callee ?? callback), how: 'later' };
}

/** Tells whether an argument may be a function of the file. This spares lowering the callees of most calls. */
function mayBeFunction(argument: Node): boolean {
  switch (argument.type) {
    case 'Literal':
    case 'TemplateLiteral':
    case 'ObjectExpression':
    case 'ArrayExpression':
    case 'NewExpression':
    case 'BinaryExpression':
    case 'UnaryExpression':
      return false;
    case 'CallExpression': {
      const callee = unwrap(argument.callee);
      return callee.type === 'MemberExpression' && memberName(callee) === 'bind';
    }
    default:
      return true;
  }
}

/** The number of members and calls between a scheduler and its global or module. The solver follows no more, too. */
const MAX_STEPS = 10;

/** Tells whether a value is a global, or is reached from a global or a module by members and calls. */
function isFromPlatform({ table, collected, expression }: Lowering, id: ValueId): boolean {
  let at = id;
  for (let step = 0; step < MAX_STEPS; step++) {
    const value = table.list[at];
    if (value?.kind === 'global' || value?.kind === 'module') return true;
    if (value?.kind === 'member') at = value.object;
    else if (value?.kind === 'result') {
      const node = collected.calls[value.call]?.node;
      if (node?.type !== 'CallExpression') return false;
      at = expression(node.callee);
    } else return false;
  }
  return false;
}

/** Tells whether a walk that begins at some functions arrives at a function. */
function leadsTo(goal: FunctionId, from: ReadonlySet<FunctionId>, next: ReadonlyMap<FunctionId, ReadonlySet<FunctionId>>): boolean {
  const seen = new Set(from);
  for (const at of seen) {
    if (at === goal) return true;
    for (const id of next.get(at) ?? []) seen.add(id);
  }
  return false;
}

/** The functions of the file that values may be. Members go by their name alone, so no function is missed. */
class Targets {
  readonly #lowering: Lowering;
  /** The functions that are members, and the expressions that members are assigned, by the name of the member. */
  #members: ReadonlyMap<string, readonly Node[]> | undefined;
  /** The values that object literals have for a name. */
  #properties: ReadonlyMap<string, readonly ValueId[]> | undefined;

  constructor(lowering: Lowering) {
    this.#lowering = lowering;
  }

  /** Returns the functions that a value may be. */
  of(value: ValueId): Set<FunctionId> {
    const functions = new Set<FunctionId>();
    const seen = new Set([value]);
    for (const at of seen) {
      const symbolic = this.#lowering.table.list[at];
      switch (symbolic?.kind) {
        case 'function':
          functions.add(symbolic.function);
          break;
        case 'any':
          for (const id of symbolic.of) seen.add(id);
          break;
        case 'member':
          for (const id of this.#membersOf(symbolic.name)) seen.add(id);
          break;
        case 'result':
          seen.add(this.#boundBy(symbolic.call));
          break;
      }
    }
    return functions;
  }

  /** Returns `f` for the call `f.bind(…)`. */
  #boundBy(call: CallId): ValueId {
    const node = this.#lowering.collected.calls[call]?.node;
    const callee = node?.type === 'CallExpression' ? unwrap(node.callee) : undefined;
    return callee?.type === 'MemberExpression' && memberName(callee) === 'bind' ? this.#lowering.expression(callee.object) : UNKNOWN;
  }

  #membersOf(name: string): ValueId[] {
    const { table, collected, expression } = this.#lowering;
    this.#members ??= membersIn(collected);
    this.#properties ??= propertiesIn(table.list);
    return [...(this.#members.get(name) ?? []).map(expression), ...(this.#properties.get(name) ?? [])];
  }
}

function membersIn({ functions, assignments }: Collected): Map<string, Node[]> {
  const members = new Map<string, Node[]>();
  const add = (name: string | undefined, value: Node): void => {
    if (name !== undefined) pushTo(members, name, value);
  };
  for (const { node } of functions) if (node) add(ownName(node) ?? fieldName(node), node);
  for (const { left, right } of assignments) if (left.type === 'MemberExpression') add(memberName(left), right);
  return members;
}

function propertiesIn(values: readonly SymbolicValue[]): Map<string, ValueId[]> {
  const properties = new Map<string, ValueId[]>();
  for (const symbolic of values) {
    if (symbolic.kind === 'object') for (const { name, value } of symbolic.properties) pushTo(properties, name, value);
  }
  return properties;
}

/** Finds the name by which a function may call itself. */
function ownName({ id, parent }: FunctionNode): string | undefined {
  if (id) return id.name;
  if (parent.type === 'VariableDeclarator') return parent.id.type === 'Identifier' ? parent.id.name : undefined;
  return parent.type === 'MethodDefinition' || parent.type === 'Property' ? keyName(parent.key, parent.computed) : undefined;
}

/** Finds the name of the field that a function initialises: `poll = () => {}` in a class. */
const fieldName = ({ parent }: FunctionNode): string | undefined =>
  parent.type === 'PropertyDefinition' ? keyName(parent.key, parent.computed) : undefined;

function nameOfCallee(callee: Node): string | undefined {
  if (callee.type === 'MemberExpression') return memberName(callee);
  return callee.type === 'Identifier' ? callee.name : undefined;
}
