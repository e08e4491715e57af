/**
 * What a member of a thing can be: of the catalog's tree, of classes and their instances, of constructor functions, of
 * objects, and whatever has been assigned to it in its module.
 */
import type { Catalog, CatalogNode } from '../../catalog/index.ts';
import { UNKNOWN, type ClassSummary, type PropertyWrite, type ValueId } from '../../summary/model.ts';
import { Mixins } from './mixins.ts';
import type { AbstractValue, ClassValue, FunctionValue } from './abstract-value.ts';
import { PropertyWrites } from './property-writes.ts';
import type { Interner } from './interner.ts';
import { ModuleExports } from './module-exports.ts';
import type { Module } from './modules.ts';
import type { ReadValue } from './evaluation.ts';

/** What is asked of a member: what its value can be, or which getters run where it is read. */
type Aspect = 'value' | 'getter';

/** A question about a member: its name, and how a base class or a copied object is asked in turn. */
interface Question {
  readonly name: string;
  readonly aspect: Aspect;
  readonly read: ReadValue;
  readonly inherited: (base: AbstractValue) => AbstractValue[];
  /** What was asked in its course, of things and of what is copied: asked again by another way, it says no more. */
  readonly asked: Set<AbstractValue | PropertyWrite>;
}

/** Returns the results for each of several values, in one list. */
export const each = <Result>(values: ReadonlySet<AbstractValue>, resultsOf: (value: AbstractValue) => Result[]): Result[] =>
  [...values].flatMap(resultsOf);

export class Members {
  readonly #catalog: Catalog;
  readonly #interner: Interner;
  readonly #mixins = new Mixins();
  readonly #writes = new PropertyWrites();
  readonly #exports: ModuleExports;

  /** `final` reads values that are final, so that answers that rest on it may be kept. */
  constructor(catalog: Catalog, interner: Interner, final: ReadValue) {
    this.#catalog = catalog;
    this.#interner = interner;
    this.#exports = new ModuleExports(interner, this.#writes, final);
  }

