/** The analysis for one set of settings: the project's files, and what the solver has concluded about them so far. */
import { resolve } from 'node:path';
import { catalog } from '../catalog/index.ts';
import { createPass, type Pass } from '../pass/pass.ts';
import { Project, type ProjectModule } from '../project/project.ts';
import type { Cache } from '../project/read.ts';
import { Solver } from '../solve/solver.ts';
import { noModules } from '../solve/things.ts';
import { solverSettings, type Settings } from './settings.ts';

export class Analysis {
  readonly project: Project;
  readonly #settings: Settings;
  #solver: Solver | undefined;
  #solvedAt = 0;
  #isBudgetTold = false;

  /** `cwd` is what a relative `tsconfig` is relative to. */
  constructor(settings: Settings, cwd: string, cache?: Cache, budget?: number) {
    const { tsconfig, dependencies = 'ignore' } = settings;
    this.#settings = settings;
    this.project = new Project({ dependencies, tsconfig: tsconfig === undefined ? undefined : resolve(cwd, tsconfig) }, cache, budget);
  }

  /** What rules may ask about a module, as things stand now. */
  pass(module: ProjectModule): Pass {
    return createPass(module, this.solver(), this.#settings.chains !== 'off');
  }

  /** The budget for files of installed packages, the first time it is asked for after it was found too small. */
  exhaustedBudget(): number | undefined {
    const budget = this.#isBudgetTold ? undefined : this.project.exhaustedBudget;
    this.#isBudgetTold ||= budget !== undefined;
    return budget;
  }

  solver(): Solver {
    const { chains = 'project' } = this.#settings;
    // Conclusions are kept from file to file, until a file they may rest on has changed.
    if (!this.#solver || this.#solvedAt !== this.project.changes) {
      const modules = chains === 'project' ? this.project : noModules;
      this.#solver = new Solver(catalog, modules, solverSettings(this.#settings));
      this.#solvedAt = this.project.changes;
    }
    return this.#solver;
  }
}
