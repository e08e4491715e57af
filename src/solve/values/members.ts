/**
 * Members: the values that `object.name` may have, and the getters that run. Members come from the catalog's tree, classes, prototypes,
 * object literals and assignments. Knows nothing of calls.
 */
import type { Catalog, CatalogNode } from '../../catalog/index.ts';
import { UNKNOWN, type ClassSummary, type PropertyWrite, type ValueId } from '../../summary/model.ts';
import type { AbstractValue, ClassValue, FunctionValue } from './abstract-value.ts';
import type { ReadValue } from './evaluation.ts';
import type { Interner } from './interner.ts';
import { Mixins } from './mixins.ts';
import { ModuleExports } from './module-exports.ts';
import type { Module } from './modules.ts';
import { PropertyWrites } from './property-writes.ts';

/** The two questions about a member: which values it may have, and which getters run where it is read. */
type Aspect = 'value' | 'getter';

/** A question about a member by its name. `inherited` asks the same of a base class or of a copied object. */
interface Question {
  readonly name: string;
  readonly aspect: Aspect;
  readonly read: ReadValue;
  readonly inherited: (base: AbstractValue) => AbstractValue[];
  /** The values and the copies asked so far. Asking one of them again, on another path, adds nothing. */
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

  /** `final` is the reader of final values: an answer that it gave may be kept. */
  constructor(catalog: Catalog, interner: Interner, final: ReadValue) {
    this.#catalog = catalog;
    this.#interner = interner;
    this.#exports = new ModuleExports(interner, this.#writes, final);
  }

  known(node: CatalogNode | undefined): AbstractValue[] {
    return node ? [this.#interner.get({ kind: 'known', node })] : [];
  }

  /** Returns the values of `new value()`, or the instances of a type. */
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

  /** Returns the values that `value.name` may have. */
  of(value: AbstractValue, name: string, read: ReadValue): AbstractValue[] {
    return this.#ask(value, name, 'value', read, new Set());
  }

  /** Returns the getters that run where `value.name` is read. */
  getters(value: AbstractValue, name: string, read: ReadValue): FunctionValue[] {
    if (value.kind === 'known') return [];
    return this.#ask(value, name, 'getter', read, new Set()).filter(found => found.kind === 'function');
  }

  #ask(value: AbstractValue, name: string, aspect: Aspect, read: ReadValue, asked: Question['asked']): AbstractValue[] {
    if (asked.has(value)) return [];
    asked.add(value);
    // Two classes that extend one base each inherit its methods, so each asks the base anew.
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
    // An export of an ES module is a binding: no getter runs.
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

  /** Returns a member as its receiver has it: an inherited or added method that calls `this.load()` means the receiver's `load`. */
  #inheritedBy(receiver: AbstractValue, member: AbstractValue): AbstractValue {
    if (member.kind !== 'function') return member;
    return this.#interner.get({ ...member, activation: this.#interner.activation(receiver, undefined) });
  }

  /** Returns a member of `new Shop()` for a function `Shop`. Assignments to `this`, to `Shop.prototype` and to its members count. */
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

  /** Returns the values that are assigned to a member, by its name or by a copy such as `Object.assign(value, source)`. */
  #written(module: Module, value: AbstractValue, question: Question): AbstractValue[] {
    const { name, read, inherited, asked } = question;
    const direct = this.#writes.to(value, module, name, read);
    const copied = this.#writes.to(value, module, '*', read).filter(write => !asked.has(write));
    for (const write of copied) asked.add(write);
    return [
      ...direct.flatMap(write => answer(module, write, question)),
      ...copied.flatMap(({ value: source }) => each(read(module, source), inherited)),
      ...this.#mixedIn(value, question),
    ];
  }

  /** Returns the values that functions assign to the member of a value that is passed to them. */
  #mixedIn(value: AbstractValue, question: Question): AbstractValue[] {
    const { name, read, inherited } = question;
    const added = this.#mixins
      .writesTo(value, name, read)
      .flatMap(({ module, write }) => (write.name === '*' ? each(read(module, write.value), inherited) : answer(module, write, question)));
    return added.map(member => this.#inheritedBy(value, member));
  }
}

/** Returns the values of a member or a property. For a getter, these are its results, or the getter itself where that was asked. */
function answer(module: Module, { value: id, getter }: { value: ValueId; getter?: boolean }, { aspect, read }: Question): AbstractValue[] {
  if (aspect === 'getter') return getter ? [...read(module, id)] : [];
  const values = read(module, id);
  return getter ? each(values, value => (value.kind === 'function' ? returned(value, read) : [])) : [...values];
}

/** Returns the values that a function may return. */
export function returned({ module, id, activation }: FunctionValue, read: ReadValue): AbstractValue[] {
  return (module.summary.functions[id]?.returns ?? []).flatMap(value => [...read(module, value, activation)]);
}

export const classAt = (module: Module, id: number): ClassSummary => module.summary.classes[id] as ClassSummary;
