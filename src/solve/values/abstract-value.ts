/**
 * The abstract values of the analysis. An expression may be a function, a class or a node of the catalog's tree, for example. Equal
 * values are identical, because values are interned. Their number is finite, so evaluation ends: an access path that leaves the
 * catalog's tree has no value. Knows nothing of how values are found.
 */
import type { CatalogNode, LiteralValue } from '../../catalog/index.ts';
import type { CallSite, ClassId, FunctionId, ValueId } from '../../summary/model.ts';
import type { Module } from './modules.ts';

/** A fact about an argument of one call: its value, or that it is truthy. */
export type Constant = { readonly truthy: true } | { readonly value: string | number | boolean | null | undefined };

/** The constants that a call passes, by the index of the parameter. Only parameters that guard a branch of the callee are there. */
export type ConstantArguments = ReadonlyMap<number, Constant>;

/** The objects that a call passes, by the index of the parameter. */
export type ObjectArguments = ReadonlyMap<number, AbstractValue>;

export interface FunctionValue {
  readonly kind: 'function';
  readonly module: Module;
  readonly id: FunctionId;
  /** The receiver and the arguments that its callers add; absent where they add none. */
  readonly activation?: Activation | undefined;
  /** The constants that its callers pass for parameters that guard a branch, as `mode` does in `if (mode === 'file')`. */
  readonly constants?: ConstantArguments | undefined;
}

export interface ClassValue {
  readonly kind: 'class';
  readonly module: Module;
  readonly id: ClassId;
}

export type AbstractValue =
  /** A node of the catalog's tree. */
  | { readonly kind: 'known'; readonly node: CatalogNode }
  | FunctionValue
  | ClassValue
  | { readonly kind: 'instance'; readonly of: FunctionValue | ClassValue }
  /** A value that a caller passes. */
  | { readonly kind: 'parameter'; readonly module: Module; readonly function: FunctionId; readonly index: number }
  /** An object or array literal, or an interface or object type. */
  | { readonly kind: 'object'; readonly module: Module; readonly value: ValueId }
  | { readonly kind: 'exports'; readonly module: Module }
  /** A named type, with the symbolic value of its instances. */
  | { readonly kind: 'type'; readonly module: Module; readonly instances: ValueId }
  | { readonly kind: 'signature'; readonly module: Module; readonly returns: ValueId }
  | { readonly kind: 'literal'; readonly value: LiteralValue }
  /** `f.call`, `f.apply` or `f.bind`. */
  | { readonly kind: 'invoker'; readonly of: AbstractValue; readonly how: 'call' | 'apply' | 'bind' }
  /** The result of `f.bind(receiver, a)` at a call site. */
  | { readonly kind: 'bound'; readonly of: AbstractValue; readonly module: Module; readonly site: CallSite }
  | { readonly kind: 'promisified'; readonly of: AbstractValue };

/** The receiver and the call frame with which a function runs, and every function written in it. */
export interface Activation {
  /** The value of `this` in a method that a class inherits, or that another file adds to it. */
  readonly receiver: AbstractValue | undefined;
  readonly frame: CallFrame | undefined;
}

/** A call frame: the objects that a call passes, attached to the callee. `outer` is the frame of an enclosing function. */
export interface CallFrame {
  readonly module: Module;
  readonly function: FunctionId;
  readonly passed: ObjectArguments;
  readonly outer: CallFrame | undefined;
}
