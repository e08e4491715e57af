/**
 * Putting an `await` somewhere: the functions around it become async, and who calls these awaits them in turn. That is
 * done only where nothing that sees a function's result can tell; otherwise it is said what stands in the way.
 */
import type { Context } from '../solve/contexts.ts';
import type { FunctionId } from '../summary/model.ts';
import { isFunction, keyName, memberName, outermost, type FunctionNode, type Node } from '../syntax/nodes.ts';
import { asyncPlace, callOf, isExported, isMember, nameOf, needsParentheses, notAwaited, referencesOf, refuseForms, type MemberNode } from './functions.ts';
import { interleavedStates } from './interleaving.ts';
import { iterationOf, loopInPlaceOf, runsInAnyOrder } from './iteration.ts';
import { refuseLate } from './lateness.ts';
import { insert, type Edit } from './model.ts';
import { ByHand, Obstacle } from './obstacles.ts';
import type { EditedFile } from './edited-file.ts';
import type { Style } from './style.ts';

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
  readonly #file: EditedFile;
  readonly #style: Style;
  readonly #isReading: boolean;
  readonly #callers: Callers;
  /** Sets grow while they are gone through. */
  readonly #functions = new Set<FunctionNode>();
  readonly #awaited = new Set<Node>();

  /** `isReading` says that what is awaited changes nothing, so that several may run at once. */
  constructor(file: EditedFile, style: Style, isReading: boolean, callers: Callers) {
    this.#file = file;
    this.#style = style;
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

  #await(node: Node, inside = { before: '', after: '' }, after = ''): void {
    if (this.#awaited.has(node)) return;
    this.#awaited.add(node);
    const owner = this.#ownerOf(node);
    const isAwaited = node.parent?.type === 'AwaitExpression';
    const isWrapped = after !== '' || (!isAwaited && needsParentheses(node));
    const before = `${isWrapped && this.#startsStatement(node) ? ';' : ''}${isWrapped ? '(' : ''}${isAwaited && !isWrapped ? '' : 'await '}`;
    this.edits.push(insert(node.range[0], before + inside.before), insert(node.range[1], `${inside.after}${isWrapped ? ')' : ''}${after}`));
    this.#enter(node, owner);
  }

  /** An `await` stands there now. */
  #enter(node: Node, owner = this.#ownerOf(node)): void {
    for (const name of interleavedStates(node, owner, this.#file)) this.interleaved.add(name);
    if (!owner.async) {
      refuseLate(node, owner, this.#contextOf(owner)?.answer, this.#file);
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
      if (parent.type === 'PropertyDefinition' && parent.value === at) throw new Obstacle("a field's initial value can't wait");
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
    for (const use of uses) {
      const call = callOf(use);
      if (call) this.#await(call);
      else if (answer === 'unknown') throw new ByHand(`what becomes of the result of ${called} is not known`);
      else if (answer === undefined || !this.#isRegistered(use, node)) throw new Obstacle(notAwaited(use, called));
    }
    this.edits.push(insert(asyncPlace(node), 'async '));
    const returnType = node.returnType?.typeAnnotation;
    if (returnType) this.edits.push(insert(returnType.range[0], 'Promise<'), insert(returnType.range[1], '>'));
    this.madeAsync.push(called);
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
    return use.type !== 'Identifier' || (id !== undefined && this.#callers.registrationsOf(id).has(use.range[0]));
  }

  /** Every place where the function's value is used: those of its name, or where it is written. */
  #usesOf(node: FunctionNode, called: string, answer: Context['answer'], hasRole: true | undefined): readonly Node[] {
    const outer = outermost(node);
    const { parent } = outer;
    const name = node.type === 'FunctionDeclaration' ? node.id : parent?.type === 'VariableDeclarator' && parent.init === outer ? parent.id : undefined;
    if (!name) return isMember(parent) ? this.#usesOfMember(parent, called, answer) : [outer];
    if (name.type !== 'Identifier') throw new Obstacle(`${called} is taken apart where it is written`);
    if (name.typeAnnotation) throw new Obstacle(`the type of ${called} says what it returns`);
    if (isExported(node) && !(hasRole && answer !== 'unknown')) throw new Obstacle(`${called} is exported: its callers would have to await it`);
    const variable = this.#file.variable(name.name, name);
    if (!variable || variable.defs.length > 1) throw new Obstacle(`${called} has several definitions`);
    return referencesOf(variable, called);
  }

  /** A method or a property is called by who knows its object: it must be a framework, and nobody else. */
  #usesOfMember(member: MemberNode, called: string, answer: Context['answer']): readonly Node[] {
    if (answer === undefined) throw new Obstacle(`${called} is a member that others may call`);
    if (answer === 'unknown') throw new ByHand(`what becomes of the result of ${called} is not known`);
    const name = member.type !== 'AssignmentExpression' ? keyName(member.key, member.computed) : member.left.type === 'MemberExpression' ? memberName(member.left) : undefined;
    const isCalled = this.#file.collected.members.some(({ node }) => memberName(node) === name && callOf(node) !== undefined);
    if (isCalled) throw new Obstacle(`${called} is called from elsewhere, too`);
    return [];
  }

  /** Whether what is put in parentheses would continue the line before it. */
  #startsStatement(node: Node): boolean {
    if (this.#style.semicolon !== '') return false;
    for (let at: Node | undefined = node; at; at = at.parent) {
      if (at.range[0] !== node.range[0]) return false;
      if (at.type === 'ExpressionStatement') return true;
    }
    return false;
  }
}
