/** The uses of a function in the file under lint: references to its name, registrations, and reads of its member. */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Context } from '../solve/contexts/contexts.ts';
import type { FunctionId } from '../summary/model.ts';
import { remembered } from '../collections/maps.ts';
import { isFunction, keyName, memberName, nameNode, outermost, type FunctionNode, type Node } from '../syntax/nodes.ts';
import type { Variable } from '../syntax/scopes.ts';
import type { EditedFile } from './edited-file.ts';
import { isExported, isMember, memberText, type MemberNode } from './functions.ts';
import { ByHand, Obstacle } from './obstacles.ts';

/** The contexts among the file's functions, and where the file registers a function. */
export interface FunctionContexts {
  /** Returns the context that a function is, if it is one. */
  readonly contextOf: (id: FunctionId) => Context | undefined;
  /** Returns the offsets at which the file registers a function. */
  readonly registrationsOf: (id: FunctionId) => ReadonlySet<number>;
}

/** The most uses of a function that a remedy may change. Nobody reviews an edit of more, and each of them may be a finding. */
const MAX_USES = 100;

export class FunctionUses {
  readonly #file: EditedFile;
  readonly #contexts: FunctionContexts;

  constructor(file: EditedFile, contexts: FunctionContexts) {
    this.#file = file;
    this.#contexts = contexts;
  }

  /** Returns the context that a function is, if it is one. */
  contextOf(node: FunctionNode): Context | undefined {
    const id = this.#file.collected.functionIds.get(node);
    return id === undefined ? undefined : this.#contexts.contextOf(id);
  }

  /** Tells whether a use of a function passes it to an API that is known to run it. An inline function is its own only use. */
  isRegistered(use: Node, node: FunctionNode): boolean {
    const id = this.#file.collected.functionIds.get(node);
    return (
      !(use.type === 'Identifier' || use.type === 'MemberExpression') ||
      (id !== undefined && this.#contexts.registrationsOf(id).has(nameNode(use).range[0]))
    );
  }

  /** Returns every use of a function's value: the references to its name, or the function expression itself. */
  of(node: FunctionNode, called: string): readonly Node[] {
    const { answer, hasRole } = this.contextOf(node) ?? {};
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
    if (variable.references.length > MAX_USES) throw new Obstacle(`more than ${MAX_USES} uses of ${called} would have to change`);
    refuseHiddenUses(node, variable, called, this.#file);
    return [...this.#usesByOwnName(node, called), ...referencesOf(variable, called)];
  }

  /** Finds the variable that holds a function. */
  variableOf(node: FunctionNode): Variable | undefined {
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
      const isPassed = parent.type === 'CallExpression' && parent.callee !== node && this.isRegistered(node, method);
      return !isPassed && !(parent.type === 'AssignmentExpression' && parent.left === node);
    };
    const isUsed =
      members.some(({ node }) => memberName(node) === name && isRead(node)) ||
      patterns.some(({ node }) => keyName(node.key, node.computed) === name);
    if (name === undefined || isUsed) throw new Obstacle(`${called} is called from elsewhere, too`);
    return [];
  }
}

/** Finds the call whose callee is this use of a function. Optional calls don't count. */
export function callOf(use: Node): TSESTree.CallExpression | undefined {
  const { parent } = use;
  return parent?.type === 'CallExpression' && parent.callee === use && !parent.optional ? parent : undefined;
}

/** Describes the obstacle of a use that is neither a call nor a registration. */
export function notAwaited(use: Node, called: string): string {
  const { parent } = use;
  const isArgument = parent?.type === 'CallExpression' && parent.callee !== use;
  const callee = isArgument ? nameNode(parent.callee) : undefined;
  return callee?.type === 'Identifier'
    ? `'${callee.name}' does not wait for its callback`
    : `${called} goes where it is not seen who calls it`;
}

export function referencesOf(variable: Variable, called: string): Node[] {
  return variable.references.flatMap(reference => {
    if (reference.isWrite()) {
      if (reference.init) return [];
      throw new Obstacle(`${called} is assigned again`);
    }
    if ('isValueReference' in reference && !reference.isValueReference) throw new Obstacle(`the type of ${called} is used`);
    const use = reference.identifier as Node;
    const { parent } = use;
    if (parent?.type === 'NewExpression' && parent.callee === use) throw new Obstacle(`${called} is used with 'new'`);
    if (parent?.type === 'ExportSpecifier' || parent?.type === 'ExportDefaultDeclaration' || isCommonJsExport(use)) {
      throw new Obstacle(`${called} is exported: its callers would have to await it`);
    }
    return [use];
  });
}

/**
 * Refuses uses that scopes don't show. Some parsers record no reference for a JSX element, and sloppy mode lets a function's
 * name out of its block.
 */
export function refuseHiddenUses(node: FunctionNode, { name }: Variable, called: string, file: EditedFile): void {
  if (/^[A-Z]/.test(name) && new RegExp(`<${name}[\\s/>.]`).test(file.text)) throw new Obstacle(`${called} is used as an element`);
  const isInBlock =
    node.type === 'FunctionDeclaration' &&
    /^(?:BlockStatement|SwitchCase)$/.test(node.parent.type) &&
    !(node.parent.parent && isFunction(node.parent.parent));
  if (isInBlock && unresolvedNames(file).has(name)) throw new Obstacle(`${called} is used outside of its block`);
}

const unresolvedNames = remembered(
  ({ scopes }: EditedFile) =>
    new Set(scopes.flatMap(({ through }) => through.flatMap(({ identifier, resolved }) => (resolved === null ? [identifier.name] : [])))),
);

/** Tells whether a use exports the function: `module.exports = { load }`, `exports.load = load`. */
function isCommonJsExport(use: Node): boolean {
  for (let at = use; at.parent; at = at.parent) {
    if (at.parent.type === 'AssignmentExpression') return /^(?:module\.)?exports\b/.test(memberText(at.parent.left));
    if (at.parent.type !== 'Property' && at.parent.type !== 'ObjectExpression') return false;
  }
  return false;
}
