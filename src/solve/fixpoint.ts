/**
 * Demand-driven least fixpoint over sets. A query evaluates what it needs and what that needs, round by round, until
 * nothing grows; what it found is then final. No recursion, so neither a cycle nor a long chain does harm, and the
 * answer does not depend on what was asked first.
 */

/** Reads the set of another key, as far as it is known by now. */
export type Read<Key, Item> = (key: Key) => ReadonlySet<Item>;

export class Fixpoint<Key extends object, Item> {
  readonly #transfer: (key: Key, read: Read<Key, Item>) => Iterable<Item>;
  readonly #final = new Map<Key, ReadonlySet<Item>>();
  readonly #empty: ReadonlySet<Item> = new Set();
  readonly #singles = new Map<Item, ReadonlySet<Item>>();

  /** `transfer` gives a key's items from those of other keys; it must not give fewer when those have more. */
  constructor(transfer: (key: Key, read: Read<Key, Item>) => Iterable<Item>) {
    this.#transfer = transfer;
  }

  evaluate(root: Key): ReadonlySet<Item> {
    const known = this.#final.get(root);
    if (known) return known;
    const pending = new Map<Key, Set<Item>>([[root, new Set()]]);
    const dependents = new Map<Key, Set<Key>>();
    const queue = new Set<Key>([root]);
    for (const key of queue) {
      queue.delete(key);
      const items = pending.get(key) as Set<Item>;
      const before = items.size;
      const read: Read<Key, Item> = needed => {
        const final = this.#final.get(needed);
        if (final) return final;
        let needers = dependents.get(needed);
        if (!needers) dependents.set(needed, (needers = new Set()));
        needers.add(key);
        let set = pending.get(needed);
        if (!set) {
          pending.set(needed, (set = new Set()));
          queue.add(needed);
        }
        return set;
      };
      for (const item of [...this.#transfer(key, read)]) items.add(item);
      if (items.size > before) for (const dependent of dependents.get(key) ?? []) queue.add(dependent);
    }
    for (const [key, items] of pending) this.#final.set(key, this.#shared(items));
    return this.#final.get(root) as ReadonlySet<Item>;
  }

  /** Most sets have no item or one: there are as many as there are values in a project, so that those are kept once. */
  #shared(items: ReadonlySet<Item>): ReadonlySet<Item> {
    if (items.size > 1) return items;
    const [item] = items;
    if (item === undefined) return this.#empty;
    let single = this.#singles.get(item);
    if (!single) this.#singles.set(item, (single = items));
    return single;
  }
}
