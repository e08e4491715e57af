/**
 * Puts an `await` before an expression. The functions around it become async, and their callers await them in turn.
 * Throws an `Obstacle` where code that uses a function's result would notice the difference.
 */
import { isFunction, outermost, type FunctionNode, type Node } from '../syntax/nodes.ts';
import type { EditedFile } from './edited-file.ts';
import { continuesLine, needsParentheses } from './expressions.ts';
import { callOf, FunctionUses, notAwaited, type FunctionContexts } from './function-uses.ts';
import { asyncOffset, nameOf, refuseForms } from './functions.ts';
import { interleavedFiles, interleavedStates } from './interleaving.ts';
import { iterationOf, loopInPlaceOf, runsInAnyOrder } from './iteration.ts';
import { refuseListener, repeatedEvent } from './listeners.ts';
import { insert, type Edit } from './model.ts';
import { ByHand, Obstacle } from './obstacles.ts';
import { isAwaitedTogether, refuseUnawaited, returnsPromise } from './promises.ts';
import { refuseLateAnswers, refuseLateListeners } from './promptness.ts';

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
  readonly #uses: FunctionUses;
  /** The functions to make async. The set grows while `await` and `enter` iterate over it. */
  readonly #functions = new Set<FunctionNode>();
  readonly #awaited = new Set<Node>();

  /** `isReading` means that the awaited call changes nothing, so that several may run at once. */
  constructor(file: EditedFile, isReading: boolean, contexts: FunctionContexts) {
    this.#file = file;
    this.#isReading = isReading;
    this.#uses = new FunctionUses(file, contexts);
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
      const variable = this.#uses.variableOf(owner);
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
    const answer = this.#uses.contextOf(node)?.answer;
    if (answer === undefined && this.#iterates(node)) return;
    const uses = this.#uses.of(node, called);
    const isPromise = returnsPromise(node, this.#file);
    for (const use of uses) {
      const call = callOf(use);
      if (call) {
        if (isPromise && call.parent.type !== 'AwaitExpression') throw new Obstacle(`${called} gives a promise already`);
        this.#await(call);
      } else if (answer === 'unknown') throw new ByHand(`what becomes of the result of ${called} is not known`);
      else if (answer === undefined || !this.#uses.isRegistered(use, node)) throw new Obstacle(notAwaited(use, called));
      else if (answer === 'ignored') {
        refuseListener(use, node, this.#isReading, this.#firstIn(node), this.#file);
        const event = repeatedEvent(use);
        if (event !== undefined) this.notes.add(`the next '${event}' may come before this one is done`);
      }
    }
    this.edits.push(insert(asyncOffset(node), 'async '));
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
    this.edits.push(insert(asyncOffset(node), 'async '));
    const { callee } = iteration.call;
    this.isForAll ||= callee.type === 'MemberExpression' && callee.object.type !== 'ArrayExpression';
    if (isAwaitedTogether(iteration.call) && this.#ownerOf(iteration.call).async) return true;
    this.#await(iteration.call, { before: 'Promise.all(', after: ')' });
    return true;
  }
}
