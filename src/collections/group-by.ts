import { pushTo } from './maps.ts';

/** Groups items by their key, in order, as `Map.groupBy` does, which Node 20 doesn't have. */
export function groupBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) pushTo(groups, keyOf(item), item);
  return groups;
}
