/**
 * Mixins: properties that a function writes to its arguments. `require('./orders')(Shop)` adds methods to the class `Shop`, if
 * `orders.js` assigns them to its parameter's prototype. Arguments are not evaluated: only a function, a class, an object
 * literal or `module.exports` itself counts. Knows nothing of assignments outside of such functions.
 */
import { groupBy } from '../../collections/group-by.ts';
import { getOrMake, pushTo } from '../../collections/maps.ts';
import type { ModuleSummary, PropertyWrite, SymbolicValue, ValueId } from '../../summary/model.ts';
import type { AbstractValue } from './abstract-value.ts';
import type { ReadValue } from './evaluation.ts';
import type { Module } from './modules.ts';

/** The position at which a call passes a value. */
interface Position {
  readonly callee: ValueId;
  /** The argument's index. */
  readonly index: number;
}

/** A write to a parameter, with the file of the function that writes. */
export interface ForeignWrite {
  readonly module: Module;
  readonly write: PropertyWrite;
}

/** The positions at which calls pass each value, by the value's key. */
type Positions = ReadonlyMap<string, readonly Position[]>;

export class Mixins {
  readonly #positions = new WeakMap<ModuleSummary, Positions>();

  /** Returns the writes to a member by functions to which the value's own module passes the value. `*` copies all members. */
  writesTo(value: AbstractValue, name: string, read: ReadValue): ForeignWrite[] {
    const target = value.kind === 'instance' ? value.of : value;
    const key = keyOf(target);
    if (key === undefined || !('module' in target)) return [];
    const { module } = target;
    return (this.#positionsIn(module.summary).get(key) ?? []).flatMap(({ callee, index }) =>
      [...read(module, callee)].flatMap(called =>
        called.kind === 'function' ? writesIn(called.module, called.id, index, value.kind === 'instance', name) : [],
      ),
    );
  }

  #positionsIn(summary: ModuleSummary): Positions {
    return getOrMake(this.#positions, summary, () => positionsIn(summary));
  }
}

function positionsIn({ calls, values }: ModuleSummary): Positions {
  const positions = new Map<string, Position[]>();
  const noted = new Set<string>();
  for (const { callee, arguments: args, construct } of calls) {
    if (construct || !isOfProject(values, callee) || args.some(({ spread }) => spread)) continue;
    for (const [index, { value }] of args.entries()) {
      const key = keyOfSymbolic(values[value], value);
      if (key === undefined) continue;
      const note = `${key} ${callee} ${index}`;
      if (noted.has(note)) continue;
      noted.add(note);
      pushTo(positions, key, { callee, index });
    }
  }
  return positions;
}

/** Tells whether a callee is a function of the file, or comes from a module with a relative path. */
function isOfProject(values: readonly SymbolicValue[], callee: ValueId): boolean {
  let symbolic = values[callee];
  if (symbolic?.kind === 'function') return true;
  while (symbolic?.kind === 'member') symbolic = values[symbolic.object];
  return symbolic?.kind === 'module' && symbolic.specifier.startsWith('.');
}

/** Returns a key that identifies a value in its module. `keyOfSymbolic` returns an equal key for the value's symbolic value. */
function keyOf(value: AbstractValue): string | undefined {
  switch (value.kind) {
    case 'class':
    case 'function':
      return `${value.kind} ${value.id}`;
    case 'object':
      return `object ${value.value}`;
    case 'exports':
      return 'exports';
    default:
      return undefined;
  }
}

function keyOfSymbolic(symbolic: SymbolicValue | undefined, id: ValueId): string | undefined {
  switch (symbolic?.kind) {
    case 'class':
      return `class ${symbolic.class}`;
    case 'function':
      return `function ${symbolic.function}`;
    case 'object':
      return `object ${id}`;
    case 'exports':
      return 'exports';
    default:
      return undefined;
  }
}

/** Returns the writes of a function to its parameter, or to its parameter's prototype. */
function writesIn(module: Module, id: number, index: number, isPrototype: boolean, name: string): ForeignWrite[] {
  const writes = parameterWritesOf(module.summary).get(keyOfParameter(id, index, isPrototype)) ?? [];
  return writes.filter(write => write.name === name || write.name === '*').map(write => ({ module, write }));
}

const keyOfParameter = (id: number, index: number, isPrototype: boolean): string => `${id} ${index}${isPrototype ? ' prototype' : ''}`;

const parameterWrites = new WeakMap<ModuleSummary, ReadonlyMap<string, readonly PropertyWrite[]>>();

function parameterWritesOf(summary: ModuleSummary): ReadonlyMap<string, readonly PropertyWrite[]> {
  return getOrMake(parameterWrites, summary, () => {
    const { values, writes } = summary;
    const targetOf = ({ object }: PropertyWrite): string | undefined => {
      const symbolic = values[object];
      const isPrototype = symbolic?.kind === 'member' && symbolic.name === 'prototype';
      const parameter = isPrototype ? values[symbolic.object] : symbolic;
      return parameter?.kind === 'parameter' ? keyOfParameter(parameter.function, parameter.index, isPrototype) : undefined;
    };
    const byTarget = groupBy(writes, targetOf);
    return new Map([...byTarget].flatMap(([target, own]) => (target === undefined ? [] : [[target, own] as const])));
  });
}
