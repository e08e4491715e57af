/**
 * What a member of a thing can be: of the catalog's tree, of classes and their instances, of constructor functions, of
 * objects, and whatever has been assigned to it in its module.
 */
import type { Catalog, CatalogNode } from '../catalog/index.ts';
import { UNKNOWN, type ClassSummary, type PropertyWrite, type ValueId } from '../summary/model.ts';
import { Mixins } from './mixins.ts';
import type { ClassThing, FunctionThing, Module, Thing, Things } from './things.ts';
import { Writes } from './writes.ts';

/** The things a value can be, as far as they are known by now; `self` is what `this` stands for. */
export type ReadValue = (module: Module, value: ValueId, self?: Thing) => ReadonlySet<Thing>;

/** What is asked of a member: what its value can be, or which getters run where it is read. */
type Aspect = 'value' | 'getter';

/** A question about a member: its name, and how a base class or a copied object is asked in turn. */
interface Question {
  readonly name: string;
  readonly aspect: Aspect;
  readonly read: ReadValue;
  readonly inherited: (base: Thing) => Thing[];
  /** What was asked in its course, of things and of what is copied: asked again by another way, it says no more. */
  readonly asked: Set<Thing | PropertyWrite>;
}

interface Export {
  readonly module: Module;
  readonly name: string;
}

interface Binding {
  readonly module: Module;
  readonly value: ValueId;
}

/** The bindings found in the course of one question, by file and name. */
type Found = Map<string, Binding[]>;

export const each = (things: ReadonlySet<Thing>, give: (thing: Thing) => Thing[]): Thing[] => [...things].flatMap(give);

export class Members {
  readonly #catalog: Catalog;
  readonly #things: Things;
  readonly #settled: ReadValue;
  readonly #mixins = new Mixins();
  readonly #writes = new Writes();
  /** By file and name, what neither a module nor any that it exports whole has by that name. */
  readonly #absent = new Set<string>();

  /** `settled` reads what is final: what is found by it may be kept. */
  constructor(catalog: Catalog, things: Things, settled: ReadValue) {
    this.#catalog = catalog;
    this.#things = things;
    this.#settled = settled;
  }

