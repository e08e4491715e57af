/**
 * Walks a tree without recursion, so that no depth of nesting overflows the stack, and sets each node's `parent`
 * where the parser left it out.
 */
import { visitorKeys as typescriptKeys } from '@typescript-eslint/visitor-keys';
import type { Node } from './nodes.ts';

export type VisitorKeys = Readonly<Record<string, readonly string[] | undefined>>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/**
 * Calls `enter` on `root` and every node below it, parents first, siblings in source order. What `enter` returns is
 * the place its children are entered with; they are not, where it returns nothing.
 */
export function walk<Place>(
  root: Node,
  place: Place,
  enter: (node: Node, place: Place) => Place | undefined,
  visitorKeys: VisitorKeys = typescriptKeys,
): void {
  const nodes: Node[] = [root];
  const places: Place[] = [place];
  const push = (child: unknown, parent: Node, inside: Place): void => {
    if (!isNode(child)) return;
    // ESLint's parsers leave the same parent here; oxc leaves none.
    (child as { parent: Node | undefined }).parent ??= parent;
    nodes.push(child);
    places.push(inside);
  };
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    const inside = enter(node, places.pop() as Place);
    if (inside === undefined) continue;
    const keys = visitorKeys[node.type] ?? typescriptKeys[node.type] ?? [];
    for (let index = keys.length - 1; index >= 0; index--) {
      // A visitor key names a child, a list of children with holes, or nothing.
      const child = (node as unknown as Record<string, unknown>)[keys[index] as string];
      if (!Array.isArray(child)) push(child, node, inside);
      else for (let item = child.length - 1; item >= 0; item--) push(child[item], node, inside);
    }
  }
}
