/**
 * The evaluator: returns the abstract values that a symbolic value of a summary may have. Joins summaries with each other and with the
 * catalog. `fs.promises` becomes the catalog's node of that path, for example. Knows neither contexts nor what blocks.
 */
import type { Catalog, CatalogNode } from '../../catalog/index.ts';
import { getOrMake } from '../../collections/maps.ts';
import {
  MODULE_BODY,
  UNKNOWN,
  type CallSite,
  type FunctionId,
  type ModuleSummary,
  type SymbolicValue,
  type ValueId,
} from '../../summary/model.ts';
import type { AbstractValue, Activation, ClassValue, ConstantArguments, FunctionValue, ObjectArguments } from './abstract-value.ts';
import { activationIn, passedTo, withFrame } from './call-frames.ts';
import { CallResults } from './call-results.ts';
import type { Evaluation, ReadValue } from './evaluation.ts';
import { Fixpoint, type Read } from './fixpoint.ts';
import { Implementations, isDeclared } from './implementations.ts';
import { Interner } from './interner.ts';
import { classAt, each, Members } from './members.ts';
import type { Module, Modules } from './modules.ts';

/** A lookup of the catalog's nodes for a parameter: a row says who calls the function, and with what. */
export type ParameterNodes = (module: Module, id: FunctionId, index: number, evaluation: Evaluation) => CatalogNode[];

interface ValueKey {
  readonly module: Module;
  readonly value: ValueId;
  readonly activation: Activation | undefined;
}

interface EvaluatorParts {
  readonly catalog: Catalog;
  readonly modules: Modules;
  readonly parameterNodes: ParameterNodes;
  readonly interner: Interner;
  /** Guesses which class an interface stands for; absent in the evaluator that the guess rests on. */
  readonly guess?: { readonly declared: Evaluator; readonly implementations: Implementations };
}

const NOTHING: ReadonlySet<AbstractValue> = new Set();

/** Makes an evaluator that guesses implementations. The guesses rest on a second evaluator, which makes none. */
export function createEvaluator(catalog: Catalog, modules: Modules, parameterNodes: ParameterNodes): Evaluator {
  const parts = { catalog, modules, parameterNodes, interner: new Interner() };
  const declared = new Evaluator(parts);
  return new Evaluator({ ...parts, guess: { declared, implementations: new Implementations(declared, modules) } });
}

export class Evaluator implements Evaluation {
  readonly #catalog: Catalog;
  readonly #parameterNodes: ParameterNodes;
  readonly #interner: Interner;
  readonly #members: Members;
  readonly #results: CallResults;
  readonly #guess: EvaluatorParts['guess'];
  readonly #read: ReadValue = (module, value, activation) => this.evaluate(module, value, activation);
  readonly #keys = new WeakMap<ModuleSummary, Map<Activation | undefined, ValueKey[]>>();
  readonly #fixpoint = new Fixpoint<ValueKey, AbstractValue>((key, read) => this.#transfer(key, read));

  constructor({ catalog, modules, parameterNodes, interner, guess }: EvaluatorParts) {
    this.#catalog = catalog;
    this.#parameterNodes = parameterNodes;
    this.#interner = interner;
    this.#members = new Members(catalog, interner, this.#read);
    this.#results = new CallResults(catalog, modules, interner, this.#members);
    this.#guess = guess;
  }

  evaluate(module: Module, value: ValueId, activation?: Activation): ReadonlySet<AbstractValue> {
    return value === UNKNOWN ? NOTHING : this.#fixpoint.evaluate(this.#key(module, value, activation));
  }

