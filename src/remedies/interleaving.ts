/**
 * Finds state and files that other code may change while a function waits. The state comes from outside the function, which
 * reads it before an `await` and writes it after. A variable's name, or `this.name`, stands for everything behind it.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { fileEffectsOf, type FileUse } from '../catalog/index.ts';
import { getOrMake, remembered } from '../collections/maps.ts';
import type { Variable } from '../syntax/scopes.ts';
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
  return [...usesIn(owner, file)].filter(([, { read, written }]) => read < before && written >= after).map(([name]) => name);
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
    const { firstLook, first, lastChange } = usesByFile(owner, file).get(path) ?? { firstLook: 0, first: 0, lastChange: 0 };
    if (firstLook < lastChange) looked.push(path);
    else if (first < lastChange) changed.push(path);
  }
  return { looked, changed };
}

/** The offsets at which calls end that use a file. A call ends after the calls in its arguments. */
interface FileUses {
  firstLook: number;
  first: number;
  lastChange: number;
}

/** Returns a function's uses of files. */
const usesByFile = remembered((owner: FunctionNode, file: EditedFile): ReadonlyMap<string, FileUses> => {
  const uses = new Map<string, FileUses>();
  walk<null>(owner, null, node => {
    const end = node.range[1];
    for (const { path, does } of fileUsesOf(node, file)) {
      const of = getOrMake(uses, path, () => ({ firstLook: Infinity, first: Infinity, lastChange: -1 }));
      of.first = Math.min(of.first, end);
      if (does === 'looks') of.firstLook = Math.min(of.firstLook, end);
      if (does === 'changes') of.lastChange = Math.max(of.lastChange, end);
    }
    return null;
  });
  return uses;
});

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

/** Returns a function's uses of state from outside of it, by name. */
const usesIn = remembered((owner: FunctionNode, file: EditedFile): ReadonlyMap<string, Uses> => {
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
});

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

const referencesTo = remembered((variable: Variable) => new Set<Node>(variable.references.map(({ identifier }) => identifier)));

/** Tells whether a name refers to a variable that is declared outside the function. */
function isOutside(node: TSESTree.Identifier, owner: FunctionNode, file: EditedFile): boolean {
  if (node.parent.type === 'MemberExpression' && node.parent.property === node && !node.parent.computed) return false;
  const variable = file.variable(node.name, node);
  if (!variable || !referencesTo(variable).has(node)) return false;
  let at: Node | undefined = variable.scope.block;
  while (at && at !== owner) at = at.parent;
  return !at;
}
