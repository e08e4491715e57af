/**
 * Calls that run once. The code around them tests a slot that is filled there, by their function or by their callee. Nothing empties the slot
 * later. A slot is a variable that outlives the function, or a member of something that lasts. An entry under a key
 * that varies is no slot, because there may be as many keys as requests.
 */
import { getOrMake, pushTo } from '../collections/maps.ts';
import { isFunction, memberName, unwrap, type Node } from '../syntax/nodes.ts';
import type { CallRecord } from './collected.ts';
import type { Lowering } from './lowering.ts';
import { nameOf } from './names.ts';
import { MODULE_BODY, type ClassId, type FunctionId } from './sites.ts';
import { isWithin, stateOf, targetsIn } from './states-accessed.ts';

/** The name of a slot: `parsed@12`, `this#0.data`, `Hub@40.instance`. */
type Slot = string;

interface Write {
  readonly owner: FunctionId;
  /** True if the slot is empty afterwards. */
  readonly empties: boolean;
}

export class OnceCalls {
  readonly #lowering: Lowering;
  #writes: ReadonlyMap<Slot, readonly Write[]> | undefined;
  #byName: ReadonlyMap<string, readonly FunctionId[]> | undefined;
  readonly #shared = new Map<ClassId, boolean>();

  constructor(lowering: Lowering) {
    this.#lowering = lowering;
  }

