/** Early exits: tests that end a function where they hold. Code behind one runs only where it did not hold. */
import type { TSESTree } from '@typescript-eslint/utils';
import { getOrMake } from '../collections/maps.ts';
import type { Node } from '../syntax/nodes.ts';
import type { TestRecord } from './collected.ts';

type Block = TSESTree.BlockStatement | TSESTree.Program | TSESTree.StaticBlock;

/** The most early exits of a block that count. */
const MOST_EXITS = 20;

const exitsOf = new WeakMap<Block, ReadonlyMap<Node, readonly TestRecord[]>>();

/** Returns the tests that did not hold where a statement runs, because the function would have ended: `if (loaded) return;`. */
export function exitsBefore(node: Node): readonly TestRecord[] {
  const { parent } = node;
  if (parent?.type !== 'BlockStatement') return [];
  return getOrMake(exitsOf, parent, () => exitsIn(parent)).get(node) ?? [];
}

function exitsIn({ body }: Block): ReadonlyMap<Node, readonly TestRecord[]> {
  const known = new Map<Node, readonly TestRecord[]>();
  let tests: readonly TestRecord[] = [];
  for (const statement of body) {
    if (tests.length > 0) known.set(statement, tests);
    if (tests.length < MOST_EXITS && statement.type === 'IfStatement' && !statement.alternate && ends(statement.consequent))
      tests = [...tests, { test: statement.test, held: false }];
  }
  return known;
}

const ends = (node: Node): boolean => {
  const last = node.type === 'BlockStatement' ? node.body.at(-1) : node;
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement';
};
