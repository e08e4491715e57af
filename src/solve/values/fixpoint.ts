/**
 * Demand-driven least fixpoint over sets. A key outside of any cycle is evaluated once, after the keys that it needs. Keys in a cycle
 * are evaluated in rounds, until no set grows. Their sets are then final, and don't depend on the order of questions. The recursion has
 * a bound, so a long chain of keys can't overflow the stack. The work has a bound, so every question is answered. Knows nothing of
 * what keys and items mean.
 */

import { addTo, getOrMake } from '../../collections/maps.ts';

/** The reader of another key's set, as far as the set is known by now. */
export type Read<Key, Item> = (key: Key) => ReadonlySet<Item>;

/** The length of a chain of keys that is still evaluated by recursion. */
const MAX_DEPTH = 100;

/**
 * The number of sets read and items found for one question. Each key that takes part adds to the limit. Questions about hand-written
 * programs take some thousands, those about bundles up to half a million.
 */
const MAX_WORK = 5_000_000;
const MAX_WORK_PER_KEY = 100;

export class Fixpoint<Key extends object, Item> {
  readonly #transfer: (key: Key, read: Read<Key, Item>) => Iterable<Item>;
  readonly #final = new Map<Key, ReadonlySet<Item>>();
  readonly #empty: ReadonlySet<Item> = new Set();
  readonly #singles = new Map<Item, ReadonlySet<Item>>();

  /** `transfer` computes a key's items from the items of other keys. It must be monotone: more items of others never yield fewer. */
  constructor(transfer: (key: Key, read: Read<Key, Item>) => Iterable<Item>) {
    this.#transfer = transfer;
  }

  evaluate(root: Key): ReadonlySet<Item> {
    return this.#final.get(root) ?? this.#evaluateOnce(root, new Set(), new Set()) ?? this.#evaluateInRounds(root);
  }

  /**
   * Evaluates a key by recursion. Returns `undefined` where the key needs itself, or where the chain is too long. `circular` collects
   * the keys without an answer, so that each of them is tried once.
   */
  #evaluateOnce(key: Key, open: Set<Key>, circular: Set<Key>): ReadonlySet<Item> | undefined {
    if (open.has(key) || circular.has(key) || open.size > MAX_DEPTH) return undefined;
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

  /** Evaluates a key and all keys that it needs, with a work list. All of them stay empty where this takes too much work. */
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
        addTo(dependents, needed, key);
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
      if (work > MAX_WORK + MAX_WORK_PER_KEY * pending.size) return this.#giveUp(root, pending);
      if (items.size > before) for (const dependent of dependents.get(key) ?? []) queue.add(dependent);
    }
    for (const [key, items] of pending) this.#conclude(key, items);
    return this.#final.get(root) as ReadonlySet<Item>;
  }

  #giveUp(root: Key, pending: ReadonlyMap<Key, unknown>): ReadonlySet<Item> {
    for (const key of pending.keys()) this.#conclude(key, this.#empty);
    return this.#final.get(root) as ReadonlySet<Item>;
  }

  /** Makes a set final. Each value of a project has a set, and most sets have one item or none: equal ones are shared. */
  #conclude(key: Key, items: ReadonlySet<Item>): ReadonlySet<Item> {
    const shared = items.size > 1 ? items : this.#shared(items);
    this.#final.set(key, shared);
    return shared;
  }

  #shared(items: ReadonlySet<Item>): ReadonlySet<Item> {
    const [item] = items;
    if (item === undefined) return this.#empty;
    return getOrMake(this.#singles, item, () => items);
  }
}
