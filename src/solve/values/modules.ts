/** The files of a project, as the solver sees them. */
import type { ModuleSummary } from '../../summary/model.ts';

/** A file of the project, by identity. */
export interface Module {
  /** Absolute path. */
  readonly file: string;
  /** The name of the installed package it belongs to; none for the project's own files. */
  readonly package?: string | undefined;
  /** It is a declaration file: its functions have no bodies. */
  readonly declares?: boolean;
  readonly summary: ModuleSummary;
}

/** Gives the solver the other modules; it does not know where they come from. */
export interface Modules {
  /** The project's module that a specifier names in this one; `undefined` for packages and what cannot be found. */
  resolve(from: Module, specifier: string): Module | undefined;
  /** The version of an installed package as a module sees it. */
  version(from: Module, name: string): string | undefined;
  /** What declares a module's types, where its doc comments say which of its functions block. */
  declarations(from: Module, specifier: string): Module | undefined;
}

/** For who looks at one file alone. */
export const noModules: Modules = { resolve: () => undefined, declarations: () => undefined, version: () => undefined };
