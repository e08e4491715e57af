/**
 * Implementations: the class that an interface stands for. Searches the files that a module imports, directly or through others. Where
 * two classes implement the interface, or none does, the class is unknown.
 */
import { getOrMake, pushTo } from '../../collections/maps.ts';
import { specifiersIn, UNKNOWN, type SymbolicValue } from '../../summary/model.ts';
import type { AbstractValue, ClassValue } from './abstract-value.ts';
import { ImportClosure } from './import-closure.ts';
import type { Module, Modules } from './modules.ts';

/** The evaluation of the types that classes extend and implement. */
export interface TypeEvaluation {
  evaluate(module: Module, value: number): ReadonlySet<AbstractValue>;
  class(module: Module, id: number): ClassValue;
}

/** An interface or an object type, as an abstract value. */
type DeclaredType = AbstractValue & { readonly kind: 'object' };

export class Implementations {
  readonly #evaluation: TypeEvaluation;
  readonly #modules: Modules;
  readonly #imports = new Map<Module, readonly Module[]>();
  /** The classes of all reached files that are not abstract, by each type that they or their base classes implement. */
  readonly #implementers = new Map<AbstractValue, ClassValue[]>();
  readonly #closure: ImportClosure<Module>;
  /** The answers, by the component of files that asked and by type. */
  readonly #found = new Map<number, Map<AbstractValue, ClassValue | undefined>>();

  constructor(evaluation: TypeEvaluation, modules: Modules) {
    this.#evaluation = evaluation;
    this.#modules = modules;
    this.#closure = new ImportClosure(
      module => this.#importsOf(module),
      module => {
        this.#note(module);
      },
    );
  }

  /** Returns the one class that implements a type, as seen from a module. */
  of(type: DeclaredType, from: Module): ClassValue | undefined {
    const component = this.#closure.componentOf(from);
    const found = getOrMake(this.#found, component, () => new Map<AbstractValue, ClassValue | undefined>());
    if (!found.has(type)) {
      const [only, another] = (this.#implementers.get(type) ?? []).filter(({ module }) => this.#closure.leads(component, module));
      found.set(type, another ? undefined : only);
    }
    return found.get(type);
  }

  #importsOf(module: Module): readonly Module[] {
    return getOrMake(this.#imports, module, () => {
      const named = specifiersIn(module.summary).map(specifier => this.#modules.resolve(module, specifier));
      return [...new Set(named.filter(imported => imported !== undefined))];
    });
  }

  #note(module: Module): void {
    for (const [id, { abstract }] of module.summary.classes.entries()) {
      if (abstract) continue;
      const own = this.#evaluation.class(module, id);
      for (const type of this.#typesOf(own)) pushTo(this.#implementers, type, own);
    }
  }

  #typesOf(root: ClassValue): Set<AbstractValue> {
    const types = new Set<AbstractValue>();
    const lineage = new Set([root]);
    for (const { module, id } of lineage) {
      const { superClass = null, implements: names = [] } = module.summary.classes[id] ?? {};
      for (const base of this.#evaluation.evaluate(module, superClass ?? UNKNOWN)) if (base.kind === 'class') lineage.add(base);
      for (const name of names) for (const type of this.#evaluation.evaluate(module, name)) types.add(type);
    }
    for (const type of types) for (const base of this.#basesOf(type)) types.add(base);
    return types;
  }

  /** Returns the interfaces that an interface extends. */
  #basesOf(type: AbstractValue): AbstractValue[] {
    const symbolic = declarationOf(type);
    if (type.kind !== 'object' || !symbolic) return [];
    return symbolic.spreads.flatMap(base => [...this.#evaluation.evaluate(type.module, base)]);
  }
}

/** Returns the symbolic value of an interface or object type; `undefined` for other values. */
function declarationOf(value: AbstractValue): (SymbolicValue & { readonly kind: 'object' }) | undefined {
  const symbolic = value.kind === 'object' ? value.module.summary.values[value.value] : undefined;
  return symbolic?.kind === 'object' && symbolic.declared ? symbolic : undefined;
}

export const isDeclared = (value: AbstractValue): value is DeclaredType => declarationOf(value) !== undefined;
