/**
 * Evaluates the values of summaries: joins them with the catalog and with the other modules, and says which things a
 * value can be. Knows nothing of contexts or of what blocks.
 */
import type { Catalog, CatalogNode } from '../catalog/index.ts';
import { MODULE_BODY, UNKNOWN, type CallSite, type ModuleSummary, type Value, type ValueId } from '../summary/model.ts';
import { argumentsOfBound } from './conditions.ts';
import { Fixpoint, type Read } from './fixpoint.ts';
import { passedTo, receiverIn, selfIn, withFrame } from './frames.ts';
import { Given } from './given.ts';
import type { Constants } from './guards.ts';
import { Implementations, isDeclared } from './implementations.ts';
import { classAt, each, Members, returned, type ReadValue } from './members.ts';
import type { Passed } from './passed.ts';
import { Things, type ClassThing, type FunctionThing, type Module, type Modules, type Thing } from './things.ts';

interface ValueKey {
  readonly module: Module;
  readonly value: ValueId;
  readonly self: Thing | undefined;
}

/** Evaluation as seen from one function: with what `this` is there. */
export interface Evaluation {
  /** The things a value can be; none where nothing is known. */
  evaluate(module: Module, value: ValueId): ReadonlySet<Thing>;
  /** The getters that run where a property of an object is read. */
  getters(module: Module, object: ValueId, name: string): FunctionThing[];
  function(module: Module, id: number): FunctionThing;
  /** What a member of a thing can be. */
  member(thing: Thing, name: string): Thing[];
  /** What a module gives: its exports, and whatever they were replaced with. */
  exports(module: Module): Thing[];
}

const NOTHING: ReadonlySet<Thing> = new Set();

export class Evaluator implements Evaluation {
  readonly #catalog: Catalog;
  readonly #modules: Modules;
  readonly #things: Things;
  readonly #members: Members;
  readonly #given: Given;
  readonly #read: ReadValue = (module, value, self) => this.evaluate(module, value, self);
  readonly #keys = new WeakMap<ModuleSummary, Map<Thing | undefined, ValueKey[]>>();
  readonly #fixpoint = new Fixpoint<ValueKey, Thing>((key, read) => this.#transfer(key, read));
  /** Evaluates without a guess at what implements an interface, so that the guess can rest on it. */
  readonly #certain: Evaluator | undefined;
  readonly #implementations: Implementations | undefined;

  constructor(catalog: Catalog, modules: Modules, certain: 'certain' | 'guessing' = 'guessing', things = new Things()) {
    this.#catalog = catalog;
    this.#modules = modules;
    this.#things = things;
    this.#members = new Members(catalog, things, this.#read);
    this.#given = new Given(catalog);
    if (certain === 'certain') return;
    this.#certain = new Evaluator(catalog, modules, 'certain', things);
    this.#implementations = new Implementations(this.#certain, modules);
  }

  evaluate(module: Module, value: ValueId, self?: Thing): ReadonlySet<Thing> {
    return value === UNKNOWN ? NOTHING : this.#fixpoint.evaluate(this.#key(module, value, self));
  }

