/**
 * Strongly connected components of any graph (Tarjan 1972). Runs without recursion, so a long chain of nodes can't overflow the stack.
 * Knows nothing of what nodes are.
 */

/**
 * Returns the components that are reachable from `root` and not yet `done`. A component comes after all components that it reaches: a
 * callee before its caller. Takes time linear in nodes and edges.
 */
export function componentsFrom<Node>(root: Node, successorsOf: (node: Node) => readonly Node[], done: (node: Node) => boolean): Node[][] {
  const components: Node[][] = [];
  const index = new Map<Node, number>();
  const low = new Map<Node, number>();
  const open: Node[] = [];
  const isOpen = new Set<Node>();
  const path: { node: Node; successors: readonly Node[]; next: number }[] = [];

  const enter = (node: Node): void => {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    open.push(node);
    isOpen.add(node);
    path.push({ node, successors: successorsOf(node), next: 0 });
  };
  const lower = (node: Node, to: number): void => {
    if (to < (low.get(node) as number)) low.set(node, to);
  };

  if (!done(root)) enter(root);
  for (let frame = path.at(-1); frame; frame = path.at(-1)) {
    const { node } = frame;
    const successor = frame.successors[frame.next++];
    if (frame.next <= frame.successors.length) {
      const next = successor as Node;
      if (done(next)) continue;
      if (!index.has(next)) enter(next);
      else if (isOpen.has(next)) lower(node, index.get(next) as number);
      continue;
    }
    path.pop();
    const caller = path.at(-1);
    if (caller) lower(caller.node, low.get(node) as number);
    if (low.get(node) !== index.get(node)) continue;
    const component = open.splice(open.lastIndexOf(node));
    for (const member of component) isOpen.delete(member);
    components.push(component);
  }
  return components;
}
