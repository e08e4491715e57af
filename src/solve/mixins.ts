/**
 * What functions write to the things that a module hands them: `require('./orders')(Shop)` gives a class the methods that
 * another file assigns to its parameter's prototype. Only things that are named where they are handed over count.
 */
import { groupBy } from '../collections/group-by.ts';
import type { ModuleSummary, PropertyWrite, Value, ValueId } from '../summary/model.ts';
import type { Module, Thing } from './things.ts';

/** The things a value can be, as far as they are known by now. */
type Read = (module: Module, value: ValueId) => ReadonlySet<Thing>;

interface HandedOver {
  readonly callee: ValueId;
  /** The argument's index. */
  readonly index: number;
}

export interface ForeignWrite {
  /** The file that writes it. */
  readonly module: Module;
  readonly write: PropertyWrite;
}

type ByThing = ReadonlyMap<string, readonly HandedOver[]>;

export class Mixins {
  readonly #handedOver = new WeakMap<ModuleSummary, ByThing>();

  /** What is written to a thing, by a name or by `*` with all members of another object, where its module hands it over. */
  writesTo(thing: Thing, name: string, read: Read): ForeignWrite[] {
    const target = thing.kind === 'instance' ? thing.of : thing;
    const key = keyOfThing(target);
    if (key === undefined || !('module' in target)) return [];
    const { module } = target;
    return (this.#in(module.summary).get(key) ?? []).flatMap(({ callee, index }) =>
      [...read(module, callee)].flatMap(called =>
        called.kind === 'function' ? writesIn(called.module, called.id, index, thing.kind === 'instance', name) : [],
      ),
    );
  }

  #in(summary: ModuleSummary): ByThing {
    let found = this.#handedOver.get(summary);
    if (!found) this.#handedOver.set(summary, (found = handedOverIn(summary)));
    return found;
  }
}

function handedOverIn({ calls, values }: ModuleSummary): ByThing {
  const found = new Map<string, HandedOver[]>();
  const noted = new Set<string>();
  for (const { callee, arguments: given, construct } of calls) {
    if (construct || !isOfProject(values, callee) || given.some(({ spread }) => spread)) continue;
    for (const [index, { value }] of given.entries()) {
      const key = keyOfValue(values[value], value);
      if (key === undefined) continue;
      const note = `${key} ${callee} ${index}`;
      if (noted.has(note)) continue;
      noted.add(note);
      const known = found.get(key);
      if (known) known.push({ callee, index });
      else found.set(key, [{ callee, index }]);
    }
  }
  return found;
}

/** Whether a callee is a function of the file, or of one that is imported by its path. */
function isOfProject(values: readonly Value[], callee: ValueId): boolean {
  let value = values[callee];
  if (value?.kind === 'function') return true;
  while (value?.kind === 'member') value = values[value.object];
  return value?.kind === 'module' && value.specifier.startsWith('.');
}

/** What tells the things of one module apart; a value that is a thing by itself has its thing's key. */
function keyOfThing(thing: Thing): string | undefined {
  switch (thing.kind) {
    case 'class':
    case 'function':
      return `${thing.kind} ${thing.id}`;
    case 'object':
      return `object ${thing.value}`;
    case 'exports':
      return 'exports';
    default:
      return undefined;
  }
}

function keyOfValue(value: Value | undefined, id: ValueId): string | undefined {
  switch (value?.kind) {
    case 'class':
      return `class ${value.class}`;
    case 'function':
      return `function ${value.function}`;
    case 'object':
      return `object ${id}`;
    case 'exports':
      return 'exports';
    default:
      return undefined;
  }
}

/** What a function writes to its parameter, or to its parameter's prototype. */
function writesIn(module: Module, id: number, index: number, isPrototype: boolean, name: string): ForeignWrite[] {
  const writes = parameterWritesOf(module.summary).get(keyOfParameter(id, index, isPrototype)) ?? [];
  return writes.filter(write => write.name === name || write.name === '*').map(write => ({ module, write }));
}

const keyOfParameter = (id: number, index: number, isPrototype: boolean): string => `${id} ${index}${isPrototype ? ' prototype' : ''}`;

const parameterWrites = new WeakMap<ModuleSummary, ReadonlyMap<string, readonly PropertyWrite[]>>();

function parameterWritesOf(summary: ModuleSummary): ReadonlyMap<string, readonly PropertyWrite[]> {
  let found = parameterWrites.get(summary);
  if (!found) {
    const { values, writes } = summary;
    const targetOf = ({ object }: PropertyWrite): string | undefined => {
      const value = values[object];
      const isPrototype = value?.kind === 'member' && value.name === 'prototype';
      const parameter = isPrototype ? values[value.object] : value;
      return parameter?.kind === 'parameter' ? keyOfParameter(parameter.function, parameter.index, isPrototype) : undefined;
    };
    const byTarget = groupBy(writes, targetOf);
    found = new Map([...byTarget].flatMap(([target, own]) => (target === undefined ? [] : [[target, own] as const])));
    parameterWrites.set(summary, found);
  }
  return found;
}
