/**
 * What a member of a thing can be: of the catalog's tree, of classes and their instances, of constructor functions, of
 * objects, and whatever has been assigned to it in its module.
 */
import type { Catalog, CatalogNode } from '../catalog/index.ts';
import { groupBy } from '../collections/group-by.ts';
import { UNKNOWN, type ClassSummary, type ModuleSummary, type PropertyWrite, type ValueId } from '../summary/model.ts';
import type { ClassThing, FunctionThing, Module, Thing, Things } from './things.ts';

/** The things a value can be, as far as they are known by now. */
export type ReadValue = (module: Module, value: ValueId) => ReadonlySet<Thing>;

/** A question about a member: its name, and how a base class or a copied object is asked in turn. */
interface Question {
  readonly name: string;
  readonly read: ReadValue;
  readonly inherited: (base: Thing) => Thing[];
}

const NOTHING: ReadonlySet<Thing> = new Set();

export const each = (things: ReadonlySet<Thing>, give: (thing: Thing) => Thing[]): Thing[] => [...things].flatMap(give);

export class Members {
  readonly #catalog: Catalog;
  readonly #things: Things;
  readonly #writes = new WeakMap<ModuleSummary, ReadonlyMap<string, readonly PropertyWrite[]>>();

  constructor(catalog: Catalog, things: Things) {
    this.#catalog = catalog;
    this.#things = things;
  }

  known(node: CatalogNode | undefined): Thing[] {
    return node ? [this.#things.get({ kind: 'known', node })] : [];
  }

  /** What `new thing` gives. */
  instance(thing: Thing): Thing[] {
    switch (thing.kind) {
      case 'known':
        return this.known(this.#catalog.step(thing.node, { step: 'instance' }));
      case 'function':
      case 'class':
        return [this.#things.get({ kind: 'instance', of: thing })];
      default:
        return [];
    }
  }

  /** What `thing.name` can be. */
  of(thing: Thing, name: string, read: ReadValue, seen = NOTHING): Thing[] {
    // A class that extends itself, or objects copied into each other, have no more members for it.
    if (seen.has(thing)) return [];
    const inherited = (base: Thing): Thing[] => this.of(base, name, read, new Set([...seen, thing]));
    const question: Question = { name, read, inherited };
    switch (thing.kind) {
      case 'known': {
        const member = this.known(this.#catalog.step(thing.node, { step: 'member', name }));
        return member.length > 0 ? member : this.#invoker(thing, name);
      }
      case 'promisified':
        return this.#invoker(thing, name);
      case 'function': {
        const own = name === 'prototype' ? this.instance(thing) : this.#invoker(thing, name);
        return [...own, ...this.#written(thing.module, thing, question)];
      }
      case 'class':
        return name === 'prototype' ? this.instance(thing) : this.#ofClass(thing, true, question);
      case 'instance':
        return thing.of.kind === 'class' ? this.#ofClass(thing.of, false, question) : this.#ofConstructed(thing.of, question);
      case 'object':
        return [...this.#ofObject(thing, question), ...this.#written(thing.module, thing, question)];
      case 'exports':
        return this.#written(thing.module, thing, question);
      case 'signature':
      case 'literal':
      case 'invoker':
        return [];
    }
  }

  #invoker(of: Thing, name: string): Thing[] {
    return name === 'call' || name === 'apply' || name === 'bind' ? [this.#things.get({ kind: 'invoker', of, how: name })] : [];
  }

  #ofClass(thing: ClassThing, isStatic: boolean, question: Question): Thing[] {
    const { module } = thing;
    const { name, read, inherited } = question;
    const { members, superClass } = classAt(module, thing.id);
    const self = isStatic ? thing : this.#things.get({ kind: 'instance', of: thing });
    const written = this.#written(module, self, question);
    const own = members.filter(member => member.static === isStatic && member.name === name);
    if (own.length > 0) return [...written, ...own.flatMap(member => valueOf(module, member, read))];
    const bases = each(read(module, superClass ?? UNKNOWN), base => (isStatic ? [base] : this.instance(base)));
    return [...written, ...bases.flatMap(inherited)];
  }

  /** A member of what a constructor function makes: written to `this`, to its prototype, or on an object assigned to that. */
  #ofConstructed(constructor: FunctionThing, question: Question): Thing[] {
    const { module } = constructor;
    const self = this.#things.get({ kind: 'instance', of: constructor });
    const prototypes = this.#written(module, constructor, { ...question, name: 'prototype' });
    return [...this.#written(module, self, question), ...prototypes.filter(base => base !== self).flatMap(question.inherited)];
  }

  #ofObject({ module, value: id }: Thing & { kind: 'object' }, { name, read, inherited }: Question): Thing[] {
    const value = module.summary.values[id];
    if (value?.kind !== 'object') return [];
    const own = value.properties.filter(property => property.name === name);
    if (own.length === 0) return value.spreads.flatMap(spread => each(read(module, spread), inherited));
    return own.flatMap(property => valueOf(module, property, read));
  }

  /** What has been assigned to the member in the thing's module, by itself or with all members of another object. */
  #written(module: Module, thing: Thing, { name, read, inherited }: Question): Thing[] {
    const writes = this.#writesOf(module);
    const direct = (writes.get(name) ?? []).filter(({ object }) => read(module, object).has(thing));
    const copied = (writes.get('*') ?? []).filter(({ object }) => read(module, object).has(thing));
    return [
      ...direct.flatMap(write => valueOf(module, write, read)),
      ...copied.flatMap(({ value }) => each(read(module, value), inherited)),
    ];
  }

  #writesOf({ summary }: Module): ReadonlyMap<string, readonly PropertyWrite[]> {
    let writes = this.#writes.get(summary);
    if (!writes) this.#writes.set(summary, (writes = groupBy(summary.writes, write => write.name)));
    return writes;
  }
}

/** The value of a member or a property; of a getter, what it returns. */
function valueOf(module: Module, { value, getter }: { value: ValueId; getter?: boolean }, read: ReadValue): Thing[] {
  const things = read(module, value);
  return getter ? each(things, thing => (thing.kind === 'function' ? returned(thing, read) : [])) : [...things];
}

/** What a function returns. */
export function returned({ module, id }: FunctionThing, read: ReadValue): Thing[] {
  return (module.summary.functions[id]?.returns ?? []).flatMap(value => [...read(module, value)]);
}

export const classAt = (module: Module, id: number): ClassSummary => module.summary.classes[id] as ClassSummary;
