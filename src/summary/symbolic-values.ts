/** Symbolic values: the origins of values, as the syntax of one file shows them. */
import type { CallId, ClassId, FunctionId, Span, ValueId } from './sites.ts';

export const UNKNOWN: ValueId = 0;

/** The origin of a value. The solver evaluates it, with the catalog and the other modules at hand. */
export type SymbolicValue =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  /** A name that no scope of the file declares. */
  | { readonly kind: 'global'; readonly name: string }
  /** The namespace of another module, or its `module.exports`. */
  | { readonly kind: 'module'; readonly specifier: string }
  /** The `exports` and `module.exports` of this module. */
  | { readonly kind: 'exports' }
  | { readonly kind: 'function'; readonly function: FunctionId }
  | { readonly kind: 'class'; readonly class: ClassId }
  /** An object literal; `declared` marks an interface or an object type, which a class may implement. */
  | { readonly kind: 'object'; readonly properties: readonly Property[]; readonly spreads: readonly ValueId[]; readonly declared?: true }
  | { readonly kind: 'array'; readonly elements: readonly ValueId[] }
  | { readonly kind: 'member'; readonly object: ValueId; readonly name: string }
  /** Any element of a collection. */
  | { readonly kind: 'element'; readonly object: ValueId }
  /** The result of a call or a construction. A promise and the value that it resolves with count as one. */
  | { readonly kind: 'result'; readonly call: CallId }
  | { readonly kind: 'parameter'; readonly function: FunctionId; readonly index: number }
  /** `this` in a function. */
  | { readonly kind: 'receiver'; readonly function: FunctionId }
  /** The base class, in `super(…)` and `super.method()`. */
  | { readonly kind: 'super'; readonly class: ClassId }
  /** An instance of a class, by a type annotation or a prototype. */
  | { readonly kind: 'instance'; readonly of: ValueId }
  /** An interface or a type alias, by its name; its instances are `of`. */
  | { readonly kind: 'type'; readonly of: ValueId }
  /** A function of which only the type is known. */
  | { readonly kind: 'signature'; readonly returns: ValueId }
  /** One of several values: of a variable with several assignments, or chosen at run time. */
  | { readonly kind: 'any'; readonly of: readonly ValueId[] };

export interface Property {
  readonly name: string;
  readonly value: ValueId;
  /** Present if the value is a getter, whose result is the property. */
  readonly getter?: true;
  /** The name of the value, where the property of a literal has a name for a value: `{ load: readAll }`. */
  readonly at?: Span;
}
