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
 * the place its children are entered with.
 */
export function walk<Place>(
  root: Node,
  place: Place,
  enter: (node: Node, place: Place) => Place,
  visitorKeys: VisitorKeys = typescriptKeys,
): void {
  const nodes: Node[] = [root];
  const places: Place[] = [place];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    const inside = enter(node, places.pop() as Place);
    const keys = visitorKeys[node.type] ?? typescriptKeys[node.type] ?? [];
    for (let index = keys.length - 1; index >= 0; index--) {
      // A visitor key names a child, a list of children with holes, or nothing.
      const child = (node as unknown as Record<string, unknown>)[keys[index] as string];
      const children: readonly unknown[] = Array.isArray(child) ? child : [child];
      for (let item = children.length - 1; item >= 0; item--) {
        const entry = children[item];
        if (!isNode(entry)) continue;
        // ESLint's parsers leave the same parent here; oxc leaves none.
        (entry as { parent: Node | undefined }).parent ??= node;
        nodes.push(entry);
        places.push(inside);
      }
    }
  }
}
