/**
 * Property writes: assignments such as `object.name = value`, looked up by the object. Most writes go to literals of the file, and are
 * found without evaluation. Only the targets of other writes are evaluated. Knows nothing of functions that write to their arguments:
 * see mixins.ts.
 */
import { groupBy } from '../../collections/group-by.ts';
import { getOrMake, pushTo } from '../../collections/maps.ts';
import type { ModuleSummary, PropertyWrite, ValueId } from '../../summary/model.ts';
import type { AbstractValue } from './abstract-value.ts';
import type { ReadValue } from './evaluation.ts';
import type { Module } from './modules.ts';

/** The writes to one property name. */
interface WritesByName {
  readonly all: readonly PropertyWrite[];
  /** The writes whose target is an object or array literal, by the literal. Such a target can be nothing else. */
  readonly toLiterals: ReadonlyMap<ValueId, readonly PropertyWrite[]>;
  /** The writes whose target has to be evaluated. */
  readonly toOthers: readonly PropertyWrite[];
}

type WritesByTarget = ReadonlyMap<AbstractValue, readonly PropertyWrite[]>;

export class PropertyWrites {
  /** The indexes by reader. A reader's answers don't change while it is in use, so an index holds as long as its reader. */
  readonly #asked = new WeakMap<ReadValue, Map<readonly PropertyWrite[], WritesByTarget | undefined>>();
  readonly #named = new WeakMap<ModuleSummary, ReadonlyMap<string, WritesByName>>();

  /** Returns all writes of a module to a name. `*` is the name where all members of an object are copied. */
  named({ summary }: Module, name: string): readonly PropertyWrite[] {
    return this.#in(summary).get(name)?.all ?? [];
  }

  /** Returns the writes to a name whose target may be a value. */
  to(value: AbstractValue, module: Module, name: string, read: ReadValue): PropertyWrite[] {
    const named = this.#in(module.summary).get(name);
    if (!named) return [];
    const toLiteral = value.kind === 'object' && value.module === module ? (named.toLiterals.get(value.value) ?? []) : [];
    return [...toLiteral, ...this.#toOthers(named.toOthers, value, module, read)];
  }

  /** Returns those writes whose target may be a value. A reader's second question about the same writes makes an index of them. */
  #toOthers(writes: readonly PropertyWrite[], value: AbstractValue, module: Module, read: ReadValue): readonly PropertyWrite[] {
    if (writes.length === 0) return writes;
    const asked = getOrMake(this.#asked, read, () => new Map<readonly PropertyWrite[], WritesByTarget | undefined>());
    if (!asked.has(writes)) {
      asked.set(writes, undefined);
      return writes.filter(({ object }) => read(module, object).has(value));
    }
    return getOrMake(asked, writes, () => indexByTarget(writes, module, read))?.get(value) ?? [];
  }

  #in(summary: ModuleSummary): ReadonlyMap<string, WritesByName> {
    return getOrMake(this.#named, summary, () => {
      const byName = groupBy(summary.writes, write => write.name);
      return new Map(Array.from(byName, ([name, all]) => [name, splitByTarget(summary, all)]));
    });
  }
}

function splitByTarget({ values }: ModuleSummary, all: readonly PropertyWrite[]): WritesByName {
  const isToLiteral = ({ object }: PropertyWrite): boolean => values[object]?.kind === 'object' || values[object]?.kind === 'array';
  const toLiterals = groupBy(all.filter(isToLiteral), ({ object }) => object);
  return { all, toLiterals, toOthers: all.filter(write => !isToLiteral(write)) };
}

function indexByTarget(writes: readonly PropertyWrite[], module: Module, read: ReadValue): WritesByTarget {
  const byTarget = new Map<AbstractValue, PropertyWrite[]>();
  for (const write of writes) for (const target of read(module, write.object)) pushTo(byTarget, target, write);
  return byTarget;
}
