/** The file under lint, for edits: its text, tree and scopes. Finds nodes by the positions that the summary has. */
import { collect } from '../summary/collect.ts';
import type { CallNode, Collected, LoopNode } from '../summary/collected.ts';
import type { CallId, FunctionId, Span } from '../summary/model.ts';
import type { Source } from '../summary/summarise.ts';
import type { ReturnsArray } from '../syntax/arrays.ts';
import { capturesOf, type Capture } from '../syntax/captures.ts';
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
  /** The question whether a call returns an array, or a promise of one if it is awaited. */
  readonly returnsArray: ReturnsArray;

  constructor(
    name: string,
    { text, ast, scopeManager, comments, visitorKeys = {} }: Source,
    returnsArray: (call: CallId, isAwaited: boolean) => boolean = () => false,
  ) {
    this.returnsArray = (call, isAwaited) => {
      const id = this.collected.callIds.get(call);
      return id !== undefined && returnsArray(id, isAwaited);
    };
    this.text = text;
    this.isTypeScript = /\.[cm]?tsx?$/.test(name);
    this.ast = ast;
    this.scopes = scopeManager.scopes;
    this.#scopeManager = scopeManager;
    this.#comments = comments;
    this.collected = collect(ast, visitorKeys);
    this.#calls = new Map(this.collected.calls.map(({ node }) => [nameNode(calleeOf(node)).range[0], node]));
  }

  /** Finds the call whose callee's name begins at an offset. */
  callAt(start: number): CallNode | undefined {
    return this.#calls.get(start);
  }

  /** Finds the `await` whose argument has exactly this range. */
  awaitOf({ start, end }: Span): TSESTree.AwaitExpression | undefined {
    return this.collected.awaits.find(({ node }) => node.argument.range[0] === start && node.argument.range[1] === end)?.node;
  }

  /** Finds the loop whose head begins at an offset. */
  loopAt(start: number): LoopNode | undefined {
    const contains = (node: LoopNode): boolean => {
      const [from, to] = node.type === 'DoWhileStatement' ? [node.body.range[1], node.test.range[0]] : [node.range[0], node.range[0] + 1];
      return from <= start && start < to;
    };
    return this.collected.loops.find(({ node }) => contains(node))?.node;
  }

  /** Returns the `await` expressions of a loop, without those in nested functions. */
  awaitedIn(loop: LoopNode): TSESTree.AwaitExpression[] {
    const found: TSESTree.AwaitExpression[] = [];
    walk<null>(loop, null, node => {
      if (isFunction(node)) return undefined;
      if (node.type === 'AwaitExpression') found.push(node);
      return null;
    });
    return found;
  }

  functionOf(id: FunctionId): FunctionNode | undefined {
    return this.collected.functions[id]?.node;
  }

  capturesOf(node: FunctionNode): Capture[] {
    return capturesOf(node, this.#scopeManager);
  }

  textOf({ range: [start, end] }: Node): string {
    return this.text.slice(start, end);
  }

  hasComment(start: number, end: number): boolean {
    return this.#comments.some(({ range }) => range[0] < end && range[1] > start);
  }

  /** Finds the variable that a name refers to at a node; `undefined` for globals. */
  variable(name: string, at: Node): Variable | undefined {
    for (let scope = this.#scopeAt(at); scope; scope = scope.upper) {
      const variable = scope.set.get(name);
      if (variable && variable.defs.length > 0) return variable;
    }
    return undefined;
  }

  /** Returns the variables of the file's top level. */
  topLevel(): Variable[] {
    return this.scopes
      .filter(({ block }) => block.type === 'Program')
      .flatMap(({ variables }) => variables)
      .filter(({ defs }) => defs.length > 0);
  }

  /** Returns the offset where a new first statement goes: after the directives, the header comment or the shebang. */
  beginning(): number {
    const directives = this.ast.body.filter(node => isDirective(node));
    const last = directives.at(-1);
    if (last) return this.endOf(last);
    const shebang = /^#!.*(?:\r\n|\n)?/.exec(this.text)?.[0].length ?? 0;
    const header = this.#comments.find(({ range: [start] }) => start >= shebang && /^\s*$/.test(this.text.slice(shebang, start)));
    // A blank line separates a header comment from the first statement.
    const isOfFile = header && /^[^\S\n]*\r?\n[^\S\n]*\r?\n/.test(this.text.slice(header.range[1]));
    return isOfFile ? header.range[1] : shebang;
  }

  /** Returns the end of a statement, including a comment at the end of its last line. */
  endOf({ range: [, end] }: Node): number {
    const comment = /^[^\S\n]*(?:\/\/[^\n\r]*|\/\*(?:(?!\*\/)[^\n])*\*\/(?=[^\S\n]*(?:\n|$)))/.exec(this.text.slice(end))?.[0] ?? '';
    return end + comment.length;
  }

  /** Tells whether the code at an offset would continue a statement before it that has no semicolon. */
  continuesAt(offset: number): boolean {
    const start = this.#comments.reduce(
      (at, { range }) => (/^\s*$/.test(this.text.slice(at, range[0])) ? Math.max(at, range[1]) : at),
      offset,
    );
    return /^\s*[([`/+\-*.,]/.test(this.text.slice(start));
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

/** Tells whether a node is a directive. On other statements oxc sets `directive` to `null`; other parsers leave it out. */
export const isDirective = (node: Node): boolean => node.type === 'ExpressionStatement' && typeof node.directive === 'string';
