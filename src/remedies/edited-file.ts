/** The file under lint as remedies see it: its text, tree and scopes, found by the positions that its summary has. */
import { collect, type CallNode, type Collected, type LoopNode } from '../summary/collect.ts';
import type { FunctionId } from '../summary/model.ts';
import type { Source } from '../summary/summarise.ts';
import { isFunction, nameNode, type FunctionNode, type Node } from '../syntax/nodes.ts';
import { walk } from '../syntax/walk.ts';
import type { ScopeManager, Variable } from '../syntax/scopes.ts';
import type { TSESTree } from '@typescript-eslint/utils';

type Scope = ScopeManager['scopes'][number];

export class EditedFile {
  readonly text: string;
  readonly isTypeScript: boolean;
  readonly ast: TSESTree.Program;
  readonly scopes: readonly Scope[];
  readonly collected: Collected;
  readonly #scopeManager: ScopeManager;
  readonly #comments: Source['comments'];
  readonly #calls: ReadonlyMap<number, CallNode>;

  constructor(name: string, { text, ast, scopeManager, comments, visitorKeys = {} }: Source) {
    this.text = text;
    this.isTypeScript = /\.[cm]?tsx?$/.test(name);
    this.ast = ast;
    this.scopes = scopeManager.scopes;
    this.#scopeManager = scopeManager;
    this.#comments = comments;
    this.collected = collect(ast, visitorKeys);
    this.#calls = new Map(this.collected.calls.map(({ node }) => [nameNode(calleeOf(node)).range[0], node]));
  }

  /** The call whose name begins at an offset. */
  callAt(start: number): CallNode | undefined {
    return this.#calls.get(start);
  }

  /** The loop whose head begins at an offset. */
  loopAt(start: number): LoopNode | undefined {
    const contains = (node: LoopNode): boolean => {
      const [from, to] = node.type === 'DoWhileStatement' ? [node.body.range[1], node.test.range[0]] : [node.range[0], node.range[0] + 1];
      return from <= start && start < to;
    };
    return this.collected.loops.find(({ node }) => contains(node))?.node;
  }

  /** What is awaited in a loop, but for the functions in it. */
  awaitedIn(loop: LoopNode): TSESTree.AwaitExpression[] {
    const found: TSESTree.AwaitExpression[] = [];
    walk<boolean>(loop, false, (node, isElsewhere) => {
      if (isElsewhere || isFunction(node)) return true;
      if (node.type === 'AwaitExpression') found.push(node);
      return false;
    });
    return found;
  }

  functionOf(id: FunctionId): FunctionNode | undefined {
    return this.collected.functions[id]?.node;
  }

  textOf({ range: [start, end] }: Node): string {
    return this.text.slice(start, end);
  }

  /** The variable that a name stands for at a node; `undefined` for globals. */
  variable(name: string, at: Node): Variable | undefined {
    for (let scope = this.#scopeAt(at); scope; scope = scope.upper) {
      const variable = scope.set.get(name);
      if (variable && variable.defs.length > 0) return variable;
    }
    return undefined;
  }

  /** The variables of the file's own top level. */
  topLevel(): Variable[] {
    return this.scopes.filter(({ block }) => block.type === 'Program').flatMap(({ variables }) => variables).filter(({ defs }) => defs.length > 0);
  }

  /** The offset before which the first statement and what is said about it begins. */
  beginning(): number {
    const directives = this.ast.body.filter(node => node.type === 'ExpressionStatement' && node.directive !== undefined);
    const last = directives.at(-1);
    if (last) return this.#nextLine(last.range[1]);
    const shebang = /^#!.*(?:\r\n|\n)?/.exec(this.text)?.[0].length ?? 0;
    const header = this.#comments.find(({ range: [start] }) => start >= shebang && /^\s*$/.test(this.text.slice(shebang, start)));
    // A comment on the file stands apart from what comes first in it.
    const isOfFile = header && /^[^\S\n]*\r?\n[^\S\n]*\r?\n/.test(this.text.slice(header.range[1]));
    return isOfFile ? this.#nextLine(header.range[1]) : shebang;
  }

  #nextLine(offset: number): number {
    const end = this.text.indexOf('\n', offset);
    return end < 0 ? this.text.length : end + 1;
  }

  #scopeAt(node: Node): Scope | null {
    for (let at: Node | undefined = node; at; at = at.parent) {
      const scope = this.#scopeManager.acquire(at, true);
      if (scope) return scope;
    }
    return this.scopes[0] ?? null;
  }
}

export const calleeOf = (node: CallNode): Node => (node.type === 'TaggedTemplateExpression' ? node.tag : node.callee);