  /** Tells whether a call runs once, or once for each object that its function belongs to. */
  has({ node, function: owner, tests }: CallRecord): boolean {
    if (owner === MODULE_BODY || tests.length === 0) return false;
    const slots = tests.flatMap(({ test, held }) => this.#emptyWhen(test, held, owner));
    return slots.some(slot => this.#isFilled(slot, node, owner));
  }

  /** Returns the slots that are empty where a test holds, or does not. */
  #emptyWhen(node: Node, held: boolean, owner: FunctionId): Slot[] {
    const test = unwrap(node);
    switch (test.type) {
      case 'UnaryExpression':
        return test.operator === '!' ? this.#emptyWhen(test.argument, !held, owner) : [];
      case 'LogicalExpression': {
        const decides = held ? test.operator === '&&' : test.operator === '||';
        return decides ? [test.left, test.right].flatMap(side => this.#emptyWhen(side, held, owner)) : [];
      }
      case 'BinaryExpression': {
        const isEquality = test.operator === '==' || test.operator === '===';
        const isInequality = test.operator === '!=' || test.operator === '!==';
        if (!(held ? isEquality : isInequality)) return [];
        const [left, right] = [unwrap(test.left), unwrap(test.right)];
        const tested = isEmpty(right) ? left : isEmpty(left) ? right : undefined;
        const slot = tested && this.#slotOf(typeofArgument(tested), owner);
        return slot === undefined ? [] : [slot];
      }
      default: {
        const slot = held ? undefined : this.#slotOf(test, owner);
        return slot === undefined ? [] : [slot];
      }
    }
  }

  /** Tells whether the function of a call or its callee fills a slot, and nothing but the beginning empties it. */
  #isFilled(slot: Slot, node: Node, owner: FunctionId): boolean {
    const writes = (this.#writes ??= this.#findWrites()).get(slot) ?? [];
    const fillers = new Set([owner, ...this.#calledBy(node)]);
    return (
      writes.some(write => !write.empties && fillers.has(write.owner)) &&
      writes.every(write => !write.empties || this.#isBeginning(write.owner))
    );
  }

  /** Tells whether a function runs when a slot begins to be: the module's body, or the construction of an object. */
  #isBeginning(id: FunctionId): boolean {
    return id === MODULE_BODY || this.#lowering.collected.functions[id]?.method?.name === 'constructor';
  }

  /** Tells whether instances of a class last: the module's body makes one, or a static method of the class does. */
  #isShared(id: ClassId): boolean {
    return getOrMake(this.#shared, id, () => {
      const { classes, calls, functions } = this.#lowering.collected;
      const name = nameOf(classes[id]?.node);
      return calls.some(({ node, function: owner }) => {
        if (node.type !== 'NewExpression') return false;
        const callee = unwrap(node.callee);
        const isOwn = callee.type === 'ThisExpression' || (callee.type === 'Identifier' && callee.name === name && name !== '');
        const { method } = functions[owner] ?? {};
        return isOwn && (owner === MODULE_BODY || (method?.static === true && method.class === id));
      });
    });
  }

  /** Returns the functions of the file that a call may run, by the name of its callee. */
  #calledBy(node: Node): readonly FunctionId[] {
    const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
    const name = callee?.type === 'Identifier' ? callee.name : callee?.type === 'MemberExpression' ? memberName(callee) : undefined;
    if (name === undefined) return [];
    this.#byName ??= this.#functionsByName();
    return this.#byName.get(name) ?? [];
  }

  #functionsByName(): ReadonlyMap<string, readonly FunctionId[]> {
    const byName = new Map<string, FunctionId[]>();
    this.#lowering.collected.functions.forEach(({ node, method }, id) => {
      const name = method?.name ?? (node && 'id' in node ? node.id?.name : undefined) ?? declaredName(node);
      if (name !== undefined) pushTo(byName, name, id);
    });
    return byName;
  }

  #findWrites(): ReadonlyMap<Slot, readonly Write[]> {
    const writes = new Map<Slot, Write[]>();
    const { assignments, functions, functionIds } = this.#lowering.collected;
    const ownerOf = (node: Node): FunctionId => {
      for (let at: Node | undefined = node; at; at = at.parent) {
        const id = isFunction(at) ? functionIds.get(at) : undefined;
        if (id !== undefined) return id;
      }
      return MODULE_BODY;
    };
    const add = (target: Node, owner: FunctionId, empties: boolean): void => {
      const slot = this.#slotOf(target, owner);
      if (slot !== undefined) pushTo(writes, slot, { owner, empties });
    };
    for (const { left, right, operator } of assignments) {
      const owner = ownerOf(left);
      const [target = left, ...more] = targetsIn(left);
      if (more.length === 0 && target === unwrap(left)) add(target, owner, operator === '=' && isEmpty(unwrap(right)));
      else for (const each of targetsIn(left)) add(each, owner, false);
    }
    functions.forEach(({ changes }, owner) => {
      for (const target of changes) if (target.parent?.type === 'UnaryExpression') add(unwrap(target), owner, true);
    });
    return writes;
  }

  /** Returns the slot that an expression names; nothing for a local variable, or a member whose name is not known. */
  #slotOf(expression: Node, owner: FunctionId): Slot | undefined {
    const node = unwrap(expression);
    switch (node.type) {
      case 'ThisExpression': {
        const receiver = this.#lowering.collected.receivers.get(node)?.class;
        return receiver != null && this.#isShared(receiver) ? `this#${receiver}` : undefined;
      }
      case 'Identifier': {
        const variable = this.#lowering.names.variableOf(node);
        if (!variable || variable.defs.length === 0) return persistent.has(node.name) ? node.name : undefined;
        return isWithin(variable, this.#lowering.collected.functions[owner]?.node) ? undefined : stateOf(variable);
      }
      case 'ChainExpression':
        return this.#slotOf(node.expression, owner);
      case 'MemberExpression': {
        const name = memberName(node);
        const object = name === undefined ? undefined : this.#slotOf(node.object, owner);
        return object === undefined ? undefined : `${object}.${name ?? ''}`;
      }
      default:
        return undefined;
    }
  }
}

/** Globals whose members stay as long as the process. */
const persistent = new Set(['process', 'globalThis', 'global', 'module', 'exports']);

const typeofArgument = (node: Node): Node => (node.type === 'UnaryExpression' && node.operator === 'typeof' ? node.argument : node);

/** Tells whether a value stands for nothing: `null`, `undefined`, `false`, `0`, `''`, `'undefined'` after `typeof`. */
function isEmpty(node: Node): boolean {
  switch (node.type) {
    case 'Literal':
      return !node.value || node.value === 'undefined';
    case 'Identifier':
      return node.name === 'undefined';
    case 'UnaryExpression':
      return node.operator === 'void';
    default:
      return false;
  }
}

function declaredName(node: Node | undefined): string | undefined {
  const { parent } = node ?? {};
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : undefined;
}
