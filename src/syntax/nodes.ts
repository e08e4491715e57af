/**
 * Pure questions about single ESTree nodes: kinds, static names, and wrappers that change nothing. This file knows nothing
 * about scopes, files or blocking.
 */
import type { TSESTree } from '@typescript-eslint/utils';

export type Node = TSESTree.Node;

/** A function; without a body it is a declaration or an overload. */
export type FunctionNode =
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression
  | TSESTree.TSDeclareFunction
  | TSESTree.TSEmptyBodyFunctionExpression;

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

export function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression' ||
    node.type === 'TSDeclareFunction' ||
    node.type === 'TSEmptyBodyFunctionExpression'
  );
}

export function isClass(node: Node): node is ClassNode {
  return node.type === 'ClassDeclaration' || node.type === 'ClassExpression';
}

/** Returns the expression inside wrappers that pass its value on: `await x`, `x!`, `x?.y`, `x<T>`, `(0, x)`. */
export function unwrap(node: Node): Node {
  let inner = node;
  for (;;) {
    switch (inner.type) {
      case 'AwaitExpression':
        inner = inner.argument;
        break;
      case 'ChainExpression':
      case 'TSNonNullExpression':
      case 'TSInstantiationExpression':
        inner = inner.expression;
        break;
      case 'SequenceExpression': {
        const last = inner.expressions.at(-1);
        if (!last) return inner;
        inner = last;
        break;
      }
      default:
        return inner;
    }
  }
}

/** Tells whether the parent only passes this node's value on. Type assertions count here, but not in `unwrap`. */
function isWrapperOf(parent: Node, node: Node): boolean {
  switch (parent.type) {
    case 'AwaitExpression':
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return true;
    case 'SequenceExpression':
      return parent.expressions.at(-1) === node;
    default:
      return false;
  }
}

/** Returns the constant string of an expression: a string literal or a template without expressions. */
export function staticString(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** Returns the name of a property if it is static: `a`, `'a'`, `[0]`, `#a`. Private names keep their `#`. */
export function keyName(key: Node, computed: boolean): string | undefined {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (!computed && key.type === 'Identifier') return key.name;
  if (key.type === 'Literal' && (typeof key.value === 'string' || typeof key.value === 'number')) return String(key.value);
  return staticString(key);
}

/** Returns the name that a member expression reads if it is static. */
export const memberName = (node: TSESTree.MemberExpression): string | undefined => keyName(node.property, node.computed);

/** Finds the name that a chain of members begins with: `fs` in `fs.promises.readFile`. */
export function rootOf(expression: Node): TSESTree.Identifier | undefined {
  let node = unwrap(expression);
  while (node.type === 'MemberExpression') node = unwrap(node.object);
  return node.type === 'Identifier' ? node : undefined;
}

/** Returns the node that names the called function: `readFile` in `fs.promises.readFile`, `read` in `read.call`. */
export function nameNode(callee: Node): Node {
  let node = unwrap(callee);
  // `read.call(…)` calls `read`.
  while (node.type === 'MemberExpression' && isInvoker(node)) node = unwrap(node.object);
  return node.type === 'MemberExpression' ? node.property : node;
}

const isInvoker = (node: TSESTree.MemberExpression): boolean => {
  const name = memberName(node);
  return name === 'call' || name === 'apply' || name === 'bind';
};

/** Tells whether an assignment stores its right side unchanged, always or sometimes: `=` and `??=`, but not `+=`. */
export function isPlainAssignment({ operator }: TSESTree.AssignmentExpression): boolean {
  return operator === '=' || operator === '||=' || operator === '??=' || operator === '&&=';
}

/** Returns the outermost wrapper of a node, such as `await` and `as`, or the node itself. */
export function outermost(node: Node): Node {
  let outer = node;
  while (outer.parent && isWrapperOf(outer.parent, outer)) outer = outer.parent;
  return outer;
}

/** Tells whether a function is called or passed right at `node`, and escapes no further: `f()`, `run(f)`, `f.call(this)`. */
export function isCalledOrPassed(node: Node): boolean {
  const outer = outermost(node);
  const { parent } = outer;
  if (!parent) return false;
  if (parent.type === 'CallExpression' || parent.type === 'NewExpression') return true;
  // `main.call(this)`, but not `main.name`.
  if (parent.type !== 'MemberExpression' || parent.object !== outer || !isInvoker(parent)) return false;
  const member = outermost(parent);
  return member.parent?.type === 'CallExpression' && member.parent.callee === member;
}
