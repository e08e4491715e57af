/**
 * Demand-driven least fixpoint over sets. Where nothing goes in a circle, a key is evaluated once, after those it needs.
 * The rest goes round by round, until nothing grows. What was found is then final, and does not depend on what was asked
 * first. Recursion is bounded, so neither a circle nor a long chain does harm; and so is the work, so that every answer comes.
 */

/** Reads the set of another key, as far as it is known by now. */
export type Read<Key, Item> = (key: Key) => ReadonlySet<Item>;

/** How many keys need each other in a row before they are evaluated without recursion. */
const DEEPEST = 100;

/**
 * How many sets are read and items found for one answer, and how many more for each key that has a part in it. The answers of
 * people's programs take some thousands, those of bundles up to half a million.
 */
const MOST_WORK = 5_000_000;
const MOST_WORK_A_KEY = 100;

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

  /** What takes too much work is not known, and neither is what takes part in it. */
  #evaluateInRounds(root: Key): ReadonlySet<Item> {
    const pending = new Map<Key, Set<Item>>([[root, new Set()]]);
    const dependents = new Map<Key, Set<Key>>();
    const queue = new Set<Key>([root]);
    let work = 0;
    for (const key of queue) {
      queue.delete(key);
      const items = pending.get(key) as Set<Item>;
      const before = items.size;
      const read: Read<Key, Item> = needed => {
        work++;
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
      for (const item of [...this.#transfer(key, read)]) {
        work++;
        items.add(item);
      }
      if (work > MOST_WORK + MOST_WORK_A_KEY * pending.size) return this.#giveUp(root, pending);
      if (items.size > before) for (const dependent of dependents.get(key) ?? []) queue.add(dependent);
    }
    for (const [key, items] of pending) this.#conclude(key, items);
    return this.#final.get(root) as ReadonlySet<Item>;
  }

  #giveUp(root: Key, pending: ReadonlyMap<Key, unknown>): ReadonlySet<Item> {
    for (const key of pending.keys()) this.#conclude(key, this.#empty);
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
