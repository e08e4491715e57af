/** The places where a doc comment of a function may stand. */
import type { FunctionNode, Node } from '../syntax/nodes.ts';

/** Returns the offsets where a doc comment of a function may end: before it, or before nodes that hold it. */
export function documentedOffsets(node: FunctionNode): number[] {
  const offsets = [node.range[0]];
  for (let at: Node = node, holder = node.parent as Node | undefined; holder && holds(holder, at); at = holder, holder = holder.parent) {
    offsets.push(holder.range[0]);
  }
  return offsets;
}

function holds(holder: Node, node: Node): boolean {
  switch (holder.type) {
    case 'VariableDeclarator':
    case 'MethodDefinition':
    case 'TSAbstractMethodDefinition':
    case 'Property':
    case 'PropertyDefinition':
    case 'ExpressionStatement':
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
    case 'ClassBody':
    case 'ClassDeclaration':
    case 'ClassExpression':
      return true;
    case 'VariableDeclaration':
      return holder.declarations[0] === node;
    case 'AssignmentExpression':
      return holder.right === node;
    default:
      return false;
  }
}
