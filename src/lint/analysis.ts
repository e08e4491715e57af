/** The analysis for one set of settings: the project's files, and what the solver has concluded about them so far. */
import { resolve } from 'node:path';
import { catalog, catalogWith, type Catalog, type UserRow } from '../catalog/index.ts';
import { createPass, type AwaitedTypes, type Pass } from '../pass/pass.ts';
import { Project, type ProjectModule } from '../project/project.ts';
import type { ResolverOptions } from '../project/resolver.ts';
import type { Cache } from '../project/read.ts';
import type { Source } from '../summary/summarise.ts';
import { Solver } from '../solve/solver.ts';
import { noModules } from '../solve/things.ts';
import { AllowList } from './allow-list.ts';
import type { Settings } from './settings.ts';

/** An entry of the settings that has matched nothing. */
export type UnusedEntry = UserRow | { readonly setting: 'allow'; readonly entry: string };

export class Analysis {
  readonly project: Project;
  readonly #settings: Settings;
  readonly #catalog: Catalog;
  readonly #allowList: AllowList;
  #solver: Solver | undefined;
  #solvedAt = 0;
  #isBudgetTold = false;

  /** `cwd` is what a relative `tsconfig`, and a module that the settings name by its path, are relative to. */
  constructor(settings: Settings, cwd: string, cache?: Cache, budget?: number) {
    const { allow = [], apis, contexts, runtime } = settings;
    this.#settings = settings;
    this.#allowList = new AllowList(allow);
    const fileOf = (module: string): string | undefined => (/^\.{0,2}\//.test(module) ? resolve(cwd, module) : undefined);
    this.#catalog = apis ?? contexts ?? runtime ? catalogWith({ apis: apis ?? [], contexts: contexts ?? [] }, runtime, fileOf) : catalog;
    this.project = new Project(resolverOptions(settings, cwd), cache, budget);
  }

  /** What rules may ask about a module, as things stand now. `source` parses it, if that is needed; `types` are the driver's. */
  pass(module: ProjectModule, source: () => Source, types?: AwaitedTypes): Pass {
    const { chains, runtime } = this.#settings;
    return createPass(module, this.solver(), { chains: chains !== 'off', runtime, source, types });
  }

  /** The budget for files of installed packages, the first time it is asked for after it was found too small. */
  exhaustedBudget(): number | undefined {
    const budget = this.#isBudgetTold ? undefined : this.project.exhaustedBudget;
    this.#isBudgetTold ||= budget !== undefined;
    return budget;
  }

  /** The entries of the settings that have matched nothing in what was asked by now. */
  unused(): UnusedEntry[] {
    const allow = this.#allowList.unmatched().map(entry => ({ setting: 'allow', entry }) as const);
    return [...allow, ...this.#catalog.unmatched()];
  }

  solver(): Solver {
    const { chains = 'project', startup = 'ignore' } = this.#settings;
    // Conclusions are kept from file to file, until a file they may rest on has changed.
    if (!this.#solver || this.#solvedAt !== this.project.changes) {
      const modules = chains === 'project' ? this.project : noModules;
      this.#solver = new Solver(this.#catalog, modules, { startup, allows: path => this.#allowList.allows(path) });
      this.#solvedAt = this.project.changes;
    }
    return this.#solver;
  }
}

/** How these settings have imports resolved. */
export const resolverOptions = ({ tsconfig, dependencies = 'ignore' }: Settings, cwd: string): ResolverOptions => ({
  dependencies,
  tsconfig: tsconfig === undefined ? undefined : resolve(cwd, tsconfig),
});
