/**
 * Evaluates the values of summaries: joins them with the catalog and with the other modules, and says which things a
 * value can be. Knows nothing of contexts or of what blocks.
 */
import type { Catalog, CatalogNode } from '../catalog/index.ts';
import { groupBy } from '../collections/group-by.ts';
import type { CallSite, ClassSummary, ModuleSummary, PropertyWrite, Value, ValueId } from '../summary/model.ts';
import { UNKNOWN } from '../summary/model.ts';
import { Fixpoint, type Read } from './fixpoint.ts';
import { Things, type ClassThing, type FunctionThing, type Module, type Modules, type Thing } from './things.ts';

interface ValueKey {
  readonly module: Module;
  readonly value: ValueId;
}

const NOTHING: ReadonlySet<Thing> = new Set();

export class Evaluator {
  readonly #catalog: Catalog;
  readonly #modules: Modules;
  readonly #things = new Things();
  readonly #keys = new WeakMap<ModuleSummary, ValueKey[]>();
  readonly #writes = new WeakMap<ModuleSummary, Map<string, PropertyWrite[]>>();
  readonly #fixpoint = new Fixpoint<ValueKey, Thing>((key, read) => this.#transfer(key, read));

  constructor(catalog: Catalog, modules: Modules) {
    this.#catalog = catalog;
    this.#modules = modules;
  }

  /** The things a value can be; none where nothing is known. */
  evaluate(module: Module, value: ValueId): ReadonlySet<Thing> {
    return value === UNKNOWN ? NOTHING : this.#fixpoint.evaluate(this.#key(module, value));
  }

  function(module: Module, id: number): FunctionThing {
    return this.#things.get({ kind: 'function', module, id });
  }

