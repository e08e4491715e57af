/**
 * Whether a function's value goes anywhere but to the calls in sight: then it may be called by anyone, at any time. For
 * a method that depends on what becomes of the class, of its instances, and of members of that name.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { groupBy } from '../collections/group-by.ts';
import {
  isCalledOrPassed,
  isClass,
  isFunction,
  keyName,
  memberName,
  outermost,
  type ClassNode,
  type FunctionNode,
  type Node,
} from '../syntax/nodes.ts';
import type { ClassId } from './model.ts';
import type { Lowering } from './lowering.ts';

export class Escapes {
  readonly #lowering: Lowering;
  readonly #members: ReadonlyMap<string | undefined, readonly TSESTree.MemberExpression[]>;
  /** The names of properties that patterns take out of objects. */
  readonly #destructured: ReadonlySet<string | undefined>;
  readonly #owners = new Map<Node, boolean>();

  constructor(lowering: Lowering) {
    this.#lowering = lowering;
    const { members, patterns } = lowering.collected;
    this.#members = groupBy(
      members.map(({ node }) => node),
      memberName,
    );
    this.#destructured = new Set(patterns.map(({ node }) => keyName(node.key, node.computed)));
  }

  /** A function that is no method of a class. */
  ofFunction(node: FunctionNode): boolean {
    const outer = outermost(node);
    const { parent } = outer;
    if (node.type === 'FunctionDeclaration') return isExported(node) || !node.id || this.#name(node.id, isCalledOrPassed);
    switch (parent?.type) {
      case 'VariableDeclarator':
        return isExported(parent.parent) || this.#name(parent.id, isCalledOrPassed);
      case 'AssignmentExpression':
        return parent.parent.type !== 'ExpressionStatement' || this.#name(parent.left, isCalledOrPassed);
      case 'Property':
        return parent.parent.type !== 'ObjectExpression' || this.ofMember(parent.parent, memberKey(parent));
      default:
        return !isCalledOrPassed(node);
    }
  }

  /** A method of a class, or a function in an object. */
  ofMember(owner: ClassNode | TSESTree.ObjectExpression, name: string | undefined): boolean {
    if (name === undefined || this.#destructured.has(name)) return true;
    const uses = this.#members.get(name) ?? [];
    if (!uses.every(use => isCallee(use))) return true;
    return !name.startsWith('#') && this.#ofOwner(owner);
  }

  #ofOwner(owner: ClassNode | TSESTree.ObjectExpression): boolean {
    let escapes = this.#owners.get(owner);
    if (escapes === undefined) {
      // While it is looked at: what leads back to it adds nothing.
      this.#owners.set(owner, false);
      escapes = isClass(owner) ? this.#ofClass(owner) : this.#ofResult(owner);
      this.#owners.set(owner, escapes);
    }
    return escapes;
  }

  #ofClass(node: ClassNode): boolean {
    const id = this.#lowering.collected.classIds.get(node);
    if (id === undefined || isExported(node) || isDecorated(node) || this.#ofThis(id)) return true;
    if (node.type === 'ClassDeclaration') return !node.id || this.#name(node.id, use => this.#isHarmlessUse(use, node));
    const { parent } = outermost(node);
    if (parent?.type === 'NewExpression') return this.#ofResult(parent);
    return (
      parent?.type !== 'VariableDeclarator' || isExported(parent.parent) || this.#name(parent.id, use => this.#isHarmlessUse(use, node))
    );
  }

  /** A class that is constructed, or whose static members are used, stays in sight as long as its instances do. */
  #isHarmlessUse(use: Node, owner: ClassNode): boolean {
    const outer = outermost(use);
    const { parent } = outer;
    if (parent?.type === 'NewExpression' && parent.callee === outer) return !this.#ofResult(parent, owner);
    return isObject(outer) || (parent?.type === 'BinaryExpression' && parent.operator === 'instanceof');
  }

  /** What becomes of a new instance, or of an object literal. */
  #ofResult(node: Node, owner?: ClassNode): boolean {
    const outer = outermost(node);
    const { parent } = outer;
    switch (parent?.type) {
      case 'ExpressionStatement':
        return false;
      case 'MemberExpression':
        return !isObject(outer);
      case 'VariableDeclarator':
        return isExported(parent.parent) || this.#name(parent.id, use => isObject(outermost(use)));
      case 'ReturnStatement':
        return !owner || this.#ofReturned(parent, owner);
      default:
        return true;
    }
  }

  /** An instance that a static method of its class returns: what becomes of the results of that method's calls. */
  #ofReturned(statement: Node, owner: ClassNode): boolean {
    let method: Node | undefined = statement;
    while (method && !isFunction(method)) method = method.parent;
    const definition = method?.parent;
    if (definition?.type !== 'MethodDefinition' || !definition.static || definition.parent !== owner.body) return true;
    const name = memberKey(definition);
    const uses = name === undefined ? undefined : this.#members.get(name);
    return !uses || uses.some(use => !isCallee(use) || this.#ofResult(outermost(use).parent as Node));
  }

  /** Whether a method of the class hands its `this` to others. */
  #ofThis(id: ClassId): boolean {
    for (const [node, receiver] of this.#lowering.collected.receivers) {
      if (receiver.class === id && node.type === 'ThisExpression' && !isObject(outermost(node))) return true;
    }
    return false;
  }

  /** Whether a variable is used otherwise than `isHarmless` says. */
  #name(name: Node, isHarmless: (use: Node) => boolean): boolean {
    if (name.type !== 'Identifier') return true;
    const { names } = this.#lowering;
    const declared = names.declaredBy(name);
    const variable = names.variableOf(name);
    if (!variable) return true;
    const references = (declared.length > 0 ? declared : [variable]).flatMap(({ references }) => references);
    return references.some(reference => !reference.isWriteOnly() && !isTypeUse(reference) && !isHarmless(reference.identifier));
  }
}

/** A decorated class is in its decorator's hands. ESLint's own parser knows no decorators. */
const isDecorated = ({ decorators }: { readonly decorators?: readonly unknown[] }): boolean => (decorators?.length ?? 0) > 0;

const isTypeUse = (reference: object): boolean => 'isValueReference' in reference && reference.isValueReference === false;

const isExported = ({ parent }: Node): boolean => parent?.type === 'ExportNamedDeclaration' || parent?.type === 'ExportDefaultDeclaration';

/** Whether the node is what a member with a known name is read from. */
const isObject = (node: Node): boolean =>
  node.parent?.type === 'MemberExpression' && node.parent.object === node && memberName(node.parent) !== undefined;

function isCallee(use: TSESTree.MemberExpression): boolean {
  const outer = outermost(use);
  return outer.parent?.type === 'CallExpression' && outer.parent.callee === outer;
}

function memberKey({ key, computed }: { readonly key: Node; readonly computed: boolean }): string | undefined {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  return key.type === 'Identifier' && !computed ? key.name : undefined;
}
