/**
 * Which class an interface stands for: the one that implements it among the files that a module leads to by its imports.
 * Where two do, or none, that is not known.
 */
import { UNKNOWN, type ModuleSummary, type Value } from '../summary/model.ts';
import { Reachable } from './reachable.ts';
import type { ClassThing, Module, Modules, Thing } from './things.ts';

/** Evaluates what classes extend and implement. */
export interface TypeEvaluation {
  evaluate(module: Module, value: number): ReadonlySet<Thing>;
  class(module: Module, id: number): ClassThing;
}

/** An interface or an object type, as the thing it is. */
type DeclaredThing = Thing & { readonly kind: 'object' };

export class Implementations {
  readonly #evaluator: TypeEvaluation;
  readonly #modules: Modules;
  readonly #imports = new Map<Module, readonly Module[]>();
  /** The classes that can be constructed, by the types they or their base classes implement, of all files that were reached. */
  readonly #implementers = new Map<Thing, ClassThing[]>();
  readonly #reachable: Reachable<Module>;
  /** By the component of files that asks. */
  readonly #found = new Map<number, Map<Thing, ClassThing | undefined>>();

  constructor(evaluator: TypeEvaluation, modules: Modules) {
    this.#evaluator = evaluator;
    this.#modules = modules;
    this.#reachable = new Reachable(
      module => this.#importsOf(module),
      module => {
        this.#note(module);
      },
    );
  }

  /** The class whose instances a value of this type is, as seen from a module. */
  of(type: DeclaredThing, from: Module): ClassThing | undefined {
    const component = this.#reachable.componentOf(from);
    let found = this.#found.get(component);
    if (!found) this.#found.set(component, (found = new Map<Thing, ClassThing | undefined>()));
    if (!found.has(type)) {
      const [only, another] = (this.#implementers.get(type) ?? []).filter(({ module }) => this.#reachable.leads(component, module));
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

  #typesOf(root: ClassThing): Set<Thing> {
    const types = new Set<Thing>();
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
  #basesOf(type: Thing): Thing[] {
    const value = declarationOf(type);
    if (type.kind !== 'object' || !value) return [];
    return value.spreads.flatMap(base => [...this.#evaluator.evaluate(type.module, base)]);
  }
}

const specifiersIn = ({ values }: ModuleSummary): string[] => values.flatMap(value => (value.kind === 'module' ? [value.specifier] : []));

/** The declaration of a type, where that is what a thing is. */
function declarationOf(thing: Thing): (Value & { readonly kind: 'object' }) | undefined {
  const value = thing.kind === 'object' ? thing.module.summary.values[thing.value] : undefined;
  return value?.kind === 'object' && value.declared ? value : undefined;
}

export const isDeclared = (thing: Thing): thing is DeclaredThing => declarationOf(thing) !== undefined;
