/**
 * Which class an interface stands for: the one that implements it among the files that a module leads to by its imports.
 * Where two do, or none, that is not known.
 */
import { UNKNOWN, type ModuleSummary, type SymbolicValue } from '../../summary/model.ts';
import { ImportClosure } from './import-closure.ts';
import type { ClassValue, AbstractValue } from './abstract-value.ts';
import type { Module, Modules } from './modules.ts';

/** Evaluates what classes extend and implement. */
export interface TypeEvaluation {
  evaluate(module: Module, value: number): ReadonlySet<AbstractValue>;
  class(module: Module, id: number): ClassValue;
}

/** An interface or an object type, as the thing it is. */
type DeclaredType = AbstractValue & { readonly kind: 'object' };

export class Implementations {
  readonly #evaluator: TypeEvaluation;
  readonly #modules: Modules;
  readonly #imports = new Map<Module, readonly Module[]>();
  /** The classes that can be constructed, by the types they or their base classes implement, of all files that were reached. */
  readonly #implementers = new Map<AbstractValue, ClassValue[]>();
  readonly #closure: ImportClosure<Module>;
  /** By the component of files that asks. */
  readonly #found = new Map<number, Map<AbstractValue, ClassValue | undefined>>();

  constructor(evaluator: TypeEvaluation, modules: Modules) {
    this.#evaluator = evaluator;
    this.#modules = modules;
    this.#closure = new ImportClosure(
      module => this.#importsOf(module),
      module => {
        this.#note(module);
      },
    );
  }

  /** The class whose instances a value of this type is, as seen from a module. */
  of(type: DeclaredType, from: Module): ClassValue | undefined {
    const component = this.#closure.componentOf(from);
    let found = this.#found.get(component);
    if (!found) this.#found.set(component, (found = new Map<AbstractValue, ClassValue | undefined>()));
    if (!found.has(type)) {
      const [only, another] = (this.#implementers.get(type) ?? []).filter(({ module }) => this.#closure.leads(component, module));
      found.set(type, another ? undefined : only);
    }
    return found.get(type);
  }

  #importsOf(module: Module): readonly Module[] {
    let imports = this.#imports.get(module);
    if (!imports) {
      const named = specifiersIn(module.summary).map(specifier => this.#modules.resolve(module, specifier));
      this.#imports.set(module, (imports = [...new Set(named.filter(imported => imported !== undefined))]));
    }
    return imports;
  }

  #note(module: Module): void {
    for (const [id, { abstract }] of module.summary.classes.entries()) {
      if (abstract) continue;
      const own = this.#evaluator.class(module, id);
      for (const type of this.#typesOf(own)) {
        const others = this.#implementers.get(type);
        if (others) others.push(own);
        else this.#implementers.set(type, [own]);
      }
    }
  }

  #typesOf(root: ClassValue): Set<AbstractValue> {
    const types = new Set<AbstractValue>();
    const lineage = new Set([root]);
    for (const { module, id } of lineage) {
      const { superClass = null, implements: names = [] } = module.summary.classes[id] ?? {};
      for (const base of this.#evaluator.evaluate(module, superClass ?? UNKNOWN)) if (base.kind === 'class') lineage.add(base);
      for (const name of names) for (const type of this.#evaluator.evaluate(module, name)) types.add(type);
    }
    for (const type of types) for (const base of this.#basesOf(type)) types.add(base);
    return types;
  }

  /** The interfaces that an interface extends. */
  #basesOf(type: AbstractValue): AbstractValue[] {
    const value = declarationOf(type);
    if (type.kind !== 'object' || !value) return [];
    return value.spreads.flatMap(base => [...this.#evaluator.evaluate(type.module, base)]);
  }
}

const specifiersIn = ({ values }: ModuleSummary): string[] =>
  values.flatMap(symbolic => (symbolic.kind === 'module' ? [symbolic.specifier] : []));

/** The declaration of a type, where that is what a thing is. */
function declarationOf(value: AbstractValue): (SymbolicValue & { readonly kind: 'object' }) | undefined {
  const symbolic = value.kind === 'object' ? value.module.summary.values[value.value] : undefined;
  return symbolic?.kind === 'object' && symbolic.declared ? symbolic : undefined;
}

export const isDeclared = (value: AbstractValue): value is DeclaredType => declarationOf(value) !== undefined;
