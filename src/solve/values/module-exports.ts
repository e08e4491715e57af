/**
 * Module exports: the values that a module exports by a name. Knows `export`, `export *` and `module.exports`, and follows a re-export
 * to the module that made the binding. Does not know who imports.
 */
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

/** An export's value, in the module that made it. */
interface Binding {
  readonly module: Module;
  readonly value: ValueId;
}

/** The bindings found so far for one question, by file and name. */
type Found = Map<string, Binding[]>;

export class ModuleExports {
  readonly #interner: Interner;
  readonly #writes: PropertyWrites;
  readonly #final: ReadValue;
  /** Each file and name known to have no binding, neither in the module nor through its `export *`. */
  readonly #absent = new Set<string>();

  /** `final` is the reader of final values: an export that it doesn't find stays absent. */
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
    // No module on the path has the export: later questions skip the search.
    if (stars.length > 0 && read === this.#final && [...found.values()].every(({ length }) => length === 0))
      for (const key of found.keys()) this.#absent.add(key);
    return bindings.flatMap(({ module: of, value }) => [...read(of, value)]);
  }

  /** Returns the bindings that an ES module exports by a name: its own, or else the one that `export *` finds. */
  #bindings({ module, name }: Export, read: ReadValue, found: Found): Binding[] {
    const key = `${module.file} ${name}`;
    const known = this.#absent.has(key) ? [] : found.get(key);
    if (known) return known;
    // A cycle of modules that re-export from each other adds no binding.
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

  /** Returns the binding that `export *` finds. A name with different bindings in two modules is ambiguous, and not exported. */
  #starBindings({ module, name }: Export, read: ReadValue, found: Found): Binding[] {
    const bindings = module.summary.stars.flatMap(star => this.#bindingsOf(module, star, name, read, found));
    const [first] = bindings;
    return bindings.every(({ module: of, value }) => of === first?.module && value === first.value) ? bindings.slice(0, 1) : [];
  }

  /** Returns the binding that a re-export stands for, so that two re-exports of one binding don't conflict. */
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

  /** Returns the values of `require` for a CommonJS module: its `exports` object, and the values assigned to `module.exports`. */
  commonJs(module: Module, read: ReadValue): AbstractValue[] {
    const exports = this.#interner.get({ kind: 'exports', module });
    const replaced = this.#writes.named(module, '*').filter(({ object }) => module.summary.values[object]?.kind === 'exports');
    return [exports, ...replaced.flatMap(({ value }) => [...read(module, value)])];
  }
}
