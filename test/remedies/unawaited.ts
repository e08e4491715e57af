/**
 * What a remedy makes a promise of and lets nobody wait for: an asynchronous form, a call of a function that has become
 * async, or one that is handed to who has not asked for promises.
 */
import * as typescriptParser from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, memberName, type FunctionNode, type Node } from '../../src/syntax/nodes.ts';
import { walk } from '../../src/syntax/walk.ts';
import type { Program } from './program.ts';

/** The asynchronous forms of what generated programs call, by the names that they may be imported as. */
const asynchronous = /^(?:access|readFile|stat|writeFile)(?:Async|Promise|\d*)$/;

interface Tree {
  readonly calls: readonly TSESTree.CallExpression[];
  readonly async: readonly FunctionNode[];
  readonly root: Node;
  /** The function that a name stands for, by the offset of the name. */
  readonly named: ReadonlyMap<number, Node>;
}

function treeOf({ name, text }: Program): Tree {
  const sourceType = name.endsWith('.cjs') ? 'script' : 'module';
  const { ast, scopeManager } = typescriptParser.parseForESLint(text, { range: true, sourceType, filePath: name });
  const calls: TSESTree.CallExpression[] = [];
  const async: FunctionNode[] = [];
  walk<null>(ast, null, node => {
    if (node.type === 'CallExpression') calls.push(node);
    if (isFunction(node) && node.async) async.push(node);
    return null;
  });
  const named = new Map(
    scopeManager.scopes.flatMap(({ references }) =>
      references.flatMap(({ identifier, resolved }) => {
        const node = resolved?.defs[0]?.node;
        const value = node?.type === 'VariableDeclarator' ? node.init : node;
        return value ? [[identifier.range[0], value] as const] : [];
      }),
    ),
  );
  return { calls, async, root: ast, named };
}

export function unawaited(before: Program, after: Program, moved: (offset: number) => number | undefined): string[] {
  const old = treeOf(before);
  const now = treeOf(after);
  const oldCalls = new Set(old.calls.map(({ callee }) => moved(callee.range[0])));
  const wereAsync = new Set(old.async.map(({ body }) => body && moved(body.range[0])));
  const becameAsync = now.async.filter(({ body }) => body && !wereAsync.has(body.range[0]));
  const problems: string[] = [];
  for (const call of now.calls) {
    const { callee } = call;
    const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : '';
    const isForm = asynchronous.test(name) && !oldCalls.has(callee.range[0]);
    const isMade = callee.type === 'Identifier' && becameAsync.some(node => node === now.named.get(callee.range[0]));
    if ((isForm || isMade) && !isAwaited(call, name.startsWith('access'))) problems.push(`'${name}(…)' at ${call.range[0]} is not awaited`);
  }
  for (const node of becameAsync) problems.push(...isGivenAway(node, now));
  return problems;
}

/** `access` is awaited as the answer that it gives. */
function isAwaited(call: TSESTree.CallExpression, asks: boolean): boolean {
  const { parent } = call;
  if (!asks) return parent.type === 'AwaitExpression';
  const answer = parent.type === 'MemberExpression' && memberName(parent) === 'then' ? parent.parent : undefined;
  return (
    (answer?.type === 'CallExpression' && answer.parent.type === 'AwaitExpression') ||
    (parent.type === 'AwaitExpression' && parent.parent.type === 'ExpressionStatement')
  );
}

function isGivenAway(node: FunctionNode, { calls, root }: Tree): string[] {
  const call = calls.find(({ arguments: given }) => given.includes(node as TSESTree.Expression));
  const method = call?.callee.type === 'MemberExpression' ? memberName(call.callee) : undefined;
  if (method === 'forEach' || method === 'filter') return [`'${method}' at ${call?.range[0] ?? 0} takes no async callback`];
  const all = method === 'map' ? call?.parent : undefined;
  if (method === 'map' && !(all?.type === 'CallExpression' && memberOf(all) === 'all'))
    return [`what 'map' gives at ${call?.range[0] ?? 0} is not awaited`];
  const name = nameOf(node);
  const isExported = exportedIn(root).has(name);
  return isExported ? [`'${name}' is exported`] : [];
}

const memberOf = ({ callee }: TSESTree.CallExpression): string | undefined =>
  callee.type === 'MemberExpression' ? memberName(callee) : undefined;

function nameOf({ id, parent }: FunctionNode): string {
  if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  return id?.name ?? '';
}

/** `export { helper }`, `exports.helper = helper`. */
function exportedIn(root: Node): Set<string> {
  const names = new Set<string>();
  walk<null>(root, null, node => {
    if (node.type === 'ExportSpecifier' && node.local.type === 'Identifier') names.add(node.local.name);
    if (node.type === 'AssignmentExpression' && node.right.type === 'Identifier' && node.left.type === 'MemberExpression')
      names.add(node.right.name);
    return null;
  });
  names.delete('');
  return names;
}
