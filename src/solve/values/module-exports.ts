/** The values that modules export by a name. */
import type { ValueId } from '../../summary/model.ts';
import type { AbstractValue } from './abstract-value.ts';
import type { ReadValue } from './evaluation.ts';
import type { Interner } from './interner.ts';
import type { Module } from './modules.ts';
import type { PropertyWrites } from './property-writes.ts';

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

export class ModuleExports {
  readonly #interner: Interner;
  readonly #writes: PropertyWrites;
  readonly #final: ReadValue;
  /** File and name of each export that neither the module nor any module that it exports whole has. */
  readonly #absent = new Set<string>();

  /** `final` reads values that are final, so that what is absent by it stays absent. */
  constructor(interner: Interner, writes: PropertyWrites, final: ReadValue) {
    this.#interner = interner;
    this.#writes = writes;
    this.#final = final;
  }

  /** Returns the values that a module exports by a name; follows `export *`. */
  named(module: Module, name: string, read: ReadValue): AbstractValue[] {
    const { exports, stars } = module.summary;
    if (name === 'default' && exports.length === 0 && stars.length === 0) return this.commonJs(module, read);
    const found: Found = new Map();
    const bindings = this.#bindings({ module, name }, read, found);
    // Where no module on the way has it, each of them may be asked without going that way again.
    if (stars.length > 0 && read === this.#final && [...found.values()].every(({ length }) => length === 0))
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
    const symbolic = values[binding.value];
    if (symbolic?.kind !== 'member' || values[symbolic.object]?.kind !== 'module') return [binding];
    const origins = this.#bindingsOf(binding.module, symbolic.object, symbolic.name, read, found);
    return origins.length > 0 ? origins : [binding];
  }

  #bindingsOf(from: Module, module: ValueId, name: string, read: ReadValue, found: Found): Binding[] {
    return [...read(from, module)].flatMap(value =>
      value.kind === 'exports' ? this.#bindings({ module: value.module, name }, read, found) : [],
    );
  }

  /** What `require` gives of a CommonJS module: its `exports`, and whatever they were replaced with. */
  commonJs(module: Module, read: ReadValue): AbstractValue[] {
    const exports = this.#interner.get({ kind: 'exports', module });
    const replaced = this.#writes.named(module, '*').filter(({ object }) => module.summary.values[object]?.kind === 'exports');
    return [exports, ...replaced.flatMap(({ value }) => [...read(module, value)])];
  }
}
