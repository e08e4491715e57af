/** The parts of a loop or of a function's body, without those of inner functions. */
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, type Node } from '../../syntax/nodes.ts';
import { walk, type VisitorKeys } from '../../syntax/walk.ts';

export interface Parts {
  readonly calls: readonly Node[];
  readonly loops: readonly Node[];
  /** The targets of assignments, `++`, `--` and `delete`. */
  readonly changes: readonly Node[];
  /** The awaited expressions; `undefined` for a `yield` and a `for await`. */
  readonly awaits: readonly (Node | undefined)[];
  /** The statements that leave the loop. */
  readonly exits: readonly Node[];
}

/** The part of the loop where a walk is: each round may run it, or the last round alone. */
type Part = 'round' | 'end';

/**
 * Collects the parts of a loop or of a function's body, except for those of the branch `without`. A branch that ends with an
 * exit runs in the last round alone: only its exits are collected.
 */
export function partsOf(root: Node, visitorKeys: VisitorKeys, without?: Node): Parts {
  const calls: Node[] = [];
  const loops: Node[] = [];
  const changes: Node[] = [];
  const awaits: (Node | undefined)[] = [];
  const exits: Node[] = [];
  const enter = (node: Node, place: Part): Part | undefined => {
    if (node === without || isFunction(node)) return undefined;
    if (isExit(node, root)) exits.push(node);
    if (place === 'end' || isEnd(node, root)) return 'end';
    switch (node.type) {
      case 'CallExpression':
      case 'NewExpression':
      case 'TaggedTemplateExpression':
        calls.push(node);
        break;
      case 'ForStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        if (node !== root) loops.push(node);
        break;
      case 'ForInStatement':
      case 'ForOfStatement':
        if (node.type === 'ForOfStatement' && node.await) awaits.push(undefined);
        if (node.left.type !== 'VariableDeclaration') changes.push(node.left);
        break;
      case 'AssignmentExpression':
        changes.push(node.left);
        break;
      case 'UpdateExpression':
        changes.push(node.argument);
        break;
      case 'UnaryExpression':
        if (node.operator === 'delete') changes.push(node.argument);
        break;
      case 'AwaitExpression':
        awaits.push(node.argument);
        break;
      case 'YieldExpression':
        awaits.push(undefined);
        break;
    }
    return place;
  };
  walk<Part>(root, 'round', enter, visitorKeys);
  return { calls, loops, changes, awaits, exits };
}

function isExit(node: Node, root: Node): boolean {
  switch (node.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
      return true;
    case 'BreakStatement':
    case 'ContinueStatement':
      return leaves(node, root);
    default:
      return false;
  }
}

/** Tells whether a node is an exit, or a branch that ends with one. */
function isEnd(node: Node, root: Node): boolean {
  if (isExit(node, root)) return true;
  const last = node.type === 'BlockStatement' && node.parent.type === 'IfStatement' ? node.body.at(-1) : undefined;
  return last !== undefined && isExit(last, root);
}

/** Tells whether a `break` or `continue` leaves the loop. */
function leaves(jump: TSESTree.BreakStatement | TSESTree.ContinueStatement, root: Node): boolean {
  const isBreak = jump.type === 'BreakStatement';
  // The root is an ancestor.
  for (let at: Node = jump.parent; at !== root; at = at.parent as Node) {
    if (jump.label) {
      if (at.type === 'LabeledStatement' && at.label.name === jump.label.name) return false;
    } else if (isLoop(at) || (isBreak && at.type === 'SwitchStatement')) return false;
  }
  if (!jump.label) return isBreak;
  const { parent } = root;
  // A `continue` with the loop's own label begins its next round.
  return isBreak || parent?.type !== 'LabeledStatement' || parent.label.name !== jump.label.name;
}

const isLoop = ({ type }: Node): boolean =>
  type === 'ForStatement' ||
  type === 'WhileStatement' ||
  type === 'DoWhileStatement' ||
  type === 'ForInStatement' ||
  type === 'ForOfStatement';
