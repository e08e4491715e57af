/**
 * Puts an `await` before an expression. The functions around it become async, and their callers await them in turn.
 * Throws an `Obstacle` where code that uses a function's result would notice the difference.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Context } from '../solve/contexts/contexts.ts';
import type { FunctionId } from '../summary/model.ts';
import { isFunction, keyName, memberName, nameNode, outermost, type FunctionNode, type Node } from '../syntax/nodes.ts';
import {
  asyncPlace,
  callOf,
  isExported,
  isMember,
  nameOf,
  notAwaited,
  referencesOf,
  refuseForms,
  refuseHiddenUses,
  type MemberNode,
} from './functions.ts';
import { interleavedFiles, interleavedStates } from './interleaving.ts';
import {
  givesPromise,
  isAwaitedTogether,
  refuseLateAnswers,
  refuseLateListeners,
  refuseListener,
  refuseUnawaited,
  repeatedEvent,
} from './promptness.ts';
import { continuesLine, needsParentheses } from './expressions.ts';
import { iterationOf, loopInPlaceOf, runsInAnyOrder } from './iteration.ts';
import { insert, type Edit } from './model.ts';
import { ByHand, Obstacle } from './obstacles.ts';
import type { EditedFile } from './edited-file.ts';
import type { Variable } from '../syntax/scopes.ts';

/** The callers of the file's functions outside the file: the APIs and frameworks that run them. */
export interface Callers {
  /** Returns the context that a function is, if it is one. */
  readonly contextOf: (id: FunctionId) => Context | undefined;
  /** Returns the offsets at which the file registers a function. */
  readonly registrationsOf: (id: FunctionId) => ReadonlySet<number>;
}

/** The most functions that a remedy may make async. Nobody reviews an edit of more. */
const MAX_FUNCTIONS = 20;

export class Awaiting {
  readonly edits: Edit[] = [];
  /** The functions that become async, as messages name them. */
  readonly madeAsync: string[] = [];
  /** Variables, fields and files that a function reads before an `await` and writes after it. Other code may run in between. */
  readonly interleaved = new Set<string>();
  /** The files that a function changes twice with an `await` in between. */
  readonly changedTwice = new Set<string>();
  /** Further notes for the user who applies the edits, each as a clause. */
  readonly notes = new Set<string>();
  /** True if the call runs at once for every item of a list of unknown length. */
  isForAll = false;
  readonly #file: EditedFile;
  readonly #isReading: boolean;
  readonly #callers: Callers;
  /** The functions to make async. The set grows while `await` and `enter` iterate over it. */
  readonly #functions = new Set<FunctionNode>();
  readonly #awaited = new Set<Node>();

  /** `isReading` means that the awaited call changes nothing, so that several may run at once. */
  constructor(file: EditedFile, isReading: boolean, callers: Callers) {
    this.#file = file;
    this.#isReading = isReading;
    this.#callers = callers;
  }

