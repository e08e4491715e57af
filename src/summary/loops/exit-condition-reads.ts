/**
 * The calls and states that exit conditions read. A variable that the loop sets itself counts as the values it is set to.
 * With `now = Date.now()` in the body, `now < end` in the head reads the call of `Date.now`.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, rootOf, unwrap, type Node } from '../../syntax/nodes.ts';
import type { Variable } from '../../syntax/scopes.ts';
import type { Lowering } from '../lowering.ts';
import type { CallId, State } from '../sites.ts';
import { ANY_STATE, changesOf, isWithin, stateOf, stateOfMember, targetsIn } from '../states-accessed.ts';
import type { Parts } from './loop-parts.ts';

export interface ExitConditionReads {
  readonly calls: readonly CallId[];
  readonly states: readonly State[];
  /** True if the loop moves on a value that a condition reads, other than by a call's result alone. */
  readonly advances: boolean;
  /** True if a condition reads a value that this file does not understand. */
  readonly isUnclear: boolean;
}

/** Returns what the tests of a loop read. */
export function exitConditionReads(lowering: Lowering, tests: readonly Node[], loop: Node, { changes }: Parts): ExitConditionReads {
  const { names, collected } = lowering;
  const targets = changes.flatMap(targetsIn);
  const properties = new Set(changesOf(lowering, changes, loop));
  const calls = new Set<CallId>();
  const states = new Set<State>();
  const seen = new Set<Variable>();
  let advances = false;
  let isUnclear = false;

  const read = (test: Node | null | undefined): void => {
    if (!test) return;
    const node = unwrap(test);
    switch (node.type) {
      case 'Literal':
      case 'ThisExpression':
      case 'TemplateElement':
        return;
      case 'Identifier':
        readVariable(node);
        return;
      case 'MemberExpression': {
        const state = stateOfMember(node);
        if (state === undefined || node.object.type === 'Super') isUnclear = true;
        else if (properties.has(state) || properties.has(ANY_STATE)) advances = true;
        else states.add(state);
        read(node.object);
        return;
      }
      case 'CallExpression':
      case 'NewExpression': {
        const id = collected.callIds.get(node);
        if (id !== undefined) calls.add(id);
        node.arguments.forEach(read);
        readReceiver(node.callee);
        return;
      }
      case 'UnaryExpression':
      case 'SpreadElement':
        read(node.argument);
        return;
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
        read(node.expression);
        return;
      case 'BinaryExpression':
      case 'LogicalExpression':
        read(node.left);
        read(node.right);
        return;
      case 'ConditionalExpression':
        [node.test, node.consequent, node.alternate].forEach(read);
        return;
      case 'TemplateLiteral':
        node.expressions.forEach(read);
        return;
      case 'AssignmentExpression':
        if (node.operator !== '=') advances = true;
        readSet(node.right);
        return;
      case 'UpdateExpression':
        advances = true;
        return;
      default:
        isUnclear = true;
    }
  };

  /**
   * Reads the receiver of a method, if the loop sets it. After `node = node.next` the method reads a different object each
   * round.
   */
  function readReceiver(callee: Node): void {
    const object = callee.type === 'MemberExpression' ? rootOf(callee) : undefined;
    const variable = object && names.variableOf(object);
    const isOwn =
      variable &&
      (isWithin(variable, loop) || targets.some(target => target.type === 'Identifier' && names.variableOf(target) === variable));
    if (isOwn) readVariable(object);
  }

  /** Reads the value that the loop sets a variable to. A value without a call is one that the loop moves on to. */
  const readSet = (value: Node): void => {
    if (!hasCall(value)) advances = true;
    read(value);
  };

  function readVariable(node: TSESTree.Identifier): void {
    const variable = names.variableOf(node);
    if (!variable || seen.has(variable)) return;
    seen.add(variable);
    const [def] = variable.defs;
    if (def?.type === 'ImportBinding') {
      isUnclear = true;
      return;
    }
    const own = targets.filter(target => target.type === 'Identifier' && names.variableOf(target) === variable);
    const declared = isWithin(variable, loop) && def?.node.type === 'VariableDeclarator' && !isFunction(loop);
    if (own.length === 0 && !declared) {
      states.add(stateOf(variable));
      return;
    }
    if (declared) readDeclared(def.node.init, def.node.id);
    for (const target of own) {
      const { parent } = target;
      if (parent?.type === 'AssignmentExpression' && parent.operator === '=') readSet(parent.right);
      else advances = true;
    }
  }

  function readDeclared(init: Node | null, id: Node): void {
    // The counter of a `for` begins before the first round.
    if (loop.type === 'ForStatement' && init && loop.init && init.range[0] >= loop.init.range[0] && init.range[1] <= loop.init.range[1])
      return;
    if (id.type !== 'Identifier' && id.type !== 'ArrayPattern') isUnclear = true;
    if (init) read(init);
  }

  tests.forEach(read);
  return { calls: [...calls], states: [...states], advances, isUnclear };
}

function hasCall(value: Node): boolean {
  const node = unwrap(value);
  switch (node.type) {
    case 'CallExpression':
    case 'NewExpression':
      return true;
    case 'BinaryExpression':
    case 'LogicalExpression':
      return hasCall(node.left) || hasCall(node.right);
    case 'UnaryExpression':
      return hasCall(node.argument);
    case 'MemberExpression':
      return hasCall(node.object);
    default:
      return false;
  }
}