  known(node: CatalogNode | undefined): Thing[] {
    return node ? [this.#things.get({ kind: 'known', node })] : [];
  }

  /** What `new thing` gives. */
  instance(thing: Thing, read: ReadValue): Thing[] {
    switch (thing.kind) {
      case 'type':
        return [...read(thing.module, thing.instances)];
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
  of(thing: Thing, name: string, read: ReadValue): Thing[] {
    return this.#ask(thing, name, 'value', read, new Set());
  }

  /** The getters that run where `thing.name` is read. */
  getters(thing: Thing, name: string, read: ReadValue): FunctionThing[] {
    if (thing.kind === 'known') return [];
    return this.#ask(thing, name, 'getter', read, new Set()).filter(found => found.kind === 'function');
  }

  #ask(thing: Thing, name: string, aspect: Aspect, read: ReadValue, asked: Question['asked']): Thing[] {
    if (asked.has(thing)) return [];
    asked.add(thing);
    // What a class inherits is its own: two that extend the same one have each a method of it.
    const isClass = thing.kind === 'class' || thing.kind === 'instance';
    const inherited = (base: Thing): Thing[] => this.#ask(base, name, aspect, read, isClass ? new Set(asked) : asked);
    const question: Question = { name, aspect, read, inherited, asked };
    switch (thing.kind) {
      case 'known': {
        if (aspect === 'getter') return [];
        const member = this.known(this.#catalog.step(thing.node, { step: 'member', name }));
        return member.length > 0 ? member : this.#invoker(thing, name);
      }
      case 'promisified':
        return aspect === 'getter' ? [] : this.#invoker(thing, name);
      case 'function': {
        const own = aspect === 'getter' ? [] : name === 'prototype' ? this.instance(thing, read) : this.#invoker(thing, name);
        return [...own, ...this.#written(thing.module, thing, question)];
      }
      case 'class':
        return name === 'prototype' && aspect === 'value' ? this.instance(thing, read) : this.#ofClass(thing, true, question);
      case 'instance':
        return thing.of.kind === 'class' ? this.#ofClass(thing.of, false, question) : this.#ofConstructed(thing.of, question);
      case 'object':
        return [...this.#ofObject(thing, question), ...this.#written(thing.module, thing, question)];
      case 'exports':
        return [...this.#exported(thing.module, question), ...this.#written(thing.module, thing, question)];
      case 'type':
      case 'parameter':
      case 'signature':
      case 'literal':
      case 'invoker':
      case 'bound':
      case 'frame':
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
    if (own.length > 0) return [...written, ...own.flatMap(member => answer(module, member, question))];
    const bases = each(read(module, superClass ?? UNKNOWN), base => (isStatic ? [base] : this.instance(base, read)));
    return [...written, ...bases.flatMap(inherited).map(member => this.#inheritedBy(self, member))];
  }

  /** A method that is inherited, or added by another file, calls the methods of whoever has it. */
  #inheritedBy(self: Thing, member: Thing): Thing {
    return member.kind === 'function' ? this.#things.get({ ...member, self }) : member;
  }

  /** A member of what a constructor function makes: written to `this`, to its prototype, or on an object assigned to that. */
  #ofConstructed(constructor: FunctionThing, question: Question): Thing[] {
    const { module } = constructor;
    const self = this.#things.get({ kind: 'instance', of: constructor });
    const prototypes = this.#written(module, constructor, { ...question, name: 'prototype' });
    return [...this.#written(module, self, question), ...prototypes.filter(base => base !== self).flatMap(question.inherited)];
  }

  #ofObject({ module, value: id }: Thing & { kind: 'object' }, question: Question): Thing[] {
    const { name, read, inherited } = question;
    const value = module.summary.values[id];
    if (value?.kind !== 'object') return [];
    const own = value.properties.filter(property => property.name === name);
    if (own.length === 0) return value.spreads.flatMap(spread => each(read(module, spread), inherited));
    return own.flatMap(property => answer(module, property, question));
  }

  /** What has been assigned to the member in the thing's module or where that hands it over, by itself or with all members of another object. */
  #written(module: Module, thing: Thing, question: Question): Thing[] {
    const { name, read, inherited, asked } = question;
    const direct = this.#writes.to(thing, module, name, read);
    const copied = this.#writes.to(thing, module, '*', read).filter(write => !asked.has(write));
    for (const write of copied) asked.add(write);
    return [
      ...direct.flatMap(write => answer(module, write, question)),
      ...copied.flatMap(({ value }) => each(read(module, value), inherited)),
      ...this.#mixedIn(thing, question),
    ];
  }

  #mixedIn(thing: Thing, question: Question): Thing[] {
    const { name, read, inherited } = question;
    const added = this.#mixins
      .writesTo(thing, name, read)
      .flatMap(({ module, write }) => (write.name === '*' ? each(read(module, write.value), inherited) : answer(module, write, question)));
    return added.map(member => this.#inheritedBy(thing, member));
  }

  /** What a module exports by a name, `export *` followed. */
  #exported(module: Module, { name, aspect, read }: Question): Thing[] {
    // An export of an ES module is a binding.
    if (aspect === 'getter') return [];
    const { exports, stars } = module.summary;
    if (name === 'default' && exports.length === 0 && stars.length === 0) return this.commonJs(module, read);
    const found: Found = new Map();
    const bindings = this.#bindings({ module, name }, read, found);
    // Where no module on the way has it, each of them may be asked without going that way again.
    if (stars.length > 0 && read === this.#settled && [...found.values()].every(({ length }) => length === 0))
      for (const key of found.keys()) this.#absent.add(key);
    return bindings.flatMap(({ module: of, value }) => [...read(of, value)]);
  }

  /**
   * The bindings an ES module exports by a name: its own, or else what `export *` finds; a name that two of those give
   * differently is exported by neither.
   */
  #bindings({ module, name }: Export, read: ReadValue, found: Found): Binding[] {
    const key = `${module.file} ${name}`;
    const known = this.#absent.has(key) ? [] : found.get(key);
    if (known) return known;
    // A circle of modules that export from each other gives nothing of its own.
    found.set(key, []);
    const bindings = this.#ownBindings({ module, name }, read, found) ?? this.#starBindings({ module, name }, read, found);
    found.set(key, bindings);
    return bindings;
  }

  #ownBindings({ module, name }: Export, read: ReadValue, found: Found): Binding[] | undefined {
    const own = module.summary.exports.filter(entry => entry.name === name);
    if (own.length === 0 && name !== 'default') return undefined;
    return own.flatMap(({ value }) => this.#origin({ module, value }, read, found));
  }

  #starBindings({ module, name }: Export, read: ReadValue, found: Found): Binding[] {
    const bindings = module.summary.stars.flatMap(star => this.#bindingsOf(module, star, name, read, found));
    const [first] = bindings;
    return bindings.every(({ module: of, value }) => of === first?.module && value === first.value) ? bindings.slice(0, 1) : [];
  }

  /** Where a binding that is exported on from another module was made: two ways to the same one do not conflict. */
  #origin(binding: Binding, read: ReadValue, found: Found): Binding[] {
    const { values } = binding.module.summary;
    const value = values[binding.value];
    if (value?.kind !== 'member' || values[value.object]?.kind !== 'module') return [binding];
    const origins = this.#bindingsOf(binding.module, value.object, value.name, read, found);
    return origins.length > 0 ? origins : [binding];
  }

  #bindingsOf(from: Module, module: ValueId, name: string, read: ReadValue, found: Found): Binding[] {
    return [...read(from, module)].flatMap(thing =>
      thing.kind === 'exports' ? this.#bindings({ module: thing.module, name }, read, found) : [],
    );
  }

  /** What `require` gives of a CommonJS module: its `exports`, and whatever they were replaced with. */
  commonJs(module: Module, read: ReadValue): Thing[] {
    const exports = this.#things.get({ kind: 'exports', module });
    const replaced = this.#writes.named(module, '*').filter(({ object }) => module.summary.values[object]?.kind === 'exports');
    return [exports, ...replaced.flatMap(({ value }) => [...read(module, value)])];
  }
}

/** The value of a member or a property; of a getter, what it returns, or itself where that is what was asked for. */
function answer(module: Module, { value, getter }: { value: ValueId; getter?: boolean }, { aspect, read }: Question): Thing[] {
  if (aspect === 'getter') return getter ? [...read(module, value)] : [];
  const things = read(module, value);
  return getter ? each(things, thing => (thing.kind === 'function' ? returned(thing, read) : [])) : [...things];
}

/** What a function returns. */
export function returned({ module, id, self }: FunctionThing, read: ReadValue): Thing[] {
  return (module.summary.functions[id]?.returns ?? []).flatMap(value => [...read(module, value, self)]);
}

export const classAt = (module: Module, id: number): ClassSummary => module.summary.classes[id] as ClassSummary;
