/** The files of a project, as the solver sees them. Knows nothing of the disk. */
import type { ModuleSummary } from '../../summary/model.ts';

/** A file of the project. Two are equal only if they are identical. */
export interface Module {
  /** Absolute path. */
  readonly file: string;
  /** The name of its installed package; absent for the project's own files. */
  readonly package?: string | undefined;
  /** True for a declaration file (`.d.ts`): its functions have no bodies. */
  readonly declares?: boolean;
  readonly summary: ModuleSummary;
}

/** The lookup of other modules. The solver does not know where they come from. */
export interface Modules {
  /** Returns the module that a specifier names in this one; `undefined` where its source is not read or not found. */
  resolve(from: Module, specifier: string): Module | undefined;
  /** Returns the version of an installed package, as a module sees it. */
  version(from: Module, name: string): string | undefined;
  /** Returns the declaration file of a module, whose doc comments may say which functions block. */
  declarations(from: Module, specifier: string): Module | undefined;
}

/** A lookup that finds no module: each file is analysed alone. */
export const noModules: Modules = { resolve: () => undefined, declarations: () => undefined, version: () => undefined };
