/**
 * Access paths: how tables name the functions of a module, relative to it.
 *
 * `readFileSync` is an export, `realpathSync.native` a member, `Dir#readSync` a method of an instance. `new DatabaseSync` is a
 * construction, and `DatabaseSync#prepare()` the result of a call.
 *
 * The types here hold paths against the declarations of a module, so that a misspelt API does not compile.
 */

/** Another name of the same value: a path in the same module, or a module and a path in it. */
export type SamePath = string | { readonly module: string; readonly path?: string };

export type InstanceOf<C> = C extends abstract new (...args: never) => infer I ? I : C extends { prototype: infer I } ? I : never;
export type NameOf<M> = keyof M & string;
type NestedPath<M> = {
  [C in NameOf<M>]:
    | (M[C] extends abstract new (...args: never) => unknown ? `new ${C}` : never)
    | `${C}#${keyof InstanceOf<M[C]> & string}`
    | (M[C] extends object ? `${C}.${keyof M[C] & string}` : never);
}[NameOf<M>];

/** A module as its importers see it: its exports, its default export, and the members of a compiled default export. */
type RootOf<M> = M | (M extends { default: infer D } ? D | (D extends { default: infer E } ? E : never) : never);
/** The paths of a module that is itself a function, or a class with its instances. */
type OwnPath<R> =
  | (R extends (...args: never) => unknown ? '' : never)
  | (R extends abstract new (...args: never) => unknown ? 'new ' | `#${keyof InstanceOf<R> & string}` : never);
type RootPath<R> = R extends unknown ? NameOf<R> | NestedPath<R> | OwnPath<R> : never;

/** The paths that a table about module `M` can name. */
export type PathOf<M> = RootPath<RootOf<M>>;
