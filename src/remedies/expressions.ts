/** The syntax that an `await` needs around it: parentheses, and a semicolon before them. */
import type { Node } from '../syntax/nodes.ts';
import type { EditedFile } from './edited-file.ts';

/** Tells whether `await x` in place of `x` would be parsed differently. */
export function needsParentheses(node: Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === node;
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === node;
    case 'TaggedTemplateExpression':
      return parent.tag === node;
    case 'BinaryExpression':
      return parent.operator === '**' && parent.left === node;
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
      return true;
    case 'ClassDeclaration':
    case 'ClassExpression':
      return parent.superClass === node;
    default:
      return false;
  }
}

/** Tells whether a parenthesis in front of an expression would continue the statement before it. */
export function continuesLine(node: Node, file: EditedFile): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (at.range[0] !== node.range[0]) return false;
    if (at.type === 'ExpressionStatement') return isOpenEnded(statementBefore(at), file);
  }
  return false;
}

function statementBefore(statement: Node): Node | undefined {
  const { parent } = statement;
  const siblings =
    parent?.type === 'SwitchCase'
      ? parent.consequent
      : parent && 'body' in parent && Array.isArray(parent.body)
        ? (parent.body as Node[])
        : [];
  return siblings[siblings.indexOf(statement) - 1];
}

const isOpenEnded = (statement: Node | undefined, file: EditedFile): boolean =>
  statement !== undefined &&
  /^(?:Expression|Return|Throw|Break|Continue|DoWhile)Statement$|^(?:Variable|Import)Declaration$|^Export/.test(statement.type) &&
  !file.textOf(statement).endsWith(';');
