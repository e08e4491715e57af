/**
 * What a module assigns to members of its things. Most assignments are to objects that are made in the file: these are found by the
 * object, so that a thing is not held against every assignment there is.
 */
import { groupBy } from '../../collections/group-by.ts';
import type { ModuleSummary, PropertyWrite, ValueId } from '../../summary/model.ts';
import type { AbstractValue } from './abstract-value.ts';
import type { ReadValue } from './evaluation.ts';
import type { Module } from './modules.ts';

/** What is assigned by one name. */
interface Named {
  readonly all: readonly PropertyWrite[];
  /** To objects where they are made, by the value that these are: no other thing is meant. */
  readonly toMade: ReadonlyMap<ValueId, readonly PropertyWrite[]>;
  /** To what has to be evaluated. */
  readonly toOthers: readonly PropertyWrite[];
}

type ByThing = ReadonlyMap<AbstractValue, readonly PropertyWrite[]>;

export class PropertyWrites {
  /** By what reads: as long as it does, what it reads stays the same. */
  readonly #asked = new WeakMap<ReadValue, Map<readonly PropertyWrite[], ByThing | undefined>>();
  readonly #named = new WeakMap<ModuleSummary, ReadonlyMap<string, Named>>();

  /** All assignments in a module by a name, or by `*` of all members of another object. */
  named({ summary }: Module, name: string): readonly PropertyWrite[] {
    return this.#in(summary).get(name)?.all ?? [];
  }

  /** Those of them that are to this thing. */
  to(value: AbstractValue, module: Module, name: string, read: ReadValue): PropertyWrite[] {
    const named = this.#in(module.summary).get(name);
    if (!named) return [];
    const toMade = value.kind === 'object' && value.module === module ? (named.toMade.get(value.value) ?? []) : [];
    return [...toMade, ...this.#toOthers(named.toOthers, value, module, read)];
  }

  /** Where one evaluation asks of several things, what is assigned to each of them is found once. */
  #toOthers(writes: readonly PropertyWrite[], value: AbstractValue, module: Module, read: ReadValue): readonly PropertyWrite[] {
    if (writes.length === 0) return writes;
    let asked = this.#asked.get(read);
    if (!asked) this.#asked.set(read, (asked = new Map<readonly PropertyWrite[], ByThing | undefined>()));
    if (!asked.has(writes)) {
      asked.set(writes, undefined);
      return writes.filter(({ object }) => read(module, object).has(value));
    }
    let byThing = asked.get(writes);
    if (!byThing) asked.set(writes, (byThing = byThingIn(writes, module, read)));
    return byThing.get(value) ?? [];
  }

  #in(summary: ModuleSummary): ReadonlyMap<string, Named> {
    let named = this.#named.get(summary);
    if (!named) {
      const byName = groupBy(summary.writes, write => write.name);
      this.#named.set(summary, (named = new Map(Array.from(byName, ([name, all]) => [name, namedIn(summary, all)]))));
    }
    return named;
  }
}

function namedIn({ values }: ModuleSummary, all: readonly PropertyWrite[]): Named {
  const isMade = ({ object }: PropertyWrite): boolean => values[object]?.kind === 'object' || values[object]?.kind === 'array';
  return { all, toMade: groupBy(all.filter(isMade), ({ object }) => object), toOthers: all.filter(write => !isMade(write)) };
}

function byThingIn(writes: readonly PropertyWrite[], module: Module, read: ReadValue): ByThing {
  const byThing = new Map<AbstractValue, PropertyWrite[]>();
  for (const write of writes) {
    for (const value of read(module, write.object)) {
      const known = byThing.get(value);
      if (known) known.push(write);
      else byThing.set(value, [write]);
    }
  }
  return byThing;
}