  #key(module: Module, value: ValueId): ValueKey {
    let keys = this.#keys.get(module.summary);
    if (!keys) this.#keys.set(module.summary, (keys = []));
    return (keys[value] ??= { module, value });
  }

  #known(node: CatalogNode | undefined): Thing[] {
    return node ? [this.#things.get({ kind: 'known', node })] : [];
  }

  #transfer({ module, value: id }: ValueKey, readKey: Read<ValueKey, Thing>): Thing[] {
    const value = module.summary.values[id] as Value;
    const read: ReadValue = (of, valueId) => (valueId === UNKNOWN ? NOTHING : readKey(this.#key(of, valueId)));
    switch (value.kind) {
      case 'unknown':
      case 'parameter':
        return [];
      case 'literal':
        return [this.#things.get({ kind: 'literal', value: value.value })];
      case 'global':
        return this.#known(this.#catalog.global(value.name));
      case 'module':
        return this.#moduleNamed(module, value.specifier);
      case 'exports':
        return [this.#things.get({ kind: 'exports', module })];
      case 'function':
        return [this.function(module, value.function)];
      case 'class':
        return [this.#things.get({ kind: 'class', module, id: value.class })];
      case 'object':
      case 'array':
        return [this.#things.get({ kind: 'object', module, value: id })];
      case 'signature':
        return [this.#things.get({ kind: 'signature', module, returns: value.returns })];
      case 'any':
        return value.of.flatMap(part => [...read(module, part)]);
      case 'member':
        return each(read(module, value.object), thing => this.#member(thing, value.name, read));
      case 'element':
        return each(read(module, value.object), thing => elements(thing).flatMap(([of, part]) => [...read(of, part)]));
      case 'result':
        return this.#result(module, module.summary.calls[value.call] as CallSite, read);
      case 'receiver':
        return [...read(module, module.summary.functions[value.function]?.home ?? UNKNOWN)];
      case 'super':
        return [...read(module, classAt(module, value.class).superClass ?? UNKNOWN)];
      case 'instance':
        return each(read(module, value.of), thing => this.#instance(thing));
    }
  }

  #moduleNamed(from: Module, specifier: string): Thing[] {
    const module = this.#modules.resolve(from, specifier);
    return module ? [this.#things.get({ kind: 'exports', module })] : this.#known(this.#catalog.module(specifier));
  }

  #instance(thing: Thing): Thing[] {
    switch (thing.kind) {
      case 'known':
        return this.#known(this.#catalog.step(thing.node, { step: 'instance' }));
      case 'function':
      case 'class':
        return [this.#things.get({ kind: 'instance', of: thing })];
      default:
        return [];
    }
  }

  /** What `thing.name` can be. */
  #member(thing: Thing, name: string, read: ReadValue, seen: ReadonlySet<Thing> = NOTHING): Thing[] {
    if (seen.has(thing)) return [];
    const inherited = (base: Thing) => this.#member(base, name, read, new Set([...seen, thing]));
    switch (thing.kind) {
      case 'known': {
        const member = this.#known(this.#catalog.step(thing.node, { step: 'member', name }));
        return member.length > 0 ? member : this.#invoker(thing, name);
      }
      case 'promisified':
        return this.#invoker(thing, name);
      case 'function':
        if (name === 'prototype') return [...this.#instance(thing), ...this.#written(thing.module, thing, name, read, inherited)];
        return [...this.#invoker(thing, name), ...this.#written(thing.module, thing, name, read, inherited)];
      case 'class':
        if (name === 'prototype') return this.#instance(thing);
        return this.#memberOfClass(thing, true, name, read, inherited);
      case 'instance':
        return thing.of.kind === 'class'
          ? this.#memberOfClass(thing.of, false, name, read, inherited)
          : this.#memberOfConstructed(thing.of, name, read, inherited);
      case 'object':
        return [...this.#memberOfObject(thing, name, read, inherited), ...this.#written(thing.module, thing, name, read, inherited)];
      case 'exports':
        return this.#written(thing.module, thing, name, read, inherited);
      case 'signature':
      case 'literal':
      case 'invoker':
        return [];
    }
  }

  #invoker(of: Thing, name: string): Thing[] {
    return name === 'call' || name === 'apply' || name === 'bind' ? [this.#things.get({ kind: 'invoker', of, how: name })] : [];
  }

  #memberOfClass(
    thing: ClassThing,
    isStatic: boolean,
    name: string,
    read: ReadValue,
    inherited: (base: Thing) => Thing[],
  ): Thing[] {
    const { module } = thing;
    const { members, superClass } = classAt(module, thing.id);
    const own = members.filter(member => member.static === isStatic && member.name === name);
    const self = isStatic ? thing : this.#things.get({ kind: 'instance', of: thing });
    const written = this.#written(module, self, name, read, inherited);
    if (own.length > 0) {
      return [...own.flatMap(({ value, getter }) => (getter ? this.#got(read(module, value), read) : [...read(module, value)])), ...written];
    }
    const bases = each(read(module, superClass ?? UNKNOWN), base => (isStatic ? [base] : this.#instance(base)));
    return [...written, ...bases.flatMap(inherited)];
  }

  /** A member of what a constructor function makes: written to `this`, to its prototype, or on an object assigned to that. */
  #memberOfConstructed(constructor: FunctionThing, name: string, read: ReadValue, inherited: (base: Thing) => Thing[]): Thing[] {
    const { module } = constructor;
    const self = this.#things.get({ kind: 'instance', of: constructor });
    const prototypes = this.#written(module, constructor, 'prototype', read, inherited);
    return [...this.#written(module, self, name, read, inherited), ...prototypes.filter(base => base !== self).flatMap(inherited)];
  }

  #memberOfObject(
    thing: Thing & { kind: 'object' },
    name: string,
    read: ReadValue,
    inherited: (base: Thing) => Thing[],
  ): Thing[] {
    const value = thing.module.summary.values[thing.value];
    if (value?.kind !== 'object') return [];
    const own = value.properties.filter(property => property.name === name);
    if (own.length === 0) return value.spreads.flatMap(spread => each(read(thing.module, spread), inherited));
    return own.flatMap(({ value: part, getter }) => {
      const things = read(thing.module, part);
      return getter ? this.#got(things, read) : [...things];
    });
  }

  /** What has been assigned to `thing.name` in its module. */
  #written(module: Module, thing: Thing, name: string, read: ReadValue, inherited: (base: Thing) => Thing[]): Thing[] {
    const writes = this.#writesOf(module);
    const direct = (writes.get(name) ?? []).flatMap(({ object, value, getter }) => {
      if (!read(module, object).has(thing)) return [];
      return getter ? this.#got(read(module, value), read) : [...read(module, value)];
    });
    const copied = (writes.get('*') ?? []).flatMap(({ object, value }) =>
      read(module, object).has(thing) ? each(read(module, value), inherited) : [],
    );
    return [...direct, ...copied];
  }

  #writesOf({ summary }: Module): Map<string, PropertyWrite[]> {
    let writes = this.#writes.get(summary);
    if (!writes) {
      this.#writes.set(summary, (writes = groupBy(summary.writes, write => write.name)));
    }
    return writes;
  }

  /** What getters return. */
  #got(getters: ReadonlySet<Thing>, read: ReadValue): Thing[] {
    return each(getters, getter => (getter.kind === 'function' ? this.#returned(getter, read) : []));
  }

  #returned({ module, id }: FunctionThing, read: ReadValue): Thing[] {
    return (module.summary.functions[id]?.returns ?? []).flatMap(value => [...read(module, value)]);
  }

  #result(module: Module, call: CallSite, read: ReadValue): Thing[] {
    return each(read(module, call.callee), callee => this.#resultOf(callee, module, call, read));
  }

  #resultOf(callee: Thing, module: Module, call: CallSite, read: ReadValue): Thing[] {
    switch (callee.kind) {
      case 'known':
        return this.#resultOfKnown(callee.node, module, call, read);
      case 'function':
        return call.construct ? this.#instance(callee) : this.#returned(callee, read);
      case 'class':
        return this.#instance(callee);
      case 'signature':
        return [...read(callee.module, callee.returns)];
      case 'invoker':
        return callee.how === 'bind' ? [callee.of] : this.#resultOf(callee.of, module, { ...call, construct: false }, read);
      default:
        return [];
    }
  }

  #resultOfKnown(node: CatalogNode, module: Module, call: CallSite, read: ReadValue): Thing[] {
    const { result } = node;
    if (!result) return this.#known(this.#catalog.step(node, { step: call.construct ? 'instance' : 'result' }));
    const argument = (index: number) => [...read(module, call.arguments[index]?.value ?? UNKNOWN)];
    if ('argument' in result) return argument(result.argument);
    if ('promisified' in result) {
      return argument(result.promisified).flatMap(of =>
        of.kind === 'known' || of.kind === 'function' ? [this.#things.get({ kind: 'promisified', of })] : [],
      );
    }
    return argument(result.moduleNamed).flatMap(name =>
      name.kind === 'literal' && typeof name.value === 'string' ? this.#moduleNamed(module, name.value) : [],
    );
  }
}

type ReadValue = (module: Module, value: ValueId) => ReadonlySet<Thing>;

const each = (things: ReadonlySet<Thing>, give: (thing: Thing) => Thing[]): Thing[] => [...things].flatMap(give);

const classAt = (module: Module, id: number): ClassSummary => module.summary.classes[id] as ClassSummary;

function elements(thing: Thing): [Module, ValueId][] {
  if (thing.kind !== 'object') return [];
  const value = thing.module.summary.values[thing.value];
  if (value?.kind === 'array') return value.elements.map(element => [thing.module, element]);
  return value?.kind === 'object' ? value.properties.map(property => [thing.module, property.value]) : [];
}
