/**
 * Putting an `await` somewhere: the functions around it become async, and who calls these awaits them in turn. That is
 * done only where nothing that sees a function's result can tell; otherwise it is said what stands in the way.
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

/** Who else runs the functions of the file. */
export interface Callers {
  /** The context that a function is, if it is one. */
  readonly contextOf: (id: FunctionId) => Context | undefined;
  /** The places where it is, by their offsets. */
  readonly registrationsOf: (id: FunctionId) => ReadonlySet<number>;
}

/** An edit that nobody can look through is no remedy. */
const MAX_FUNCTIONS = 20;

export class Awaiting {
  readonly edits: Edit[] = [];
  /** The functions that become async, as people call them. */
  readonly madeAsync: string[] = [];
  /** Variables and fields that other code may change while a function that has read them waits. */
  readonly interleaved = new Set<string>();
  /** The files that other code may find between two changes. */
  readonly changedTwice = new Set<string>();
  /** What else those who apply the edits should know, each as a clause. */
  readonly notes = new Set<string>();
  /** Whether it is done at once for each item of a list, of which it is not seen how long it is. */
  isForAll = false;
  readonly #file: EditedFile;
  readonly #isReading: boolean;
  readonly #callers: Callers;
  /** Sets grow while they are gone through. */
  readonly #functions = new Set<FunctionNode>();
  readonly #awaited = new Set<Node>();

  /** `isReading` says that what is awaited changes nothing, so that several may run at once. */
  constructor(file: EditedFile, isReading: boolean, callers: Callers) {
    this.#file = file;
    this.#isReading = isReading;
    this.#callers = callers;
  }

  /**
   * Awaits an expression, with `inside` added to it and, if that is not all, `after` to what it gives. Throws an
   * `Obstacle` where there may be no `await`.
   */
  await(node: Node, inside: { readonly before: string; readonly after: string }, after: string): void {
    this.#await(node, inside, after);
    for (const owner of this.#functions) this.#makeAsync(owner);
  }

  /** An edit has put an `await` there: at the beginning of a loop's body. Throws an `Obstacle` where there may be none. */
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

  /** An `await` stands there now. */
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

  /** The function whose body an expression is evaluated in. */
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

  /** Where a function first waits. */
  #firstIn({ range: [start, end] }: FunctionNode): number {
    return Math.min(...[...this.#awaited].map(({ range }) => range[0]).filter(at => at >= start && at < end));
  }

  /** Makes a loop of `forEach`, or awaits all that `map` gives, where the function is the callback. */
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

  /** Whether a use of a function hands it to what is known to run it. A function that is no variable's stands at its one use. */
  #isRegistered(use: Node, node: FunctionNode): boolean {
    const id = this.#file.collected.functionIds.get(node);
    return (
      !(use.type === 'Identifier' || use.type === 'MemberExpression') ||
      (id !== undefined && this.#callers.registrationsOf(id).has(nameNode(use).range[0]))
    );
  }

  /** Every place where the function's value is used: those of its name, or where it is written. */
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

  /** The variable that a function is the value of, if it is one's. */
  #variableOf(node: FunctionNode): Variable | undefined {
    const { parent } = outermost(node);
    const name = node.type === 'FunctionDeclaration' ? node.id : parent?.type === 'VariableDeclarator' ? parent.id : undefined;
    return name?.type === 'Identifier' ? this.#file.variable(name.name, name) : undefined;
  }

  /** `function again() { again(); }` as an expression: the uses of its name in itself. */
  #usesByOwnName(node: FunctionNode, called: string): readonly Node[] {
    if (node.type !== 'FunctionExpression' || !node.id) return [];
    const variable = this.#file.variable(node.id.name, node.body);
    return variable?.defs[0]?.node === node ? referencesOf(variable, called) : [];
  }

  /** A method or a property is called by who knows its object: it must be a framework, and nobody else. */
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
