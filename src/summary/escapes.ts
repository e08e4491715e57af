/**
 * Functions whose value escapes. Such a function is used otherwise than in calls of this file, so others may call it at any
 * time. A method escapes with its class, with instances of the class, and by members of its name.
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

  /** Tells whether a function escapes that is no method of a class. */
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

  /** Tells whether a method of a class escapes, or a function in an object literal. */
  ofMember(owner: ClassNode | TSESTree.ObjectExpression, name: string | undefined): boolean {
    if (name === undefined || this.#destructured.has(name)) return true;
    const uses = this.#members.get(name) ?? [];
    if (!uses.every(use => isCallee(use))) return true;
    return !name.startsWith('#') && this.#ofOwner(owner);
  }

  #ofOwner(owner: ClassNode | TSESTree.ObjectExpression): boolean {
    let escapes = this.#owners.get(owner);
    if (escapes === undefined) {
      // A use that leads back to this owner adds nothing.
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

  /** Tells whether a use lets no class escape: a member, `instanceof`, or a construction whose result does not escape. */
  #isHarmlessUse(use: Node, owner: ClassNode): boolean {
    const outer = outermost(use);
    const { parent } = outer;
    if (parent?.type === 'NewExpression' && parent.callee === outer) return !this.#ofResult(parent, owner);
    return isObject(outer) || (parent?.type === 'BinaryExpression' && parent.operator === 'instanceof');
  }

  /** Tells whether a new instance, or an object literal, escapes. */
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

  /** Tells whether an instance escapes that a static method of its class returns, by the uses of this method's results. */
  #ofReturned(statement: Node, owner: ClassNode): boolean {
    let method: Node | undefined = statement;
    while (method && !isFunction(method)) method = method.parent;
    const definition = method?.parent;
    if (definition?.type !== 'MethodDefinition' || !definition.static || definition.parent !== owner.body) return true;
    const name = memberKey(definition);
    const uses = name === undefined ? undefined : this.#members.get(name);
    return !uses || uses.some(use => !isCallee(use) || this.#ofResult(outermost(use).parent as Node));
  }

  /** Tells whether `this` escapes in a method of the class. */
  #ofThis(id: ClassId): boolean {
    for (const [node, receiver] of this.#lowering.collected.receivers) {
      if (receiver.class === id && node.type === 'ThisExpression' && !isObject(outermost(node))) return true;
    }
    return false;
  }

  /** Tells whether a variable has a use that is not harmless. */
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

/** Tells whether a class is decorated: its decorator gets the class. ESLint's own parser knows no decorators. */
const isDecorated = ({ decorators }: { readonly decorators?: readonly unknown[] }): boolean => (decorators?.length ?? 0) > 0;

const isTypeUse = (reference: object): boolean => 'isValueReference' in reference && reference.isValueReference === false;

const isExported = ({ parent }: Node): boolean => parent?.type === 'ExportNamedDeclaration' || parent?.type === 'ExportDefaultDeclaration';

/** Tells whether a node is the object of a member with a known name. */
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
