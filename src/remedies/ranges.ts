/** Ranges of nodes. */
import type { Node } from '../syntax/nodes.ts';

/** Tells whether a node lies within another, or is that node. */
export const contains = (outer: Node, inner: Node): boolean => outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
