/**
 * Finds state and files that other code may change while a function waits. The state comes from outside the function, which
 * reads it before an `await` and writes it after. A variable's name, or `this.name`, stands for everything behind it.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { fileEffectsOf, type FileUse } from '../catalog/index.ts';
import { getOrMake, pushTo } from '../collections/maps.ts';
import { memberName, nameNode, type FunctionNode, type Node } from '../syntax/nodes.ts';
import { walk } from '../syntax/walk.ts';
import type { EditedFile } from './edited-file.ts';

interface Uses {
  /** The offset of the first read. */
  read: number;
  /** The offset where the last assignment ends. */
  written: number;
}

/** Returns the names of the state that a function reads before an `await` and writes after it. */
export function interleavedStates(at: Node, owner: FunctionNode, file: EditedFile): string[] {
  const loop = loopAround(at, owner);
  // In a loop, code after the `await` also runs before the next one.
  const before = loop ? loop.range[1] : at.range[0];
  const after = loop ? loop.range[0] : at.range[1];
  return [...getOrMake(stateUses, owner, () => usesIn(owner, file))]
    .filter(([, { read, written }]) => read < before && written >= after)
    .map(([name]) => name);
}

/** The effect of a call on a file. */
interface UsedFile {
  readonly path: string;
  readonly does: FileUse;
}

/** The files that a function uses twice, with an `await` in between. Paths are the source text of arguments. */
interface InterleavedFiles {
  /** The files that are looked for, or read, and then changed. */
  readonly looked: readonly string[];
  /** The files that are changed twice, as in a renaming there and back. */
  readonly changed: readonly string[];
}

/** Finds the files of an awaited call that its function uses first and changes later. */
export function interleavedFiles(at: Node, owner: FunctionNode, file: EditedFile): InterleavedFiles {
  const looked: string[] = [];
  const changed: string[] = [];
  for (const path of new Set(fileUsesOf(at, file).map(use => use.path))) {
    const uses = getOrMake(fileUses, owner, () => usesByFile(owner, file)).get(path) ?? [];
    const last = uses.findLast(({ does }) => does === 'changes');
    const isBefore = ({ node }: { readonly node: Node }): boolean => last !== undefined && node.range[1] < last.node.range[1];
    if (uses.some(use => use.does === 'looks' && isBefore(use))) looked.push(path);
    else if (uses.some(isBefore)) changed.push(path);
  }
  return { looked, changed };
}

type UsesByFile = ReadonlyMap<string, readonly (UsedFile & { readonly node: Node })[]>;

/** The uses in functions. A function may have thousands of findings, and each asks. */
const fileUses = new WeakMap<FunctionNode, UsesByFile>();
const stateUses = new WeakMap<FunctionNode, ReadonlyMap<string, Uses>>();

/** Returns a function's uses of files in the order of evaluation. A call comes after the calls in its arguments. */
function usesByFile(owner: FunctionNode, file: EditedFile): UsesByFile {
  const uses = new Map<string, (UsedFile & { readonly node: Node })[]>();
  walk<null>(owner, null, node => {
    for (const use of fileUsesOf(node, file)) pushTo(uses, use.path, { ...use, node });
    return null;
  });
  for (const list of uses.values()) list.sort((a, b) => a.node.range[1] - b.node.range[1]);
  return uses;
}

function fileUsesOf(node: Node, file: EditedFile): UsedFile[] {
  if (node.type !== 'CallExpression') return [];
  const name = nameNode(node.callee);
  const effects = fileEffectsOf(name.type === 'Identifier' ? name.name : '');
  const [first, second] = node.arguments.map(argument => file.textOf(argument).replace(/^(['"`])(.*)\1$/s, '$2'));
  return [
    ...(first !== undefined && effects.first ? [{ path: first, does: effects.first }] : []),
    ...(second !== undefined && effects.second ? [{ path: second, does: effects.second }] : []),
  ];
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
    const use = getOrMake(uses, name, () => ({ read: Number.POSITIVE_INFINITY, written: -1 }));
    const write = assignmentTo(node);
    if (write) use.written = Math.max(use.written, write.range[1]);
    if (!write || write.type === 'UpdateExpression' || write.operator !== '=') use.read = Math.min(use.read, node.range[0]);
  };
  walk<null>(owner, null, node => {
    if (node.type === 'MemberExpression' && node.object.type === 'ThisExpression') add(`this.${memberName(node) ?? '…'}`, node);
    if (node.type === 'Identifier' && isOutside(node, owner, file)) add(node.name, outermostMember(node));
    return null;
  });
  return uses;
}

/** Returns the member expression that begins with a name: `cache[key]` for `cache`. */
function outermostMember(node: Node): Node {
  let outer = node;
  while (outer.parent?.type === 'MemberExpression' && outer.parent.object === outer) outer = outer.parent;
  return outer;
}

/** Finds the assignment whose target is a name or member. */
function assignmentTo(node: Node): TSESTree.AssignmentExpression | TSESTree.UpdateExpression | undefined {
  const { parent } = node;
  if (parent?.type === 'UpdateExpression') return parent;
  return parent?.type === 'AssignmentExpression' && parent.left === node ? parent : undefined;
}

/** Tells whether a name refers to a variable that is declared outside the function. */
function isOutside(node: TSESTree.Identifier, owner: FunctionNode, file: EditedFile): boolean {
  if (node.parent.type === 'MemberExpression' && node.parent.property === node && !node.parent.computed) return false;
  const variable = file.variable(node.name, node);
  if (!variable?.references.some(({ identifier }) => identifier === node)) return false;
  let at: Node | undefined = variable.scope.block;
  while (at && at !== owner) at = at.parent;
  return !at;
}
