/**
 * Pure questions about single ESTree nodes: static names, wrappers that change nothing, what a pattern binds.
 * Knows nothing of scopes, of files or of what blocks.
 */
import type { TSESTree } from '@typescript-eslint/utils';

export type Node = TSESTree.Node;

/** A function; one without a body is declared, or an overload. */
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

/** The expression inside wrappers that give the same value: parentheses, `await`, `!`, `as`, `?.`, `(0, x)`. */
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

/** Whether the parent only passes this node's value on, as `unwrap` sees it. */
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

/** The string an expression always is: a string literal or a template without expressions. */
export function staticString(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** The name of a property, where it is known: `a`, `'a'`, `[0]`, `#a`. Private names keep their `#`. */
export function keyName(key: Node, computed: boolean): string | undefined {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (!computed && key.type === 'Identifier') return key.name;
  if (key.type === 'Literal' && (typeof key.value === 'string' || typeof key.value === 'number')) return String(key.value);
  return staticString(key);
}

/** The name a member expression reads, where it is known. */
export const memberName = (node: TSESTree.MemberExpression): string | undefined => keyName(node.property, node.computed);

/** The name that a chain of members begins with: `fs` in `fs.promises.readFile`. */
export function rootOf(expression: Node): TSESTree.Identifier | undefined {
  let node = unwrap(expression);
  while (node.type === 'MemberExpression') node = unwrap(node.object);
  return node.type === 'Identifier' ? node : undefined;
}

/** The node a reader would point at as the name of what is called: `readFileSync` in `fs.promises.readFileSync`. */
export function nameNode(callee: Node): Node {
  let node = unwrap(callee);
  // `read.call(…)`: the function is what is called, not `call`.
  while (node.type === 'MemberExpression' && isInvoker(node)) node = unwrap(node.object);
  return node.type === 'MemberExpression' ? node.property : node;
}

const isInvoker = (node: TSESTree.MemberExpression): boolean => {
  const name = memberName(node);
  return name === 'call' || name === 'apply' || name === 'bind';
};

/** `=`, or an assignment that happens only sometimes; not one that computes, such as `+=`. */
export function isPlainAssignment({ operator }: TSESTree.AssignmentExpression): boolean {
  return operator === '=' || operator === '||=' || operator === '??=' || operator === '&&=';
}

/** The node that stands in for this one in its parent, once wrappers such as `await` and `as` are peeled off. */
export function outermost(node: Node): Node {
  let outer = node;
  while (outer.parent && isWrapperOf(outer.parent, outer)) outer = outer.parent;
  return outer;
}

/** Whether the function that `node` stands for is called or passed right there, and goes nowhere else. */
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
