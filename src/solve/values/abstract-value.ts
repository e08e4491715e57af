/**
 * The abstract values of the analysis. They are interned, so that equal values are identical, and there are finitely many: an access
 * path that leaves the catalog's tree has no value, so evaluation always ends.
 */
import type { CatalogNode, LiteralValue } from '../../catalog/index.ts';
import type { CallSite, ClassId, FunctionId, ValueId } from '../../summary/model.ts';
import type { Module } from './modules.ts';

/** A parameter in one call: its very value, or that it is true as a condition. */
export type Constant = { readonly truthy: true } | { readonly value: string | number | boolean | null | undefined };

/** The constants that a call passes for the parameters that guard something in its callee, by their index. */
export type ConstantArguments = ReadonlyMap<number, Constant>;

/** The objects that a call passes, by their index. */
export type ObjectArguments = ReadonlyMap<number, AbstractValue>;

export interface FunctionValue {
  readonly kind: 'function';
  readonly module: Module;
  readonly id: FunctionId;
  /** Absent where neither its receiver nor its arguments are known beyond what its own code says. */
  readonly activation?: Activation | undefined;
  /** The constants that the calls in question pass for the parameters that guard something in it. */
  readonly constants?: ConstantArguments | undefined;
}

export interface ClassValue {
  readonly kind: 'class';
  readonly module: Module;
  readonly id: ClassId;
}

export type AbstractValue =
  /** A place in the catalog's tree. */
  | { readonly kind: 'known'; readonly node: CatalogNode }
  | FunctionValue
  | ClassValue
  | { readonly kind: 'instance'; readonly of: FunctionValue | ClassValue }
  /** Whatever a caller passes. */
  | { readonly kind: 'parameter'; readonly module: Module; readonly function: FunctionId; readonly index: number }
  /** An object or array literal, or an interface. */
  | { readonly kind: 'object'; readonly module: Module; readonly value: ValueId }
  | { readonly kind: 'exports'; readonly module: Module }
  /** A type by its name, with the symbolic value of its instances. */
  | { readonly kind: 'type'; readonly module: Module; readonly instances: ValueId }
  | { readonly kind: 'signature'; readonly module: Module; readonly returns: ValueId }
  | { readonly kind: 'literal'; readonly value: LiteralValue }
  /** `f.call`, `f.apply` or `f.bind`. */
  | { readonly kind: 'invoker'; readonly of: AbstractValue; readonly how: 'call' | 'apply' | 'bind' }
  /** The result of `f.bind(receiver, a)` at a call site. */
  | { readonly kind: 'bound'; readonly of: AbstractValue; readonly module: Module; readonly site: CallSite }
  | { readonly kind: 'promisified'; readonly of: AbstractValue };

/** The receiver and the arguments with which a function, and the functions written in it, run. */
export interface Activation {
  /** The value of `this`, where another class inherited the method than the one it is written in. */
  readonly receiver: AbstractValue | undefined;
  readonly frame: CallFrame | undefined;
}

/** The objects that a call passes, attached to the callee. Frames of enclosing functions follow from the inside out. */
export interface CallFrame {
  readonly module: Module;
  readonly function: FunctionId;
  readonly passed: ObjectArguments;
  readonly outer: CallFrame | undefined;
}
