/** Idioms of maps whose entries are made when they are first asked for. */

/** Returns the entry of a key; makes it first where there is none. */
export function getOrMake<Key, Value>(map: MapLike<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

/** Adds an item to the list of a key. */
export function pushTo<Key, Item>(map: MapLike<Key, Item[]>, key: Key, item: Item): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

/** Adds an item to the set of a key. */
export function addTo<Key, Item>(map: MapLike<Key, Set<Item>>, key: Key, item: Item): void {
  const set = map.get(key);
  if (set) set.add(item);
  else map.set(key, new Set([item]));
}

/** Adds to the count of a key, and returns the new count. */
export function addCount<Key>(counts: MapLike<Key, number>, key: Key, added = 1): number {
  const count = (counts.get(key) ?? 0) + added;
  counts.set(key, count);
  return count;
}

/**
 * Returns a function that remembers what `make` returns for each first argument. Further arguments must be the same whenever
 * the first one is.
 */
export function remembered<Key extends object, Rest extends readonly unknown[], Value>(
  make: (key: Key, ...rest: Rest) => Value,
): (key: Key, ...rest: Rest) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key, ...rest) => getOrMake(known, key, () => ({ value: make(key, ...rest) })).value;
}

/** A `Map` or a `WeakMap`. */
interface MapLike<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}
