/** A walk of a tree without recursion, so that deep nesting can't overflow the stack. It sets missing `parent` properties. */
import { visitorKeys as typescriptKeys } from '@typescript-eslint/visitor-keys';
import type { Node } from './nodes.ts';

export type VisitorKeys = Readonly<Record<string, readonly string[] | undefined>>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/**
 * Calls `enter` on `root` and every node below it, parents first, siblings in source order. `enter` returns the place for
 * the node's children, or `undefined` to skip them.
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
    // ESLint's parsers have set this parent; oxc has not.
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