  known(node: CatalogNode | undefined): AbstractValue[] {
    return node ? [this.#interner.get({ kind: 'known', node })] : [];
  }

  /** What `new thing` gives. */
  instance(value: AbstractValue, read: ReadValue): AbstractValue[] {
    switch (value.kind) {
      case 'type':
        return [...read(value.module, value.instances)];
      case 'known':
        return this.known(this.#catalog.step(value.node, { step: 'instance' }));
      case 'function':
      case 'class':
        return [this.#interner.get({ kind: 'instance', of: value })];
      default:
        return [];
    }
  }

  /** What `thing.name` can be. */
  of(value: AbstractValue, name: string, read: ReadValue): AbstractValue[] {
    return this.#ask(value, name, 'value', read, new Set());
  }

  /** The getters that run where `thing.name` is read. */
  getters(value: AbstractValue, name: string, read: ReadValue): FunctionValue[] {
    if (value.kind === 'known') return [];
    return this.#ask(value, name, 'getter', read, new Set()).filter(found => found.kind === 'function');
  }

  #ask(value: AbstractValue, name: string, aspect: Aspect, read: ReadValue, asked: Question['asked']): AbstractValue[] {
    if (asked.has(value)) return [];
    asked.add(value);
    // What a class inherits is its own: two that extend the same one have each a method of it.
    const isClass = value.kind === 'class' || value.kind === 'instance';
    const inherited = (base: AbstractValue): AbstractValue[] => this.#ask(base, name, aspect, read, isClass ? new Set(asked) : asked);
    const question: Question = { name, aspect, read, inherited, asked };
    switch (value.kind) {
      case 'known': {
        if (aspect === 'getter') return [];
        const member = this.known(this.#catalog.step(value.node, { step: 'member', name }));
        return member.length > 0 ? member : this.#invoker(value, name);
      }
      case 'promisified':
        return aspect === 'getter' ? [] : this.#invoker(value, name);
      case 'function': {
        const own = aspect === 'getter' ? [] : name === 'prototype' ? this.instance(value, read) : this.#invoker(value, name);
        return [...own, ...this.#written(value.module, value, question)];
      }
      case 'class':
        return name === 'prototype' && aspect === 'value' ? this.instance(value, read) : this.#ofClass(value, true, question);
      case 'instance':
        return value.of.kind === 'class' ? this.#ofClass(value.of, false, question) : this.#ofConstructed(value.of, question);
      case 'object':
        return [...this.#ofObject(value, question), ...this.#written(value.module, value, question)];
      case 'exports':
        return [...this.#exported(value.module, question), ...this.#written(value.module, value, question)];
      case 'type':
      case 'parameter':
      case 'signature':
      case 'literal':
      case 'invoker':
      case 'bound':
        return [];
    }
  }

  #exported(module: Module, { name, aspect, read }: Question): AbstractValue[] {
    // An export of an ES module is a binding.
    return aspect === 'getter' ? [] : this.#exports.named(module, name, read);
  }

  /** Returns a module's exports object, and the values that replace it. */
  commonJs(module: Module, read: ReadValue): AbstractValue[] {
    return this.#exports.commonJs(module, read);
  }

  #invoker(of: AbstractValue, name: string): AbstractValue[] {
    return name === 'call' || name === 'apply' || name === 'bind' ? [this.#interner.get({ kind: 'invoker', of, how: name })] : [];
  }

  #ofClass(value: ClassValue, isStatic: boolean, question: Question): AbstractValue[] {
    const { module } = value;
    const { name, read, inherited } = question;
    const { members, superClass } = classAt(module, value.id);
    const receiver = isStatic ? value : this.#interner.get({ kind: 'instance', of: value });
    const written = this.#written(module, receiver, question);
    const own = members.filter(member => member.static === isStatic && member.name === name);
    if (own.length > 0) return [...written, ...own.flatMap(member => answer(module, member, question))];
    const bases = each(read(module, superClass ?? UNKNOWN), base => (isStatic ? [base] : this.instance(base, read)));
    return [...written, ...bases.flatMap(inherited).map(member => this.#inheritedBy(receiver, member))];
  }

  /** A method that is inherited, or added by another file, calls the methods of its receiver. */
  #inheritedBy(receiver: AbstractValue, member: AbstractValue): AbstractValue {
    if (member.kind !== 'function') return member;
    return this.#interner.get({ ...member, activation: this.#interner.activation(receiver, undefined) });
  }

  /** A member of what a constructor function makes: written to `this`, to its prototype, or on an object assigned to that. */
  #ofConstructed(constructor: FunctionValue, question: Question): AbstractValue[] {
    const { module } = constructor;
    const receiver = this.#interner.get({ kind: 'instance', of: constructor });
    const prototypes = this.#written(module, constructor, { ...question, name: 'prototype' });
    return [...this.#written(module, receiver, question), ...prototypes.filter(base => base !== receiver).flatMap(question.inherited)];
  }

  #ofObject({ module, value: id }: AbstractValue & { kind: 'object' }, question: Question): AbstractValue[] {
    const { name, read, inherited } = question;
    const symbolic = module.summary.values[id];
    if (symbolic?.kind !== 'object') return [];
    const own = symbolic.properties.filter(property => property.name === name);
    if (own.length === 0) return symbolic.spreads.flatMap(spread => each(read(module, spread), inherited));
    return own.flatMap(property => answer(module, property, question));
  }

  /** What has been assigned to the member in the thing's module or where that hands it over, by itself or with all members of another object. */
  #written(module: Module, value: AbstractValue, question: Question): AbstractValue[] {
    const { name, read, inherited, asked } = question;
    const direct = this.#writes.to(value, module, name, read);
    const copied = this.#writes.to(value, module, '*', read).filter(write => !asked.has(write));
    for (const write of copied) asked.add(write);
    return [
      ...direct.flatMap(write => answer(module, write, question)),
      ...copied.flatMap(({ value }) => each(read(module, value), inherited)),
      ...this.#mixedIn(value, question),
    ];
  }

  #mixedIn(value: AbstractValue, question: Question): AbstractValue[] {
    const { name, read, inherited } = question;
    const added = this.#mixins
      .writesTo(value, name, read)
      .flatMap(({ module, write }) => (write.name === '*' ? each(read(module, write.value), inherited) : answer(module, write, question)));
    return added.map(member => this.#inheritedBy(value, member));
  }
}

/** The value of a member or a property; of a getter, what it returns, or itself where that is what was asked for. */
function answer(module: Module, { value, getter }: { value: ValueId; getter?: boolean }, { aspect, read }: Question): AbstractValue[] {
  if (aspect === 'getter') return getter ? [...read(module, value)] : [];
  const values = read(module, value);
  return getter ? each(values, thing => (thing.kind === 'function' ? returned(thing, read) : [])) : [...values];
}

/** What a function returns. */
export function returned({ module, id, activation }: FunctionValue, read: ReadValue): AbstractValue[] {
  return (module.summary.functions[id]?.returns ?? []).flatMap(value => [...read(module, value, activation)]);
}

export const classAt = (module: Module, id: number): ClassSummary => module.summary.classes[id] as ClassSummary;