  getters(module: Module, object: ValueId, name: string, activation?: Activation): FunctionValue[] {
    const values = this.evaluate(module, object, activation);
    const receivers = [...values, ...this.#implementing(values, module, object, activation)];
    return receivers.flatMap(value => this.#members.getters(value, name, this.#read));
  }

  member(value: AbstractValue, name: string): AbstractValue[] {
    return this.#members.of(value, name, this.#read);
  }

  exports(module: Module): AbstractValue[] {
    return this.#members.commonJs(module, this.#read);
  }

  /** Returns this evaluation as functions see it that run with an activation. */
  within(activation: Activation): Evaluation {
    return {
      ...this.#reading(this.#read),
      evaluate: (module, value) => this.evaluate(module, value, activation),
      getters: (module, object, name) => this.getters(module, object, name, activation),
    };
  }

  /** Returns an evaluation that reads values through `read`, which may still be at work on its fixpoint. */
  #reading(read: ReadValue): Evaluation {
    return {
      evaluate: read,
      getters: (module, object, name) => each(read(module, object), value => this.#members.getters(value, name, read)),
      function: (module, id) => this.function(module, id),
      member: (value, name) => this.#members.of(value, name, read),
      exports: module => this.#members.commonJs(module, read),
    };
  }

  function(module: Module, id: number): FunctionValue {
    return this.#interner.get({ kind: 'function', module, id });
  }

  class(module: Module, id: number): ClassValue {
    return this.#interner.get({ kind: 'class', module, id });
  }

  /** Returns the function as it runs in calls that pass these constants. */
  withConstants(fn: FunctionValue, constants: ConstantArguments): FunctionValue {
    return constants.size === 0 ? fn : this.#interner.get({ ...fn, constants });
  }

  /** Returns the function as it runs in calls that pass these objects. */
  withPassed(fn: FunctionValue, passed: ObjectArguments): FunctionValue {
    return withFrame(fn, passed, this.#interner);
  }

  #key(module: Module, value: ValueId, activation: Activation | undefined): ValueKey {
    const byActivation = getOrMake(this.#keys, module.summary, () => new Map<Activation | undefined, ValueKey[]>());
    const keys = getOrMake(byActivation, activation, () => []);
    return (keys[value] ??= { module, value, activation });
  }

  /** Computes the values of a key from the values of other keys: the transfer function of the fixpoint. */
  #transfer({ module, value: id, activation }: ValueKey, readKey: Read<ValueKey, AbstractValue>): AbstractValue[] {
    const symbolic = module.summary.values[id] as SymbolicValue;
    const read: ReadValue = (of, valueId, as) => (valueId === UNKNOWN ? NOTHING : readKey(this.#key(of, valueId, as)));
    /** Reads a part of this value, with the same activation. */
    const part = (valueId: ValueId): ReadonlySet<AbstractValue> => read(module, valueId, activation);
    switch (symbolic.kind) {
      case 'unknown':
        return [];
      case 'parameter':
        return [
          this.#interner.get({ ...symbolic, module }),
          ...this.#nodesOfParameter(symbolic, module, read),
          ...passedTo(module, symbolic.function, symbolic.index, activation),
        ];
      case 'literal':
        return [this.#interner.get({ kind: 'literal', value: symbolic.value })];
      case 'global':
        return this.#members.known(this.#catalog.global(symbolic.name));
      case 'module':
        return this.#results.moduleNamed(module, symbolic.specifier, read);
      case 'exports':
        return this.#members.commonJs(module, read);
      case 'function':
        return [this.#functionIn(module, symbolic.function, activation)];
      case 'class':
        return [this.class(module, symbolic.class)];
      case 'object':
      case 'array':
        return [this.#interner.get({ kind: 'object', module, value: id })];
      case 'signature':
        return [this.#interner.get({ kind: 'signature', module, returns: symbolic.returns })];
      case 'any':
        return symbolic.of.flatMap(choice => [...part(choice)]);
      case 'member': {
        const objects = part(symbolic.object);
        const receivers = [...objects, ...this.#implementing(objects, module, symbolic.object, activation)];
        return receivers.flatMap(receiver => this.#members.of(receiver, symbolic.name, read));
      }
      case 'element':
        return each(part(symbolic.object), value => elementsOf(value, read));
      case 'result': {
        const call = module.summary.calls[symbolic.call] as CallSite;
        return each(part(call.callee), callee => this.#results.of(callee, module, call, read, part));
      }
      case 'receiver': {
        const receiver = activation?.receiver;
        return receiver ? [receiver] : [...read(module, module.summary.functions[symbolic.function]?.home ?? UNKNOWN)];
      }
      case 'super':
        return [...read(module, classAt(module, symbolic.class).superClass ?? UNKNOWN)];
      case 'instance':
        return each(part(symbolic.of), value => this.#members.instance(value, read));
      case 'type':
        return [this.#interner.get({ kind: 'type', module, instances: symbolic.of })];
    }
  }

  /** Returns instances of the one class that implements an object's interface, where nothing but the interface is known of it. */
  #implementing(values: ReadonlySet<AbstractValue>, module: Module, object: ValueId, activation: Activation | undefined): AbstractValue[] {
    const types = [...values].filter(isDeclared);
    if (types.length === 0 || !this.#guess) return [];
    const { declared, implementations } = this.#guess;
    const known = declared.evaluate(module, object, activation);
    if (![...known].every(value => isDeclared(value) || value.kind === 'parameter')) return [];
    return types.flatMap(type => {
      const implementation = implementations.of(type, module);
      return implementation ? [this.#interner.get({ kind: 'instance', of: implementation })] : [];
    });
  }

  #nodesOfParameter({ function: id, index }: SymbolicValue & { kind: 'parameter' }, module: Module, read: ReadValue): AbstractValue[] {
    return this.#parameterNodes(module, id, index, this.#reading(read)).flatMap(node => this.#members.known(node));
  }

  /** Returns a function of a file. A function that is written in another function shares its activation. */
  #functionIn(module: Module, id: number, activation: Activation | undefined): FunctionValue {
    const parent = module.summary.functions[id]?.parent;
    const shared = parent !== MODULE_BODY && parent !== null ? activationIn(module, id, activation, this.#interner) : undefined;
    return shared ? this.#interner.get({ kind: 'function', module, id, activation: shared }) : this.function(module, id);
  }
}

/** Returns the elements of an array, or the values of an object that is used as a collection. */
function elementsOf(value: AbstractValue, read: ReadValue): AbstractValue[] {
  if (value.kind !== 'object') return [];
  const symbolic = value.module.summary.values[value.value];
  if (symbolic?.kind === 'array') return symbolic.elements.flatMap(element => [...read(value.module, element)]);
  return symbolic?.kind === 'object' ? symbolic.properties.flatMap(property => [...read(value.module, property.value)]) : [];
}
