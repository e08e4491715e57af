/**
 * What other code may change while a function waits: state from outside the function that it reads before an `await` and
 * writes after it. Known by names, with all that is reached through them, and by `this.name`.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, nameNode, type FunctionNode, type Node } from '../syntax/nodes.ts';
import { walk } from '../syntax/walk.ts';
import type { EditedFile } from './edited-file.ts';

interface Uses {
  /** Where it is read first. */
  read: number;
  /** Where it has been written last: where the assignment ends. */
  written: number;
}

/** The names of the state that a function reads before, and writes after, the place of an `await`. */
export function interleavedStates(at: Node, owner: FunctionNode, file: EditedFile): string[] {
  const loop = loopAround(at, owner);
  // What comes around again comes before as well as after.
  const before = loop ? loop.range[1] : at.range[0];
  const after = loop ? loop.range[0] : at.range[1];
  return [...usesIn(owner, file)].filter(([, { read, written }]) => read < before && written >= after).map(([name]) => name);
}

const LOOKS = /^(?:access|exists|lstat|stat)(?:Sync)?$/;
const CHANGES = /^(?:appendFile|copyFile|cp|mkdir|open|outputFile|remove|rename|rm|rmdir|symlink|unlink|writeFile)(?:Sync)?$/;

/** What names the files that a function looks for and then changes, with the `await` in one of the two calls. */
export function interleavedFiles(at: Node, owner: FunctionNode, file: EditedFile): string[] {
  const path = pathOf(at, file);
  if (path === undefined) return [];
  let looked = Number.POSITIVE_INFINITY;
  let changed = -1;
  walk<null>(owner, null, node => {
    if (pathOf(node, file) !== path) return null;
    const name = calledName(node);
    if (LOOKS.test(name)) looked = Math.min(looked, node.range[0]);
    if (CHANGES.test(name)) changed = Math.max(changed, node.range[0]);
    return null;
  });
  const isOneOfThem = LOOKS.test(calledName(at)) || CHANGES.test(calledName(at));
  return isOneOfThem && looked < changed ? [path] : [];
}

function calledName(node: Node): string {
  const name = node.type === 'CallExpression' ? nameNode(node.callee) : undefined;
  return name?.type === 'Identifier' ? name.name : '';
}

/** The first argument of a call, as it is written. */
function pathOf(node: Node, file: EditedFile): string | undefined {
  const [path] = node.type === 'CallExpression' ? node.arguments : [];
  return path && file.textOf(path).replace(/^(['"`])(.*)\1$/s, '$2');
}

function loopAround(node: Node, owner: FunctionNode): Node | undefined {
  for (let at = node.parent; at && at !== owner; at = at.parent) {
    if (/^(?:For|ForIn|ForOf|While|DoWhile)Statement$/.test(at.type)) return at;
  }
  return undefined;
}

function usesIn(owner: FunctionNode, file: EditedFile): Map<string, Uses> {
  const uses = new Map<string, Uses>();
  const add = (name: string, node: Node): void => {
    const use = uses.get(name) ?? { read: Number.POSITIVE_INFINITY, written: -1 };
    const write = assignmentTo(node);
    if (write) use.written = Math.max(use.written, write.range[1]);
    if (!write || write.type === 'UpdateExpression' || write.operator !== '=') use.read = Math.min(use.read, node.range[0]);
    uses.set(name, use);
  };
  walk<null>(owner, null, node => {
    if (node.type === 'MemberExpression' && node.object.type === 'ThisExpression') add(`this.${memberName(node) ?? '…'}`, node);
    if (node.type === 'Identifier' && isOutside(node, owner, file)) add(node.name, outermostMember(node));
    return null;
  });
  return uses;
}

/** State behind a name is known by the name: `cache[key]` is a part of `cache`. */
function outermostMember(node: Node): Node {
  let outer = node;
  while (outer.parent?.type === 'MemberExpression' && outer.parent.object === outer) outer = outer.parent;
  return outer;
}

/** The assignment that a name or member is the target of. */
function assignmentTo(node: Node): TSESTree.AssignmentExpression | TSESTree.UpdateExpression | undefined {
  const { parent } = node;
  if (parent?.type === 'UpdateExpression') return parent;
  return parent?.type === 'AssignmentExpression' && parent.left === node ? parent : undefined;
}

/** Whether a name is that of a variable which is declared outside of the function. */
function isOutside(node: TSESTree.Identifier, owner: FunctionNode, file: EditedFile): boolean {
  if (node.parent.type === 'MemberExpression' && node.parent.property === node && !node.parent.computed) return false;
  const variable = file.variable(node.name, node);
  if (!variable?.references.some(({ identifier }) => identifier === node)) return false;
  let at: Node | undefined = variable.scope.block;
  while (at && at !== owner) at = at.parent;
  return !at;
}