  getters(module: Module, object: ValueId, name: string, self?: Thing): FunctionThing[] {
    const things = this.evaluate(module, object, self);
    const receivers = [...things, ...this.#implementing(things, module, object, self)];
    return receivers.flatMap(thing => this.#members.getters(thing, name, this.#read));
  }

  member(thing: Thing, name: string): Thing[] {
    return this.#members.of(thing, name, this.#read);
  }

  exports(module: Module): Thing[] {
    return this.#members.commonJs(module, this.#read);
  }

  /** Evaluation in an inherited method. */
  as(self: Thing): Evaluation {
    return {
      ...this.#reading(this.#read),
      evaluate: (module, value) => this.evaluate(module, value, self),
      getters: (module, object, name) => this.getters(module, object, name, self),
    };
  }

  /** Evaluation with what a query knows by now. */
  #reading(read: ReadValue): Evaluation {
    return {
      evaluate: read,
      getters: (module, object, name) => [...read(module, object)].flatMap(thing => this.#members.getters(thing, name, read)),
      function: (module, id) => this.function(module, id),
      member: (thing, name) => this.#members.of(thing, name, read),
      exports: module => this.#members.commonJs(module, read),
    };
  }

  function(module: Module, id: number): FunctionThing {
    return this.#things.get({ kind: 'function', module, id });
  }

  /** A function as it runs in the calls that pass this. */
  withConstants(thing: FunctionThing, constants: Constants): FunctionThing {
    return constants.size === 0 ? thing : this.#things.get({ ...thing, constants });
  }

  /** The same for what calls pass. */
  withPassed(thing: FunctionThing, passed: Passed): FunctionThing {
    return withFrame(thing, passed, this.#things);
  }

  class(module: Module, id: number): ClassThing {
    return this.#things.get({ kind: 'class', module, id });
  }

  #key(module: Module, value: ValueId, self: Thing | undefined): ValueKey {
    let bySelf = this.#keys.get(module.summary);
    if (!bySelf) this.#keys.set(module.summary, (bySelf = new Map<Thing | undefined, ValueKey[]>()));
    let keys = bySelf.get(self);
    if (!keys) bySelf.set(self, (keys = []));
    return (keys[value] ??= { module, value, self });
  }

  #transfer({ module, value: id, self }: ValueKey, readKey: Read<ValueKey, Thing>): Thing[] {
    const value = module.summary.values[id] as Value;
    const read: ReadValue = (of, valueId, as) => (valueId === UNKNOWN ? NOTHING : readKey(this.#key(of, valueId, as)));
    /** The parts of this value, in the same function. */
    const part = (valueId: ValueId): ReadonlySet<Thing> => read(module, valueId, self);
    switch (value.kind) {
      case 'unknown':
        return [];
      case 'parameter':
        return [
          this.#things.get({ ...value, module }),
          ...this.#givenTo(value, module, read),
          ...passedTo(module, value.function, value.index, self),
        ];
      case 'literal':
        return [this.#things.get({ kind: 'literal', value: value.value })];
      case 'global':
        return this.#members.known(this.#catalog.global(value.name));
      case 'module':
        return this.#moduleNamed(module, value.specifier, read);
      case 'exports':
        return this.#members.commonJs(module, read);
      case 'function':
        return [this.#functionIn(module, value.function, self)];
      case 'class':
        return [this.class(module, value.class)];
      case 'object':
      case 'array':
        return [this.#things.get({ kind: 'object', module, value: id })];
      case 'signature':
        return [this.#things.get({ kind: 'signature', module, returns: value.returns })];
      case 'any':
        return value.of.flatMap(choice => [...part(choice)]);
      case 'member':
        return this.#member(module, value, self, part(value.object), read);
      case 'element':
        return each(part(value.object), thing => elementsOf(thing, read));
      case 'result': {
        const call = module.summary.calls[value.call] as CallSite;
        return each(part(call.callee), callee => this.#result(callee, module, call, read, part));
      }
      case 'receiver': {
        const receiver = receiverIn(self);
        return receiver ? [receiver] : [...read(module, module.summary.functions[value.function]?.home ?? UNKNOWN)];
      }
      case 'super':
        return [...read(module, classAt(module, value.class).superClass ?? UNKNOWN)];
      case 'instance':
        return each(part(value.of), thing => this.#members.instance(thing, read));
      case 'type':
        return [this.#things.get({ kind: 'type', module, instances: value.of })];
    }
  }

  #member(
    module: Module,
    { object, name }: Value & { kind: 'member' },
    self: Thing | undefined,
    things: ReadonlySet<Thing>,
    read: ReadValue,
  ): Thing[] {
    const receivers = [...things, ...this.#implementing(things, module, object, self)];
    return receivers.flatMap(thing => this.#members.of(thing, name, read));
  }

  /** Instances of the one class that implements the interface by which alone an object is known. */
  #implementing(things: ReadonlySet<Thing>, module: Module, object: ValueId, self: Thing | undefined): Thing[] {
    const types = [...things].filter(isDeclared);
    if (types.length === 0 || !this.#certain || !this.#implementations) return [];
    const known = this.#certain.evaluate(module, object, self);
    if (![...known].every(thing => isDeclared(thing) || thing.kind === 'parameter')) return [];
    return types.flatMap(type => {
      const implementation = this.#implementations?.of(type, module);
      return implementation ? [this.#things.get({ kind: 'instance', of: implementation })] : [];
    });
  }

  #givenTo({ function: id, index }: Value & { kind: 'parameter' }, module: Module, read: ReadValue): Thing[] {
    return this.#given.parameter(module, id, index, this.#reading(read)).flatMap(node => this.#members.known(node));
  }

  /** A function that is written in an inherited method shares its `this`. */
  #functionIn(module: Module, id: number, self: Thing | undefined): FunctionThing {
    const parent = module.summary.functions[id]?.parent;
    const shared = parent !== MODULE_BODY && parent !== null ? selfIn(module, id, self, this.#things) : undefined;
    return shared ? this.#things.get({ kind: 'function', module, id, self: shared }) : this.function(module, id);
  }

  #moduleNamed(from: Module, specifier: string, read: ReadValue): Thing[] {
    const module = this.#modules.resolve(from, specifier);
    const declarations = this.#modules.declarations(from, specifier);
    // The catalog speaks for installed packages, also where they are followed; of the project's own files, its user does.
    const isOwn = module !== undefined && module.package === undefined;
    return [
      ...this.#members.known(isOwn ? this.#catalog.projectFile(module.file, specifier) : this.#catalog.module(specifier)),
      ...[module, declarations].flatMap(found => (found ? this.#members.commonJs(found, read) : [])),
    ];
  }

  /** What a call of the callee gives. */
  #result(callee: Thing, module: Module, call: CallSite, read: ReadValue, part: ReadPart): Thing[] {
    switch (callee.kind) {
      case 'known':
        return this.#resultOfKnown(callee.node, module, call, read, part);
      case 'function':
        return call.construct ? this.#members.instance(callee, read) : returned(callee, read);
      case 'class':
        return this.#members.instance(callee, read);
      case 'signature':
        return [...read(callee.module, callee.returns)];
      case 'invoker':
        if (callee.how === 'bind') return [this.#bound(callee.of, module, call)];
        return this.#result(callee.of, module, { ...call, construct: false }, read, part);
      case 'bound': {
        const given = argumentsOfBound(callee, module, call);
        return given ? this.#result(callee.of, module, { ...call, arguments: given }, read, part) : [];
      }
      default:
        return [];
    }
  }

  #bound(of: Thing, module: Module, site: CallSite): Thing {
    return site.arguments.length > 1 ? this.#things.get({ kind: 'bound', of, module, site }) : of;
  }

  #resultOfKnown(node: CatalogNode, module: Module, call: CallSite, read: ReadValue, part: ReadPart): Thing[] {
    const { result } = node;
    if (!result) return this.#members.known(this.#catalog.step(node, { step: call.construct ? 'instance' : 'result' }));
    this.#catalog.matched(result);
    const argument = (index: number) => [...part(call.arguments[index]?.value ?? UNKNOWN)];
    if ('argument' in result) return argument(result.argument);
    if ('promisified' in result) {
      return argument(result.promisified).flatMap(of =>
        of.kind === 'known' || of.kind === 'function' ? [this.#things.get({ kind: 'promisified', of })] : [],
      );
    }
    return argument(result.moduleNamed).flatMap(name =>
      name.kind === 'literal' && typeof name.value === 'string' ? this.#moduleNamed(module, name.value, read) : [],
    );
  }
}

type ReadPart = (value: ValueId) => ReadonlySet<Thing>;

/** The elements of an array, or the values of an object that is used as a collection. */
function elementsOf(thing: Thing, read: ReadValue): Thing[] {
  if (thing.kind !== 'object') return [];
  const value = thing.module.summary.values[thing.value];
  if (value?.kind === 'array') return value.elements.flatMap(element => [...read(thing.module, element)]);
  return value?.kind === 'object' ? value.properties.flatMap(property => [...read(thing.module, property.value)]) : [];
}
