/**
 * What functions write to the things that a module hands them: `require('./orders')(Shop)` gives a class the methods that
 * another file assigns to its parameter's prototype. Only things that are named where they are handed over count.
 */
import { groupBy } from '../../collections/group-by.ts';
import type { ModuleSummary, PropertyWrite, SymbolicValue, ValueId } from '../../summary/model.ts';
import type { AbstractValue } from './abstract-value.ts';
import type { Module } from './modules.ts';

/** The things a value can be, as far as they are known by now. */
type Read = (module: Module, value: ValueId) => ReadonlySet<AbstractValue>;

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
  writesTo(value: AbstractValue, name: string, read: Read): ForeignWrite[] {
    const target = value.kind === 'instance' ? value.of : value;
    const key = keyOfThing(target);
    if (key === undefined || !('module' in target)) return [];
    const { module } = target;
    return (this.#in(module.summary).get(key) ?? []).flatMap(({ callee, index }) =>
      [...read(module, callee)].flatMap(called =>
        called.kind === 'function' ? writesIn(called.module, called.id, index, value.kind === 'instance', name) : [],
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
  for (const { callee, arguments: args, construct } of calls) {
    if (construct || !isOfProject(values, callee) || args.some(({ spread }) => spread)) continue;
    for (const [index, { value }] of args.entries()) {
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
function isOfProject(values: readonly SymbolicValue[], callee: ValueId): boolean {
  let symbolic = values[callee];
  if (symbolic?.kind === 'function') return true;
  while (symbolic?.kind === 'member') symbolic = values[symbolic.object];
  return symbolic?.kind === 'module' && symbolic.specifier.startsWith('.');
}

/** What tells the things of one module apart; a value that is a thing by itself has its thing's key. */
function keyOfThing(value: AbstractValue): string | undefined {
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

function keyOfValue(symbolic: SymbolicValue | undefined, id: ValueId): string | undefined {
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
      const symbolic = values[object];
      const isPrototype = symbolic?.kind === 'member' && symbolic.name === 'prototype';
      const parameter = isPrototype ? values[symbolic.object] : symbolic;
      return parameter?.kind === 'parameter' ? keyOfParameter(parameter.function, parameter.index, isPrototype) : undefined;
    };
    const byTarget = groupBy(writes, targetOf);
    found = new Map([...byTarget].flatMap(([target, own]) => (target === undefined ? [] : [[target, own] as const])));
    parameterWrites.set(summary, found);
  }
  return found;
}
