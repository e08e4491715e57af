/**
 * Demand-driven least fixpoint over sets. Where nothing goes in a circle, a key is evaluated once, after those it needs.
 * The rest goes round by round, until nothing grows. What was found is then final, and does not depend on what was asked
 * first. Recursion is bounded, so neither a circle nor a long chain does harm.
 */

/** Reads the set of another key, as far as it is known by now. */
export type Read<Key, Item> = (key: Key) => ReadonlySet<Item>;

/** How many keys need each other in a row before they are evaluated without recursion. */
const DEEPEST = 100;

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
    return this.#final.get(root) ?? this.#evaluateOnce(root, new Set(), new Set()) ?? this.#evaluateInRounds(root);
  }

  /** Nothing where the key needs itself, or too many others in a row: `circular` are the keys that were found to. */
  #evaluateOnce(key: Key, open: Set<Key>, circular: Set<Key>): ReadonlySet<Item> | undefined {
    if (open.has(key) || circular.has(key) || open.size > DEEPEST) return undefined;
    open.add(key);
    let missing = 0;
    const items = this.#transfer(key, needed => {
      const set = this.#final.get(needed) ?? this.#evaluateOnce(needed, open, circular);
      if (!set) missing++;
      return set ?? this.#empty;
    });
    open.delete(key);
    if (missing === 0) return this.#conclude(key, new Set(items));
    circular.add(key);
    return undefined;
  }

  #evaluateInRounds(root: Key): ReadonlySet<Item> {
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
    for (const [key, items] of pending) this.#conclude(key, items);
    return this.#final.get(root) as ReadonlySet<Item>;
  }

  /** Most sets have no item or one: there are as many as there are values in a project, so that those are kept once. */
  #conclude(key: Key, items: ReadonlySet<Item>): ReadonlySet<Item> {
    const shared = items.size > 1 ? items : this.#shared(items);
    this.#final.set(key, shared);
    return shared;
  }

  #shared(items: ReadonlySet<Item>): ReadonlySet<Item> {
    const [item] = items;
    if (item === undefined) return this.#empty;
    let single = this.#singles.get(item);
    if (!single) this.#singles.set(item, (single = items));
    return single;
  }
}