  /**
   * Awaits an expression. `inside` goes around the expression, and `after` follows the awaited result, as in
   * `(await read()).stdout`. Throws an `Obstacle` where no `await` can stand.
   */
  await(node: Node, inside: { readonly before: string; readonly after: string }, after: string): void {
    this.#await(node, inside, after);
    for (const owner of this.#functions) this.#makeAsync(owner);
  }

  /** Makes the functions around a loop's body async, where another edit inserts an `await`. Throws an `Obstacle` where none can stand. */
  enter(body: Node): void {
    this.#enter(body);
    for (const owner of this.#functions) this.#makeAsync(owner);
  }

  #await(node: Node, inside = { before: '', after: '' }, after = ''): void {
    if (this.#awaited.has(node)) return;
    this.#awaited.add(node);
    const owner = this.#ownerOf(node);
    const isAwaited = node.parent?.type === 'AwaitExpression';
    const isWrapped = after !== '' || (!isAwaited && needsParentheses(node));
    const before = `${isWrapped && continuesLine(node, this.#file) ? ';' : ''}${isWrapped ? '(' : ''}${isAwaited && !isWrapped ? '' : 'await '}`;
    this.edits.push(insert(node.range[0], before + inside.before), insert(node.range[1], `${inside.after}${isWrapped ? ')' : ''}${after}`));
    this.#enter(node, owner);
  }

  /** Checks the effects of a new `await`, and records its function as one to make async. */
  #enter(node: Node, owner = this.#ownerOf(node)): void {
    const { looked, changed } = interleavedFiles(node, owner, this.#file);
    for (const name of [...interleavedStates(node, owner, this.#file), ...looked]) this.interleaved.add(name);
    for (const path of changed) this.changedTwice.add(path);
    refuseLateListeners(node, owner, this.#file);
    if (owner.async) {
      const variable = this.#variableOf(owner);
      const uses: Node[] = variable?.references.map(({ identifier }) => identifier) ?? [];
      refuseUnawaited(node, owner, uses, `'${variable?.name ?? ''}'`);
    } else {
      refuseLateAnswers(node, owner, this.#file);
      this.#functions.add(owner);
    }
    if (this.#functions.size > MAX_FUNCTIONS) throw new Obstacle(`more than ${MAX_FUNCTIONS} functions would have to be async`);
  }

  /** Returns the function whose body evaluates an expression. Throws an `Obstacle` where no function does. */
  #ownerOf(node: Node): FunctionNode {
    for (let at = node; at.parent; at = at.parent) {
      const { parent } = at;
      if (isFunction(parent)) {
        if (parent.body !== at) throw new Obstacle("a parameter's default value can't wait");
        return parent;
      }
      if ((parent.type === 'PropertyDefinition' || parent.type === 'AccessorProperty') && parent.value === at)
        throw new Obstacle("a field's initial value can't wait");
      if (parent.type === 'TSEnumMember') throw new Obstacle("a member of an enum can't wait");
      if (parent.type === 'StaticBlock') throw new Obstacle("a static block can't wait");
    }
    throw new Obstacle('it runs while the module starts');
  }

  #makeAsync(node: FunctionNode): void {
    const name = nameOf(node);
    const called = name === '' ? 'the function around it' : `'${name}'`;
    refuseForms(node, called);
    const { answer, hasRole } = this.#contextOf(node) ?? {};
    if (answer === undefined && this.#iterates(node)) return;
    const uses = this.#usesOf(node, called, answer, hasRole);
    const isPromise = givesPromise(node, this.#file);
    for (const use of uses) {
      const call = callOf(use);
      if (call) {
        if (isPromise && call.parent.type !== 'AwaitExpression') throw new Obstacle(`${called} gives a promise already`);
        this.#await(call);
      } else if (answer === 'unknown') throw new ByHand(`what becomes of the result of ${called} is not known`);
      else if (answer === undefined || !this.#isRegistered(use, node)) throw new Obstacle(notAwaited(use, called));
      else if (answer === 'ignored') {
        refuseListener(use, node, this.#isReading, this.#firstIn(node), this.#file);
        const event = repeatedEvent(use);
        if (event !== undefined) this.notes.add(`the next '${event}' may come before this one is done`);
      }
    }
    this.edits.push(insert(asyncPlace(node), 'async '));
    const returnType = node.returnType?.typeAnnotation;
    if (returnType && !isPromise) this.edits.push(insert(returnType.range[0], 'Promise<'), insert(returnType.range[1], '>'));
    this.madeAsync.push(called);
  }

  /** Returns the offset of the first new `await` in a function. */
  #firstIn({ range: [start, end] }: FunctionNode): number {
    return Math.min(...[...this.#awaited].map(({ range }) => range[0]).filter(at => at >= start && at < end));
  }

  /**
   * Handles the callback of an array method: turns `forEach` into a loop, or awaits all results of `map` at once. Returns
   * false if the function is no such callback, or if neither edit is safe.
   */
  #iterates(node: FunctionNode): boolean {
    const iteration = iterationOf(outermost(node), this.#file);
    if (iteration?.method === 'forEach') {
      const edits = loopInPlaceOf(iteration.call, node, this.#file);
      if (!edits) return false;
      this.edits.push(...edits);
      this.#enter(iteration.call);
      return true;
    }
    const [first] = this.#awaited;
    if (!iteration || !first || !this.#isReading || !runsInAnyOrder(node, first, this.#file)) return false;
    this.edits.push(insert(asyncPlace(node), 'async '));
    const { callee } = iteration.call;
    this.isForAll ||= callee.type === 'MemberExpression' && callee.object.type !== 'ArrayExpression';
    if (isAwaitedTogether(iteration.call) && this.#ownerOf(iteration.call).async) return true;
    this.#await(iteration.call, { before: 'Promise.all(', after: ')' });
    return true;
  }

  #contextOf(node: FunctionNode): Context | undefined {
    const id = this.#file.collected.functionIds.get(node);
    return id === undefined ? undefined : this.#callers.contextOf(id);
  }

  /** Tells whether a use of a function passes it to an API that is known to run it. An inline function is its own only use. */
  #isRegistered(use: Node, node: FunctionNode): boolean {
    const id = this.#file.collected.functionIds.get(node);
    return (
      !(use.type === 'Identifier' || use.type === 'MemberExpression') ||
      (id !== undefined && this.#callers.registrationsOf(id).has(nameNode(use).range[0]))
    );
  }

  /** Returns every use of a function's value: the references to its name, or the function expression itself. */
  #usesOf(node: FunctionNode, called: string, answer: Context['answer'], hasRole: true | undefined): readonly Node[] {
    const outer = outermost(node);
    const { parent } = outer;
    const name =
      node.type === 'FunctionDeclaration'
        ? node.id
        : parent?.type === 'VariableDeclarator' && parent.init === outer
          ? parent.id
          : undefined;
    if (!name)
      return [...this.#usesByOwnName(node, called), ...(isMember(parent) ? this.#usesOfMember(parent, called, answer, node) : [outer])];
    if (name.type !== 'Identifier') throw new Obstacle(`${called} is taken apart where it is written`);
    if (name.typeAnnotation) throw new Obstacle(`the type of ${called} says what it returns`);
    if (isExported(node) && !(hasRole && answer !== 'unknown'))
      throw new Obstacle(`${called} is exported: its callers would have to await it`);
    const variable = this.#file.variable(name.name, name);
    if (!variable || variable.defs.length > 1) throw new Obstacle(`${called} has several definitions`);
    refuseHiddenUses(node, variable, called, this.#file);
    return [...this.#usesByOwnName(node, called), ...referencesOf(variable, called)];
  }

  /** Finds the variable that holds a function. */
  #variableOf(node: FunctionNode): Variable | undefined {
    const { parent } = outermost(node);
    const name = node.type === 'FunctionDeclaration' ? node.id : parent?.type === 'VariableDeclarator' ? parent.id : undefined;
    return name?.type === 'Identifier' ? this.#file.variable(name.name, name) : undefined;
  }

  /** Returns the references to a function expression's own name in its body: `function again() { again(); }`. */
  #usesByOwnName(node: FunctionNode, called: string): readonly Node[] {
    if (node.type !== 'FunctionExpression' || !node.id) return [];
    const variable = this.#file.variable(node.id.name, node.body);
    return variable?.defs[0]?.node === node ? referencesOf(variable, called) : [];
  }

  /**
   * Checks that a framework alone calls a method or property, because any code with the object could. Returns no uses, as
   * none are in the file. Throws an `Obstacle` where other code may call the member.
   */
  #usesOfMember(member: MemberNode, called: string, answer: Context['answer'], method: FunctionNode): readonly Node[] {
    if (
      member.type === 'AssignmentExpression' &&
      (member.left.type !== 'MemberExpression' || member.parent.type !== 'ExpressionStatement')
    ) {
      throw new Obstacle(`${called} is assigned, and may be called by other names`);
    }
    if (answer === undefined) throw new Obstacle(`${called} is a member that others may call`);
    if (answer === 'unknown') throw new ByHand(`what becomes of the result of ${called} is not known`);
    const name =
      member.type !== 'AssignmentExpression'
        ? keyName(member.key, member.computed)
        : member.left.type === 'MemberExpression'
          ? memberName(member.left)
          : undefined;
    const { members, patterns } = this.#file.collected;
    const isRead = (node: TSESTree.MemberExpression): boolean => {
      const { parent } = node;
      const isPassed = parent.type === 'CallExpression' && parent.callee !== node && this.#isRegistered(node, method);
      return !isPassed && !(parent.type === 'AssignmentExpression' && parent.left === node);
    };
    const isUsed =
      members.some(({ node }) => memberName(node) === name && isRead(node)) ||
      patterns.some(({ node }) => keyName(node.key, node.computed) === name);
    if (name === undefined || isUsed) throw new Obstacle(`${called} is called from elsewhere, too`);
    return [];
  }
}
