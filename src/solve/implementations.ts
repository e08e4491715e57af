/**
 * Which class an interface stands for: the one that implements it among the files that a module leads to by its imports.
 * Where two do, or none, that is not known.
 */
import { UNKNOWN, type ModuleSummary, type Value } from '../summary/model.ts';
import type { ClassThing, Module, Modules, Thing } from './things.ts';

/** Evaluates what classes extend and implement. */
export interface TypeEvaluation {
  evaluate(module: Module, value: number): ReadonlySet<Thing>;
  class(module: Module, id: number): ClassThing;
}

type Implementers = ReadonlyMap<Thing, readonly ClassThing[]>;

/** An interface or an object type, as the thing it is. */
type DeclaredThing = Thing & { readonly kind: 'object' };

export class Implementations {
  readonly #evaluator: TypeEvaluation;
  readonly #modules: Modules;
  readonly #imports = new Map<Module, readonly Module[]>();
  readonly #reachable = new Map<Module, readonly Module[]>();
  readonly #implementers = new Map<Module, Implementers>();
  readonly #found = new Map<Module, Map<Thing, ClassThing | undefined>>();

  constructor(evaluator: TypeEvaluation, modules: Modules) {
    this.#evaluator = evaluator;
    this.#modules = modules;
  }

  /** The class whose instances a value of this type is, as seen from a module. */
  of(type: DeclaredThing, from: Module): ClassThing | undefined {
    let found = this.#found.get(from);
    if (!found) this.#found.set(from, (found = new Map<Thing, ClassThing | undefined>()));
    if (!found.has(type)) {
      const classes = this.#reachableFrom(from).flatMap(module => this.#implementersIn(module).get(type) ?? []);
      found.set(type, classes.length === 1 ? classes[0] : undefined);
    }
    return found.get(type);
  }

  #reachableFrom(root: Module): readonly Module[] {
    let modules = this.#reachable.get(root);
    if (!modules) {
      const reached = new Set([root]);
      for (const module of reached) {
        for (const imported of this.#importsOf(module)) reached.add(imported);
      }
      this.#reachable.set(root, (modules = [...reached]));
    }
    return modules;
  }

  #importsOf(module: Module): readonly Module[] {
    let imports = this.#imports.get(module);
    if (!imports) {
      const named = specifiersIn(module.summary).map(specifier => this.#modules.resolve(module, specifier));
      this.#imports.set(module, (imports = [...new Set(named.filter(imported => imported !== undefined))]));
    }
    return imports;
  }

  /** The classes of a module that can be constructed, by the types they or their base classes implement. */
  #implementersIn(module: Module): Implementers {
    let implementers = this.#implementers.get(module);
    if (!implementers) {
      const found = new Map<Thing, ClassThing[]>();
      for (const [id, { abstract }] of module.summary.classes.entries()) {
        if (abstract) continue;
        const own = this.#evaluator.class(module, id);
        for (const type of this.#typesOf(own)) {
          const others = found.get(type);
          if (others) others.push(own);
          else found.set(type, [own]);
        }
      }
      this.#implementers.set(module, (implementers = found));
    }
    return implementers;
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

const specifiersIn = ({ values }: ModuleSummary): string[] =>
  values.flatMap(value => (value.kind === 'module' ? [value.specifier] : []));

/** The declaration of a type, where that is what a thing is. */
function declarationOf(thing: Thing): (Value & { readonly kind: 'object' }) | undefined {
  const value = thing.kind === 'object' ? thing.module.summary.values[thing.value] : undefined;
  return value?.kind === 'object' && value.declared ? value : undefined;
}

export const isDeclared = (thing: Thing): thing is DeclaredThing => declarationOf(thing) !== undefined;
